"use strict";
/*
 * Asks the cloud whether a stack is what the program says, and tells which kinds of resources are not.
 *
 *   node drift/main.js --stack NAME [options of `pulumi preview`]
 *
 * A preview shows values, and what somebody changed by hand may be a secret that Pulumi does not know as one. Here, none is
 * printed; `reports/drift/NAME.json`, from which the issue is written, has the types of the resources and how many there are.
 * Secrets in a cluster are left out: who looks for differences may read none.
 */
const { spawnSync } = require("node:child_process");
const { mkdirSync, writeFileSync } = require("node:fs");
const path = require("node:path");
const { parseArgs } = require("node:util");
const { changesOf } = require("./changes");
const { reportOf } = require("./report");

const question = ["preview", "--refresh", "--expect-no-changes", "--json"];
const secrets = ["--exclude", "**kubernetes:core/v1:Secret::*"];

function main(words) {
  const { stack } = parseArgs({ args: words, options: { stack: { type: "string" } }, strict: false }).values;
  const { status, stdout, error } = spawnSync("pulumi", [...question, ...secrets, ...words], {
    encoding: "utf8",
    maxBuffer: 1 << 30,
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (error) console.error(`pulumi cannot be started: ${error.message}`);
  const { lines, ...found } = changesOf(stdout ?? "");
  for (const line of lines) console.log(line);
  const report = reportOf(stack);
  mkdirSync(path.dirname(report), { recursive: true });
  const finished = status === 0 || (found.finished && found.changes.length > 0);
  writeFileSync(report, `${JSON.stringify({ ...found, finished })}\n`);
  return status ?? 1;
}
process.exitCode = main(process.argv.slice(2));
