#!/usr/bin/env node
"use strict";
// Node.js finds the TypeScript behind what it has compiled itself, and no other.
require(process.execArgv.includes("--enable-source-maps") ? "./register" : "./compile-cache");
require("./lean-sdk");
const { main } = require("./cli.ts");

main(process.argv.slice(2)).then(
  (code) => (process.exitCode = code),
  (error) => {
    console.error(error.stack || error.message || String(error));
    process.exitCode = 2;
  },
);
