// later.js, loaded when it is first asked for: the plan, the picture of a result, the comparison,
// files for other programs, links, what lies on the device.

import { bring } from "#check";
import { createExports } from "./later/export.js";
import { createComparison } from "./later/compareview.js";
import { createPicture } from "./later/picture.js";
import { decode } from "./later/data/decode.js";
import { createPlanView } from "./later/planview.js";
import { createLinkActions } from "./later/link.js";
import { createStored } from "./later/stored.js";
import { store as zip } from "./later/data/zip.js";

bring({ createComparison, createExports, createLinkActions, createPicture, createPlanView, createStored, decode, zip });
