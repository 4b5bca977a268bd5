// site.js, on every page: carries the answers from page to page, pages through the single file.
// The door is the one global: behind it, a script finds what those before it share.

import * as site from "./site/exports.js";
import * as page from "./site/page.js";
import { start } from "./site/start.js";

globalThis.kurzcheckDoor = { site, page };
document.addEventListener("DOMContentLoaded", start);
