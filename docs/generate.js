"use strict";
require("../preview/register");
process.exitCode = require("./generate.ts").main(process.argv.includes("--check"));
