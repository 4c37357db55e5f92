"use strict";
const path = require("node:path");

/** Where a job leaves what it found of a stack, for the one that writes the issue. */
exports.reportOf = (stack) => path.join("reports", "drift", `${stack}.json`);
