// What any text may hold that goes into a file for other programs: lines end in LF, and there is
// no control character but tab and LF, nor what turns figures around, nor what XML has no room for.
export function plainText(value) {
  return String(value ?? "")
    .replace(/\r\n?/g, "\n")
    .replace(/[\0-\x08\v\f\x0e-\x1f\x7f\u202a-\u202e\ufffe\uffff]/g, "");
}
