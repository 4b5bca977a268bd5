// Dates for a calendar, read by ical.js, which the calendar of Thunderbird uses.
import assert from "node:assert/strict";
import test from "node:test";
import ICAL from "ical.js";
import { HOSTILE } from "../js/hostile.js";
import * as ics from "../../src/browser/later/data/ics.js";

const STAMP = "20261122T101500Z";

function opened(calendar) {
  const component = new ICAL.Component(ICAL.parse(ics.write(calendar)));
  return {
    component,
    events: component.getAllSubcomponents("vevent").map((event) => new ICAL.Event(event)),
  };
}

// When an event's alarm sounds: a duration before its day begins.
function alarmOf({ component, startDate }) {
  const alarm = component.getFirstSubcomponent("valarm");
  const time = startDate.clone();
  time.isDate = false;
  time.addDuration(alarm.getFirstPropertyValue("trigger"));
  return time.toString();
}

function kept(text) {
  return text.replace(/\r\n?/g, "\n").replace(/[\0-\x08\v\f\x0e-\x1f\x7f\u202a-\u202e\ufffe\uffff]/g, "");
}

test("a calendar reads the plan's dates as whole days", () => {
  const plan = [
    {
      uid: "beirat@check",
      date: "2027-03-01",
      title: "Beirat gründen; Satzung, Wahl",
      description: "Verantwortlich: Frau Müller\nZiel: 80 %",
      url: "https://example.org/check.html",
    },
    { uid: "jahr@check", date: "2028-02-29", title: "Check wiederholen 😀" },
  ];
  const { component, events } = opened({
    product: "-//Netzwerk//Check//DE",
    stamp: STAMP,
    events: plan,
  });
  assert.equal(component.name, "vcalendar");
  assert.equal(component.getFirstPropertyValue("version"), "2.0");
  assert.equal(component.getFirstPropertyValue("prodid"), "-//Netzwerk//Check//DE");
  const read = events.map((event) => ({
    uid: event.uid,
    summary: event.summary,
    description: event.description,
    start: event.startDate.toString(),
    wholeDay: event.startDate.isDate,
    days: event.duration.toSeconds() / 86400,
    repeats: event.isRecurring(),
    url: event.component.getFirstPropertyValue("url"),
    stamp: event.component.getFirstPropertyValue("dtstamp").toString(),
    alarm: alarmOf(event),
  }));
  const common = { wholeDay: true, days: 1, repeats: false, stamp: "2026-11-22T10:15:00Z" };
  const alarms = ["2027-02-22T09:00:00", "2028-02-22T09:00:00"];
  assert.deepEqual(read, [
    {
      ...common,
      uid: "beirat@check",
      summary: "Beirat gründen; Satzung, Wahl",
      description: "Verantwortlich: Frau Müller\nZiel: 80 %",
      start: "2027-03-01",
      alarm: alarms[0],
      url: "https://example.org/check.html",
    },
    {
      ...common,
      uid: "jahr@check",
      summary: "Check wiederholen 😀",
      description: null,
      start: "2028-02-29",
      alarm: alarms[1],
      url: null,
    },
  ]);
});

test("hostile text is read as what it is, and makes no event of its own", () => {
  const texts = HOSTILE.filter((text) => text !== "");
  const { component, events } = opened({
    product: texts.join("|"),
    stamp: STAMP,
    events: texts.map((text) => ({
      uid: text,
      date: "2027-03-01",
      title: text,
      description: text,
      url: text,
    })),
  });
  assert.equal(component.getFirstPropertyValue("prodid"), kept(texts.join("|")));
  assert.deepEqual(
    events.map((event) => event.summary),
    texts.map(kept),
  );
  assert.deepEqual(
    events.map((event) => event.description),
    texts.map(kept),
  );
  assert.deepEqual(
    events.map((event) => event.uid),
    texts.map(kept),
  );
  for (const event of events) assert.equal(event.component.getFirstPropertyValue("url"), null);
});
