// Dates for a calendar (iCalendar, RFC 5545): all-day events, each with an alarm,
// no rule of repetition. Plain data in, plain data out: the caller says what time
// it is now, and every word.

import { day } from "#check";
import { plainText } from "./text.js";

const LINE_OCTETS = 75;

// A value of type TEXT: nothing in it ends it.
function text(value) {
  return plainText(value).replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");
}

// Long lines go on in the next, after a space; no character is torn apart.
function fold(line) {
  let folded = "";
  let octets = 0;
  for (const character of line) {
    // octets in UTF-8, or more
    const more = character <= "~" ? 1 : character < "\u0800" ? 2 : character[1] ? 4 : 3;
    if (octets + more > LINE_OCTETS) {
      folded += "\r\n ";
      octets = 1;
    }
    folded += character;
    octets += more;
  }
  return folded + "\r\n";
}

// "2026-11-22" -> "20261122"
function written(date) {
  return date.replace(/-/g, "");
}

function eventLines({ uid, date, title, description, url }, stamp) {
  if (!day.isCommonDay(date)) return [];
  return [
    "BEGIN:VEVENT",
    "UID:" + text(uid),
    "DTSTAMP:" + text(stamp),
    "DTSTART;VALUE=DATE:" + written(date),
    "DTEND;VALUE=DATE:" + written(day.dayAfter(date)),
    "SUMMARY:" + text(title),
    ...(description ? ["DESCRIPTION:" + text(description)] : []),
    ...(/^https?:\/\/[!-~]+$/i.test(url) ? ["URL:" + url] : []),
    // nobody is busy all day because something is due
    "TRANSP:TRANSPARENT",
    // a week before, at nine in the morning
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    "DESCRIPTION:" + text(title),
    "TRIGGER:-P6DT15H",
    "END:VALARM",
    "END:VEVENT",
  ];
}

// calendar: { product, events: [{ uid, date: "YYYY-MM-DD", title, description,
// url }], stamp: "YYYYMMDDTHHMMSSZ" }. description and url may be left out; an
// event whose date is no day is.
export function write({ product, events, stamp }) {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:" + text(product),
    ...events.flatMap((event) => eventLines(event, stamp)),
    "END:VCALENDAR",
  ];
  return lines.map(fold).join("");
}
