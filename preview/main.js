#!/usr/bin/env node
"use strict";
const path = require("node:path");
// Node.js finds the TypeScript behind what it has compiled itself, and no other.
require(process.execArgv.includes("--enable-source-maps") ? "./register" : "./compile-cache");

const [first, ...words] = process.argv.slice(2);
if (first === "--complete") complete();
else if (first === "--wait") wait();
else void run(process.argv.slice(2));

/** What a shell asks while somebody types has to be quick: no SDK is loaded. */
function complete() {
  const { completed } = require("./completion.ts");
  for (const candidate of completed(words, path.join(__dirname, ".."))) console.log(candidate);
}

function wait() {
  require("./lean-sdk");
  require("./wait").wait(() => run(words));
}

async function run(args) {
  require("./lean-sdk");
  const { main } = require("./cli.ts");
  try {
    process.exitCode = await main(args);
  } catch (error) {
    console.error(error.stack || error.message || String(error));
    process.exitCode = 2;
  }
  // All is written: Node.js would put the memory in order before it goes back to the system.
  process.on("exit", (code) => process.exit(code));
}
