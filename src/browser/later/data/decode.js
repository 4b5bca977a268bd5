// A file's bytes as text. Result files are UTF-8; an editor may have saved one as "ANSI"
// (Windows-1252) or as UTF-16 since. What cannot be told for sure is refused: a wrong letter in
// somebody's note is worse than a message. Plain data in, plain data out.

// A character of more than one byte in UTF-8.
const UTF8 = /[\xc2-\xf4][\x80-\xbf]+/g;

function read(bytes, label) {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

// Neither UTF-8 nor UTF-16. A damaged file of UTF-8 has whole characters, too.
function fromWindows(bytes) {
  let letters = "";
  for (const byte of bytes) letters += String.fromCharCode(byte);
  const count = (pattern, text) => text.split(pattern).length;
  if (count(/[\x80-\xff]/, letters.replace(UTF8, "")) <= count(UTF8, letters)) return null;
  // what Windows-1252 leaves unused is no text
  const text = read(bytes, "windows-1252");
  return /[\x80-\x9f]/.test(text) ? null : text;
}

// bytes: a Uint8Array -> the text; null where it cannot be read, or where somebody's program has
// put marks in place of letters it could not read. UTF-16 is known by its mark, or by the half that
// is zero in the first letter of a file that begins as JSON does.
export function decode(bytes) {
  const [first, second] = bytes;
  const half = [0, 0xfe].includes(second) ? "le" : [0, 0xfe].includes(first) ? "be" : "";
  const text = half && bytes.length > 1 ? read(bytes, `utf-16${half}`) : read(bytes, "utf-8") ?? fromWindows(bytes);
  return text?.includes("\ufffd") ? null : text;
}
