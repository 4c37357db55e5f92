"use strict";
// As `preview/main.js` does.
require("../preview/compile-cache");
require("../preview/lean-sdk");
void require("./parts.ts").printParts(process.argv[2]);
