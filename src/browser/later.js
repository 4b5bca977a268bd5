// later.js, loaded when it is first asked for: the plan, the picture of a result, the comparison,
// files for other programs, links, what lies on the device.

import { bring } from "#check";
import { createLater } from "./later/later.js";

bring({ createLater });
