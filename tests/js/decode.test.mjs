import assert from "node:assert/strict";
import test from "node:test";
import { readFile } from "../../src/browser/check/file.js";
import * as resultfile from "../../src/browser/check/data/resultfile.js";
import { decode } from "../../src/browser/later/data/decode.js";

const TEXT = '{ "note": "Größe: „Äpfel“ für 5 €, ganz ohne Maß" }';
const bytes = (...numbers) => Uint8Array.from(numbers.flat());
const utf16 = (text) => [...Buffer.from(text, "utf16le")];
const swapped = (list) => list.map((_, i) => list[i ^ 1]);
const WINDOWS = { "„": 0x84, "“": 0x93, "€": 0x80, "–": 0x96 };
// Node reads Windows-1252 as Latin-1; browsers keep to the Encoding Standard.
const LETTERS = Object.fromEntries(Object.entries(WINDOWS).map(([letter, byte]) => [String.fromCharCode(byte), letter]));
globalThis.TextDecoder = class extends TextDecoder {
  decode(given) {
    const text = super.decode(given);
    return this.encoding === "windows-1252" ? text.replace(/[\x80-\x9f]/g, (letter) => LETTERS[letter] ?? letter) : text;
  }
};
const ansi = (text) => [...text].map((letter) => WINDOWS[letter] ?? letter.codePointAt(0));

test("a file is read as what it was saved as: UTF-8, UTF-16, Windows-1252", () => {
  for (const [name, given] of Object.entries({
    "UTF-8": [...Buffer.from(TEXT)],
    "UTF-8 with its mark": [0xef, 0xbb, 0xbf, ...Buffer.from(TEXT)],
    "UTF-16 LE with its mark": [0xff, 0xfe, ...utf16(TEXT)],
    "UTF-16 BE with its mark": [0xfe, 0xff, ...swapped(utf16(TEXT))],
    "UTF-16 LE": utf16(TEXT),
    "UTF-16 BE": swapped(utf16(TEXT)),
    "ANSI": ansi(TEXT),
  }))
    assert.equal(decode(bytes(given)), TEXT, name);
  assert.equal(decode(bytes()), "");
});

test("a file of Windows-1252 may hold what looks like UTF-8, as long as most does not", () => {
  const text = '{ "note": "„Spaß“ für alle, Größe, Äpfel" }';
  assert.equal(decode(bytes(ansi(text))), text);
});

test("what is not whole, or has lost letters already, is refused", () => {
  const utf8 = [...Buffer.from(TEXT)];
  const at = utf8.indexOf(0xc3);
  for (const [name, given] of Object.entries({
    "UTF-8 with a byte less": utf8.toSpliced?.(at, 1) ?? [...utf8.slice(0, at), ...utf8.slice(at + 1)],
    "UTF-8 with a wrong byte": [...utf8.slice(0, at), 0xff, ...utf8.slice(at + 1)],
    "a letter that was lost": [...Buffer.from('{ "note": "Gr\ufffd\ufffde" }')],
    "half a letter of UTF-16": [0xff, 0xfe, 0x7b, 0x00, 0x00],
    "half a pair of UTF-16": [0xff, 0xfe, 0x00, 0xd8, 0x7b, 0x00],
    "what Windows-1252 does not know": ansi("{ Größe \x81 }"),
  }))
    assert.equal(decode(bytes(given)), null, name);
});

test("whatever the bytes, no text has a mark in place of a letter", () => {
  for (let round = 0; round < 2000; round++) {
    const given = Uint8Array.from({ length: round % 60 }, (_, i) => ((round * 2654435761 + i * i * 40503 + (i << (round % 7))) >>> 3) & 0xff);
    assert.doesNotMatch(decode(given) ?? "", /\ufffd/);
  }
});

test("what is saved can be opened, also where the reader wrote the mark of a lost letter", async () => {
  const given = { format: "kurzcheck-result", formatVersion: 1, check: { id: "c", version: 1 }, scale: { from: 0, to: 1, step: 1 }, answers: { a: { note: "Gr\ufffdße" } }, plan: [] };
  for (const object of [given, { ...given, subject: "x".repeat(2e6) }]) {
    const { fault, object: read } = await readFile(new Blob([resultfile.serialize(object)]), decode);
    assert.equal(fault, null);
    assert.deepEqual(read, object);
  }
});
