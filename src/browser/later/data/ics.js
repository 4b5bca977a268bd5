// Dates for a calendar (iCalendar, RFC 5545): all-day events, one by one, no
// rule of repetition. Plain data in, plain data out: the caller says what time
// it is now, and every word.

const LINE_OCTETS = 75;
const DAY = 24 * 60 * 60 * 1000;

// A value of type TEXT: no control characters, and nothing that ends it.
function text(value) {
  return String(value ?? "")
    .replace(/\r\n?/g, "\n")
    .replace(/[\0-\x08\v\f\x0e-\x1f\x7f]/g, "")
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\n/g, "\\n");
}

function octetsOf(character) {
  const code = character.codePointAt(0);
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

// Long lines go on in the next, after a space; no character is torn apart.
function fold(line) {
  let folded = "";
  let octets = 0;
  for (const character of line) {
    const more = octetsOf(character);
    if (octets + more > LINE_OCTETS) {
      folded += "\r\n ";
      octets = 1;
    }
    folded += character;
    octets += more;
  }
  return folded + "\r\n";
}

// "2026-11-22" -> "20261122", so many days later; null where there is no such day.
function dayOf(date, later = 0) {
  const time = Date.parse(date + "T00:00:00Z");
  if (!/^[12]\d{3}-/.test(date) || Number.isNaN(time)) return null;
  const day = (days) => new Date(time + days * DAY).toISOString().slice(0, 10);
  return day(0) === date ? day(later).replace(/-/g, "") : null;
}

function eventLines({ uid, date, title, description, url }, stamp) {
  if (dayOf(date) === null) return [];
  return [
    "BEGIN:VEVENT",
    "UID:" + text(uid),
    "DTSTAMP:" + text(stamp),
    "DTSTART;VALUE=DATE:" + dayOf(date),
    "DTEND;VALUE=DATE:" + dayOf(date, 1),
    "SUMMARY:" + text(title),
    ...(description ? ["DESCRIPTION:" + text(description)] : []),
    ...(/^https?:\/\/[!-~]+$/i.test(url) ? ["URL:" + url] : []),
    // nobody is busy all day because something is due
    "TRANSP:TRANSPARENT",
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
