"use strict";
require("../preview/register");
void require("./cli.ts")
  .main(process.argv.slice(2))
  .then((code) => (process.exitCode = code));
