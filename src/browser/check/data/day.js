// Days of the calendar as texts, YYYY-MM-DD. A result file may say any; a date field of some
// browsers knows years of up to six digits.

const DAY = 24 * 60 * 60 * 1000;
const FORM = /^(\d{4,6})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

// What a result file may hold, as content/schema/result.json says: no month has more than 31 days.
export function looksLikeDay(text) {
  return typeof text === "string" && FORM.test(text);
}

// Whether there is such a day.
export function isDay(text) {
  const [, year, month, day] = FORM.exec(text) || [];
  // A day too many is in another month. The calendar repeats every 400 years;
  // Date.UTC means others by years below 100.
  return new Date(Date.UTC(2000 + (year % 400), month - 1, day)).getUTCMonth() === month - 1;
}

// The same, in years that other programs know, too: calendars, word processors.
export function isCommonDay(text) {
  return isDay(text) && /^[12]\d{3}-/.test(text);
}

// The day of that moment, in milliseconds, where the reader is.
export function today(time = Date.now()) {
  return new Date(time - new Date(time).getTimezoneOffset() * 60000).toISOString().slice(0, 10);
}

// Of common days. A year after the 29th of February is the 1st of March.
export function dayAfter(text) {
  return new Date(Date.parse(text) + DAY).toISOString().slice(0, 10);
}

export function yearAfter(text) {
  const day = new Date(text);
  day.setUTCFullYear(day.getUTCFullYear() + 1);
  return day.toISOString().slice(0, 10);
}
