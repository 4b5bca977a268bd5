// Reads what the writers of office documents wrote, strictly and without their
// help: stored ZIP archives and XML as the parts of a document use it.
"use strict";

// Bit by bit (ISO 3309), unlike the writer.
function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

function fail(what) {
  throw new Error(what);
}

// -> [{ name, text, flags, method, date, time }], in the directory's order
function unzip(bytes) {
  const buffer = Buffer.from(bytes);
  const end = buffer.length - 22;
  if (buffer.readUInt32LE(end) !== 0x06054b50) fail("no end of the central directory");
  const count = buffer.readUInt16LE(end + 10);
  if (buffer.readUInt16LE(end + 8) !== count) fail("two counts");
  const size = buffer.readUInt32LE(end + 12);
  let at = buffer.readUInt32LE(end + 16);
  if (at + size !== end) fail("the directory does not end where the end begins");
  let next = 0;
  return Array.from({ length: count }, () => {
    if (buffer.readUInt32LE(at) !== 0x02014b50) fail("no entry of the directory at " + at);
    const nameLength = buffer.readUInt16LE(at + 28);
    const name = buffer.toString("utf8", at + 46, at + 46 + nameLength);
    const local = buffer.readUInt32LE(at + 42);
    if (local !== next) fail(name + " does not follow the file before it");
    if (buffer.readUInt32LE(local) !== 0x04034b50) fail("no file at " + local);
    // From the version on, the entry repeats the file's header.
    const shared = buffer.subarray(at + 6, at + 32);
    if (!shared.equals(buffer.subarray(local + 4, local + 30))) fail(name + ": two headers");
    const length = buffer.readUInt32LE(at + 24);
    if (buffer.readUInt32LE(at + 20) !== length) fail(name + ": stored in another size");
    const start = local + 30 + nameLength;
    if (buffer.toString("utf8", local + 30, start) !== name) fail(name + ": two names");
    const data = buffer.subarray(start, start + length);
    if (buffer.readUInt32LE(at + 16) !== crc32(data)) fail(name + ": checksum");
    next = start + length;
    const entry = {
      name,
      text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(data),
      flags: buffer.readUInt16LE(at + 8),
      method: buffer.readUInt16LE(at + 10),
      time: buffer.readUInt16LE(at + 12),
      date: buffer.readUInt16LE(at + 14),
    };
    at += 46 + nameLength;
    return entry;
  });
}

const TOKEN =
  /<\?xml [^?]*\?>\s*|<\/([\w:.-]+)>|<([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/y;

function allowed(text) {
  if (!/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(text)) return text;
  return fail("a character that XML forbids in " + JSON.stringify(text));
}

const NAMED = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

// An ampersand only begins a reference to a character.
function plain(text) {
  return allowed(text).replace(/&(?:#(x?[\da-f]+);|(\w+);)?/gi, (_, code, name) => {
    if (code) return allowed(String.fromCodePoint(Number(code.replace(/^x/i, "0x"))));
    return NAMED[name] ?? fail("an ampersand for itself: " + text);
  });
}

function attributesOf(source) {
  const attributes = {};
  for (const [, name, value] of source.matchAll(/([\w:.-]+)="([^"]*)"/g)) {
    if (name in attributes) fail("twice: " + name);
    attributes[name] = plain(value);
  }
  return attributes;
}

// -> { name, attributes, children: [element or text] }; throws where it is not
// well-formed, and where it could have a document type.
function parseXml(source) {
  const top = { name: "", attributes: {}, children: [] };
  const open = [top];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(source);
    if (!match) fail("no XML: " + JSON.stringify(source.slice(at, at + 60)));
    const [, closed, opened, attributes, empty, text] = match;
    const parent = open[open.length - 1];
    if (closed && open.pop().name !== closed) fail("closes nothing: " + closed);
    if (text) parent.children.push(plain(text));
    if (!opened) continue;
    const element = { name: opened, attributes: attributesOf(attributes), children: [] };
    parent.children.push(element);
    if (!empty) open.push(element);
  }
  if (open.length !== 1 || top.children.length !== 1) fail("not one element");
  return top.children[0];
}

// All elements of that name in an element, itself aside, in the document's order.
function all(element, name) {
  return element.children.flatMap((child) =>
    typeof child === "string" ? [] : [...(child.name === name ? [child] : []), ...all(child, name)],
  );
}

function one(element, name) {
  return all(element, name)[0] ?? null;
}

// The value of an element's only attribute that counts; null without the element.
function value(element, name) {
  return one(element, name)?.attributes["w:val"] ?? null;
}

// What a reader reads in it; Word takes ends of line and tabs in the XML for blanks.
function textOf(element) {
  return element.children
    .map((child) => {
      if (child.name === "w:br") return "\n";
      if (child.name === "w:tab") return "\t";
      if (typeof child === "string")
        return element.name === "w:t" ? child.replace(/[\n\t]/g, " ") : "";
      return textOf(child);
    })
    .join("");
}

module.exports = { unzip, parseXml, all, one, value, textOf };
