// A screen of the page as plain data for a report: what it shows is what is
// taken along, so figures and words cannot differ. What stands on the screen
// alone (buttons, fields, pictures with a table behind them, and all that is
// marked data-kc-paperless) stays behind, as on paper.
(() => {
  "use strict";

  const { all, one } = globalThis.kurzcheck.page;

  const LEFT =
    '[hidden], [aria-hidden="true"], [data-kc-paperless], [data-kc-report], [role="status"], ' +
    "button, input, select, textarea, label, svg, template, dialog, nav";
  // in a table that is taken along for itself, there is room for the rest
  const UNSEEN = "[hidden]";
  const ON_PAPER = "[open], [data-kc-print-open], [data-kc-guide-details]";
  const BLOCKS = "p, ul, ol, dl, div, section, article, table, details, h2, h3, h4, h5, h6, blockquote";

  function children(element, left = LEFT) {
    return [...element.childNodes].filter(
      (node) => node.nodeType === Node.TEXT_NODE || (node instanceof Element && !node.matches(left))
    );
  }

  // How an element stands apart from what is before it in the same line.
  function gapBefore(element) {
    const { display, position } = getComputedStyle(element);
    if (display.startsWith("inline") || position === "absolute") return "";
    if (element.matches("dd")) return ": ";
    return /flex|grid/.test(getComputedStyle(element.parentElement).display) ? " · " : "\n";
  }

  function textOf(node) {
    const keepsLines = getComputedStyle(node.parentElement).whiteSpace.startsWith("pre");
    return node.data.replace(keepsLines ? /[ \t]+/g : /[ \t\n]+/g, " ");
  }

  // What an element says in one paragraph: [{ text, strong, emph, href }]
  function runs(element, look = {}, left = LEFT) {
    const found = [];
    let after = "";
    for (const node of children(element, left)) {
      if (node.nodeType === Node.TEXT_NODE) found.push({ ...look, text: textOf(node) });
      else if (node.matches("br")) found.push("\n");
      else {
        const outside = node.matches("a[href]") && /^(https?|mailto):/.test(node.href);
        const inner = runs(
          node,
          {
            strong: look.strong || node.matches("strong, b, dt"),
            emph: look.emph || node.matches("em, i"),
            href: outside ? node.href : look.href,
          },
          left
        );
        const before = gapBefore(node);
        const gap = isSaid(found) && isSaid(inner) ? before || after : "";
        after = before;
        if (gap) found.push(plain(found).trim().endsWith(":") ? " " : gap);
        found.push(...inner);
      }
    }
    return found;
  }

  function plain(found) {
    return found.map((run) => run.text ?? run).join("");
  }

  function isSaid(found) {
    return plain(found).trim() !== "";
  }

  // Without blanks at both ends.
  function trimmed(found) {
    const list = found.map((run) => (typeof run === "string" ? { text: run } : { ...run }));
    while (list.length > 0 && list[0].text.trim() === "") list.shift();
    while (list.length > 0 && list[list.length - 1].text.trim() === "") list.pop();
    if (list.length > 0) {
      list[0].text = list[0].text.trimStart();
      list[list.length - 1].text = list[list.length - 1].text.trimEnd();
    }
    return list;
  }

  function line(element, look, left) {
    return trimmed(runs(element, look, left));
  }

  function shown(elements) {
    return elements.filter((element) => !element.closest("[hidden]"));
  }

  function rowsOf(table, selector) {
    return shown(all(selector, table)).map((row) => [...row.cells].map((cell) => line(cell)));
  }

  function tableBlock(table) {
    const head = rowsOf(table, "thead tr")[0] || [];
    const rows = rowsOf(table, "tbody tr, tfoot tr");
    return { table: { head, rows, widths: head.map((_, i) => (i === 0 ? 3 : 2)) } };
  }

  function partOf(element) {
    return element ? parseFloat(element.style.getPropertyValue("--kc-part")) / 100 || 0 : null;
  }

  function listBlock(list) {
    const items = shown([...list.children]);
    const bars = items.every((item) => one("[data-kc-bar]", item));
    if (!bars) return { list: items.map((item) => line(item)), ordered: list.matches("ol") };
    return {
      bars: items.map((item) => {
        const [label, ...rest] = children(item).filter((node) => node instanceof Element);
        const texts = rest.map((element) => plain(line(element))).filter(Boolean);
        return {
          label: line(label),
          value: texts.join(" · "),
          share: partOf(one("[data-kc-bar]", item)),
          target: partOf(one("[data-kc-target-bar]:not([hidden])", item)),
        };
      }),
    };
  }

  function facts(list) {
    return [...list.children].map((item) => ({ paragraph: item.matches(LEFT) ? [] : line(item) }));
  }

  function blocksOf(element) {
    if (element.matches("h2, h3, h4, h5, h6")) {
      return [{ heading: Number(element.localName[1]) - 1, text: line(element) }];
    }
    if (element.matches("table")) return [tableBlock(element)];
    if (element.matches("dl")) return facts(element);
    if (element.matches("ul, ol")) return element.children.length > 0 ? [listBlock(element)] : [];
    if (element.matches("details") && !element.matches(ON_PAPER)) return [];
    if (element.matches("summary")) return [{ paragraph: line(element, { strong: true }) }];
    if (!children(element).some((node) => node instanceof Element && node.matches(BLOCKS))) {
      return [{ paragraph: line(element) }];
    }
    return children(element).flatMap((node) =>
      node instanceof Element ? blocksOf(node) : { paragraph: trimmed([textOf(node)]) }
    );
  }

  // Blocks as docx.js takes them.
  function blocks(screen) {
    return blocksOf(screen).filter((block) => !block.paragraph || isSaid(block.paragraph));
  }

  // The tables alone, with their names: [{ name, rows: [{ row, texts }] }]
  function tables(screen) {
    return shown(all("table", screen)).map((table) => ({
      name: table.closest("[aria-label]")?.getAttribute("aria-label") ?? "",
      rows: shown(all("tr", table)).map((row) => ({
        row,
        texts: [...row.cells].map((cell) => plain(line(cell, {}, UNSEEN))),
      })),
    }));
  }

  globalThis.kurzcheck.report = { blocks, tables };
})();
