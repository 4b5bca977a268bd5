import assert from "node:assert/strict";
import test from "node:test";
import { HOSTILE } from "./hostile.js";
import * as ics from "../../src/browser/later/data/ics.js";

const STAMP = "20261122T101500Z";

function calendar(events, more = {}) {
  return ics.write({ product: "-//Netzwerk//Check//DE", stamp: STAMP, events, ...more });
}

function event(more = {}) {
  return { uid: "measure-1@check", date: "2027-03-01", title: "Beirat", description: "", ...more };
}

// The lines as they were before they were folded (RFC 5545, 3.1).
function unfold(text) {
  assert.ok(text.endsWith("\r\n"));
  return text.replace(/\r\n /g, "").slice(0, -2).split("\r\n");
}

function linesOf(more) {
  return unfold(calendar([event(more)]));
}

// Of the event; its alarm follows.
function property(lines, name) {
  const alarm = lines.indexOf("BEGIN:VALARM");
  const found = lines.slice(0, alarm < 0 ? undefined : alarm).filter((line) => line.startsWith(name));
  assert.ok(found.length <= 1, name + " stands once");
  return found.length === 0 ? null : found[0].slice(name.length);
}

// A value of type TEXT, read (RFC 5545, 3.3.11).
function read(value) {
  return value.replace(/\\([\\;,nN])/g, (_, character) =>
    /n/i.test(character) ? "\n" : character,
  );
}

// As a file holds it: half a surrogate pair becomes U+FFFD.
function saved(text) {
  return Buffer.from(text, "utf8").toString("utf8");
}

// What the format can hold of a text.
function kept(text) {
  return saved(text.replace(/\r\n?/g, "\n")).replace(/[\0-\x08\v\f\x0e-\x1f\x7f\u202a-\u202e\ufffe\uffff]/g, "");
}

test("a calendar holds what it was given, and nothing else", () => {
  const events = [
    event({ description: "Wer: Müller", url: "https://example.org/check.html#plan" }),
    event({ uid: "again@check", date: "2027-11-22", title: "Check" }),
  ];
  assert.deepEqual(unfold(calendar(events)), [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Netzwerk//Check//DE",
    "BEGIN:VEVENT",
    "UID:measure-1@check",
    "DTSTAMP:20261122T101500Z",
    "DTSTART;VALUE=DATE:20270301",
    "DTEND;VALUE=DATE:20270302",
    "SUMMARY:Beirat",
    "DESCRIPTION:Wer: Müller",
    "URL:https://example.org/check.html#plan",
    "TRANSP:TRANSPARENT",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    "DESCRIPTION:Beirat",
    "TRIGGER:-P6DT15H",
    "END:VALARM",
    "END:VEVENT",
    "BEGIN:VEVENT",
    "UID:again@check",
    "DTSTAMP:20261122T101500Z",
    "DTSTART;VALUE=DATE:20271122",
    "DTEND;VALUE=DATE:20271123",
    "SUMMARY:Check",
    "TRANSP:TRANSPARENT",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    "DESCRIPTION:Check",
    "TRIGGER:-P6DT15H",
    "END:VALARM",
    "END:VEVENT",
    "END:VCALENDAR",
  ]);
});

test("an event ends where the next day begins, over months, years and leap days", () => {
  const endOf = (date) => property(linesOf({ date }), "DTEND;VALUE=DATE:");
  const days = ["2026-01-31", "2026-12-31", "2028-02-28", "2028-02-29", "2027-02-28", "2026-03-29"];
  assert.deepEqual(days.map(endOf), [
    "20260201",
    "20270101",
    "20280229",
    "20280301",
    "20270301",
    "20260330",
  ]);
});

test("an event whose date is no day is left out", () => {
  const dates = [
    "",
    "2026-02-30",
    "2027-02-29",
    "2026-13-01",
    "2026-00-10",
    "2026-1-1",
    "20260101",
  ];
  dates.push(
    "22.11.2026",
    "2026-11-22T00:00",
    "12026-01-01",
    "0000-01-01",
    "9999-12-31",
    "x",
    null,
  );
  for (const date of [...dates, undefined, 20260101, {}]) {
    assert.deepEqual(linesOf({ date }).slice(3), ["END:VCALENDAR"], String(date));
  }
});

test("text is escaped as the format asks", () => {
  const lines = linesOf({ title: "a;b,c\\d", description: 'e\nf\r\ng\rh:"i"\tj' });
  assert.equal(property(lines, "SUMMARY:"), "a\\;b\\,c\\\\d");
  assert.equal(property(lines, "DESCRIPTION:"), 'e\\nf\\ng\\nh:"i"\tj');
});

test("an address is written as it is, if it is one", () => {
  const urlOf = (url) => property(linesOf({ url }), "URL:");
  for (const url of ["https://example.org/a;b,c?d=%20#e", "HTTP://x"])
    assert.equal(urlOf(url), url);
  for (const url of [
    "",
    "javascript:x",
    "file:///x",
    "https://a b",
    "https://a\r\nX:y",
    "https://ä",
    null,
    undefined,
  ]) {
    assert.equal(urlOf(url), null);
  }
});

test("no line is longer than 75 octets, and no character is torn apart", () => {
  for (const unit of ["a", "ä", "€", "😀", "aä€😀", "👨‍👩‍👧", "\ud800"]) {
    for (let before = 0; before < 8; before++) {
      const title = "x".repeat(before) + unit.repeat(200);
      const text = calendar([event({ title })]);
      const lines = Buffer.from(text, "utf8").toString("latin1").split("\r\n");
      const lengths = lines.map((line) => line.length);
      assert.ok(Math.max(...lengths) <= 75, unit);
      const long = lengths.filter((_, i) => lines[i + 1]?.startsWith(" "));
      assert.ok(long.length > 0 && long.every((length) => length > 75 - 4), "no line is cut early");
      for (const line of lines)
        new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(line, "latin1"));
      assert.equal(saved(property(unfold(text), "SUMMARY:")), saved(title));
    }
  }
});

test("a line of just 75 octets is not folded", () => {
  const title = "x".repeat(75 - "SUMMARY:".length);
  assert.ok(calendar([event({ title })]).includes("\r\nSUMMARY:" + title + "\r\n"));
  assert.ok(
    calendar([event({ title: title + "y" })]).includes("\r\nSUMMARY:" + title + "\r\n y\r\n"),
  );
});

test("hostile text in every field stays in its field, whole", () => {
  const harmless = unfold(calendar([event({ description: "x" })])).map((line) =>
    line.replace(/:.*/, ""),
  );
  for (const text of HOSTILE.filter((text) => text !== "")) {
    const events = [event({ uid: text, title: text, description: text, url: text })];
    const lines = unfold(calendar(events, { product: text, stamp: text }));
    assert.deepEqual(
      lines.map((line) => line.replace(/:[^]*/, "")),
      harmless,
    );
    for (const name of ["PRODID:", "UID:", "DTSTAMP:", "SUMMARY:"]) {
      assert.equal(saved(read(property(lines, name))), kept(text));
    }
    const descriptions = lines.filter((line) => line.startsWith("DESCRIPTION:"));
    assert.deepEqual(
      descriptions.map((line) => saved(read(line.slice(12)))),
      [kept(text), kept(text)], // of the event and of its alarm
    );
  }
});

test("texts that are missing are empty", () => {
  const lines = unfold(ics.write({ stamp: STAMP, events: [{ date: "2026-01-01" }] }));
  assert.deepEqual(
    ["PRODID:", "UID:", "SUMMARY:", "DESCRIPTION:", "URL:"].map((name) => property(lines, name)),
    ["", "", "", null, null],
  );
});
