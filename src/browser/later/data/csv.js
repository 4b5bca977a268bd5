// Tables as text for a spreadsheet (RFC 4180, with the byte order mark by which
// Excel knows UTF-8). Plain data in, plain data out.
//
// Nobody's answer may run as a formula where somebody else opens the table. As
// OWASP ("CSV Injection") advises, an apostrophe goes before = + - @, also after
// blanks, and inside a cell after each separator: an English Excel splits a
// German table at commas. There, + and - are stopped only before a call, so that
// "5,- Euro" and notes with dashes stay as they were written.

import { plainText } from "./text.js";

const SIGN = /^[\s\p{C}"]*([=+\-@])/u;
const CALL = /[\p{L}\p{N}_.]\s*[(|]/u;

function guardInside(line, lineNumber) {
  const calls = CALL.test(line.normalize("NFKC"));
  const parts = line.split(/([,;]+)/).map((part, i) => {
    const sign = SIGN.exec(part.normalize("NFKC"))?.[1] ?? "";
    const isFormula = /[=@]/.test(sign) || (calls && sign !== "");
    return isFormula && lineNumber + i > 0 ? "'" + part : part;
  });
  return parts.join("");
}

function guard(text) {
  const guarded = text.split("\n").map(guardInside).join("\n");
  return text.startsWith("\n") || SIGN.test(text.normalize("NFKC")) ? "'" + guarded : guarded;
}

function quote(text, separator) {
  if (!/["\n]|^\s|\s$/.test(text) && !text.includes(separator)) return text;
  return '"' + text.replace(/"/g, '""') + '"';
}

// A number is never guarded: -5 is to stay a number.
function written(cell, decimal) {
  if (typeof cell === "number") {
    return Number.isFinite(cell) ? String(cell).replace(".", decimal) : "";
  }
  return guard(plainText(cell).replace(/\t/g, " "));
}

// rows: [[string | number | null]]; { decimal: "," or ".",
// separator: ";", "," or a tab } as the reader's spreadsheet expects them;
// what is not given is as in German. Ends of line in a cell are LF.
export function write(rows, { decimal = ",", separator = ";" } = {}) {
  const cellOf = (cell) => quote(written(cell, decimal), separator);
  return "\uFEFF" + rows.map((row) => row.map(cellOf).join(separator) + "\r\n").join("");
}
