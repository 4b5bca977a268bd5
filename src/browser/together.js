// together.js, loaded when it is first asked for: the room, in which several views answer question
// after question, and the quick entry of paper sheets.

import { bring } from "#check";
import { createTogether } from "./together/together.js";

bring({ createTogether });
