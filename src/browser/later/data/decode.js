// A file's bytes as text. Result files are UTF-8; an editor may have saved one as "ANSI"
// (Windows-1252) or as UTF-16 since. What cannot be told for sure is refused: a wrong letter in
// somebody's note is worse than a message. Plain data in, plain data out.

// A character of more than one byte in UTF-8, or half of one.
const UTF8 = /[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}/g;
// The characters of Windows-1252 from 0x80 on; all others are those of Unicode. Blank: unused.
const WINDOWS = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

function read(bytes, label) {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

// One letter a byte.
function asLetters(bytes) {
  let letters = "";
  for (let i = 0; i < bytes.length; i += 4096) letters += String.fromCharCode(...bytes.subarray(i, i + 4096));
  return letters;
}

// By its byte order mark, or by the half that is zero in every letter of a file that begins as JSON does.
function labelOf([first, second]) {
  if ((first === 0xff && second === 0xfe) || (first > 0 && second === 0)) return "utf-16le";
  if ((first === 0xfe && second === 0xff) || (first === 0 && second > 0)) return "utf-16be";
  return "utf-8";
}

// Neither UTF-8 nor UTF-16. A damaged file of UTF-8 has whole characters, too.
function fromWindows(bytes) {
  const letters = asLetters(bytes);
  const single = letters.replace(UTF8, "").match(/[\x80-\xff]/g) ?? [];
  let known = single.length > (letters.match(UTF8) ?? []).length;
  const text = letters.replace(/[\x80-\x9f]/g, (letter) => {
    const character = WINDOWS[letter.charCodeAt(0) - 0x80];
    known &&= character !== " ";
    return character;
  });
  return known ? text : null;
}

// bytes: a Uint8Array -> the text; null where it cannot be read, or where somebody's program has
// put marks in place of letters it could not read.
export function decode(bytes) {
  const label = labelOf(bytes);
  const text = read(bytes, label) ?? (label === "utf-8" ? fromWindows(bytes) : null);
  return text === null || text.includes("\ufffd") ? null : text;
}
