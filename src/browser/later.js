// later.js, loaded when it is first asked for: the comparison, files for other programs.

import { bring } from "#check";
import { decode } from "./later/data/decode.js";
import { createComparison } from "./later/compareview.js";
import { createExports } from "./later/export.js";

bring({ createComparison, createExports, decode });
