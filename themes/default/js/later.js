// What few readers need is a script of its own, loaded when it is first asked for:
// comparing results, and files for other programs. The single file has it all along.
(() => {
  "use strict";

  // -> a function that calls `use` with what `make` made of the script's parts, at once
  // where they are there already; or `fail` with the name of the file that is missing.
  function create(root, make, fail) {
    const { kurzcheck } = globalThis;
    const name = root.dataset.kcLater;
    let parts = null;
    let loading = null;

    function load() {
      return new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = name;
        script.onload = resolve;
        script.onerror = reject;
        document.head.append(script);
      });
    }

    return (use) => {
      if (!name) parts ??= make(kurzcheck);
      if (parts) return use(parts);
      loading ??= load();
      return loading.then(
        () => use((parts ??= make(kurzcheck))),
        () => {
          loading = null;
          fail(name);
        }
      );
    };
  }

  globalThis.kurzcheck.later = { create };
})();
