"use strict";
require("../preview/register");
process.exitCode = require("./cli.ts").main(process.argv.slice(2));
