// What few readers need is a script of its own, later.js, loaded when it is first asked for:
// comparing results, and files for other programs. The single file has it all along.

// What later.js brought; null until it has run.
let brought = null;
export function bring(parts) {
  brought = parts;
}

function load(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });
}

// -> a function that calls `use` with what `make` made of the script's parts, at once
// where they are there already; or `fail` with the name of the file that is missing.
export function createLoader(root, make, fail) {
  const address = root.dataset.kcLater;
  let made = null;
  let loading = null;

  return (use) => {
    if (brought) return use((made ??= make(brought)));
    loading ??= load(address);
    return loading.then(
      () => use((made ??= make(brought))),
      () => {
        loading = null;
        fail(address);
      }
    );
  };
}
