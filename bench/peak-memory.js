"use strict";
const { writeFileSync } = require("node:fs");

/** Loaded before a program: writes down, in kilobytes, the most memory that its process held. */
process.on("exit", () => writeFileSync(process.env.PEAK_MEMORY, String(process.resourceUsage().maxRSS)));
