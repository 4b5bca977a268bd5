// Texts of the content, which stand in the page as HTML, as runs and blocks for a Word document.
// What an element is counts, never how it looks: a theme's styles change no file.

const BLOCKS = "p, ul, ol, li, pre, blockquote, div, section, hr, h2, h3, h4, h5, h6";

// Whether runs, as docx.js takes them, say anything.
export function isSaid(runs) {
  return runs.some((run) => (run.text ?? run).trim() !== "");
}

function addressOf(link) {
  return /^(https?|mailto):/.test(link.href) ? link.href : undefined;
}

function collect(node, look, found) {
  for (const child of node.childNodes) {
    if (!child.matches) {
      const text = child.data ?? "";
      found.push({ ...look, text: look.pre ? text : text.replace(/[ \t\n]+/g, " ") });
    } else if (child.matches("br")) found.push({ text: "\n" });
    else if (child.matches("img")) found.push({ ...look, text: child.alt });
    else {
      if (child.matches(BLOCKS) && isSaid(found)) found.push({ text: "\n" });
      const inner = {
        strong: look.strong || child.matches("strong"),
        emph: look.emph || child.matches("em"),
        pre: look.pre || child.matches("pre"),
        href: child.matches("a[href]") ? addressOf(child) : look.href,
      };
      collect(child, inner, found);
    }
  }
  return found;
}

// With one blank between words, and none at both ends.
function trimmed(runs) {
  let before = "\n";
  for (const run of runs) {
    if (/[ \n]$/.test(before)) run.text = run.text.replace(/^ +/, "");
    before = run.text || before;
  }
  for (const run of [...runs].reverse()) {
    run.text = run.text.trimEnd();
    if (run.text) break;
  }
  return runs.map(({ pre, ...run }) => run);
}

// What an element says in one paragraph: [{ text, strong, emph, href }]
export function runsIn(element) {
  return trimmed(collect(element, {}, []));
}

// What an element's children say: blocks as docx.js takes them, headings from `level` on.
export function blocksIn(element, level) {
  const blocks = [...element.children].flatMap((child) => {
    if (child.matches("h2, h3, h4, h5, h6")) return { heading: level, text: runsIn(child) };
    if (child.matches("ul, ol")) {
      return { list: [...child.children].map(runsIn), ordered: child.matches("ol") };
    }
    if (child.matches("blockquote, div, section")) return blocksIn(child, level);
    return { paragraph: runsIn(child) };
  });
  const said = blocks.filter(({ paragraph }) => !paragraph || isSaid(paragraph));
  // what leads to a list stands on its page
  return said.map((block, i) => (said[i + 1]?.list ? { ...block, keep: true } : block));
}
