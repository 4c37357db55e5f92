"use strict";
require("../preview/register");
require("./bench.ts").main();
