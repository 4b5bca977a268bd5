// Answers on their way from page to page: an object as text that may stand in
// an address, and back. Anybody can write an address, so nothing here throws,
// and what comes back is any object: resultfile.apply decides whether to take it.

// Base64url (RFC 4648, section 5, without padding) of JSON in UTF-8; empty
// where the object cannot be written as JSON.
export function encode(object) {
  try {
    let bytes = "";
    for (const byte of new TextEncoder().encode(JSON.stringify(object))) {
      bytes += String.fromCharCode(byte);
    }
    return btoa(bytes).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
  } catch {
    return "";
  }
}

// The object; null where the text holds none.
export function decode(text) {
  try {
    const bytes = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    const utf8 = Uint8Array.from(bytes, (byte) => byte.charCodeAt(0));
    const object = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(utf8));
    return typeof object === "object" && !Array.isArray(object) ? object : null;
  } catch {
    return null;
  }
}
