"use strict";
require("../preview/compile-cache");
require("../preview/lean-sdk");
require("./generate.ts")
  .main(process.argv.includes("--check"))
  .then((code) => (process.exitCode = code));
