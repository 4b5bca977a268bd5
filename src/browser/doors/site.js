// What site.js put behind the door: the names of site/exports.js.

export const { all, one, setText, show, showWhen, addressWith } = globalThis.kurzcheckDoor.site;
