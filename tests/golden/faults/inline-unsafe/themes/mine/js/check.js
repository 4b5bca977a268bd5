"use strict";
const a = "</SCRIPT>";
const b = "<!--";
