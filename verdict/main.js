"use strict";
/*
 * Previews a stack with the policy pack, and says in a few lines what would be done and what the pack has against it: where
 * GitHub shows the summary of a run, or at the end of the log.
 *
 *   node verdict/main.js --stack NAME [options of `pulumi preview`]
 *
 * The log has each property, as Pulumi shows it. The summary has no value: whoever approves a deployment reads it, and more people
 * than those who know the stack's secrets.
 */
const { spawnSync } = require("node:child_process");
const { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { parseArgs } = require("node:util");
const { summaryOf } = require("./summary");

function main(words) {
  const { stack } = parseArgs({ args: words, options: { stack: { type: "string" } }, strict: false }).values;
  // What Pulumi tells of itself, values among it, is in no folder that a job keeps.
  const folder = mkdtempSync(path.join(os.tmpdir(), "verdict-"));
  const log = path.join(folder, "events.jsonl");
  try {
    const preview = ["preview", "--diff", "--policy-pack", "policy", "--event-log", log, ...words];
    const { status } = spawnSync("pulumi", preview, { stdio: ["ignore", "inherit", "inherit"] });
    const events = existsSync(log) ? readFileSync(log, "utf8") : "";
    const summary = summaryOf(stack, events, status === 0);
    if (process.env.GITHUB_STEP_SUMMARY) appendFileSync(process.env.GITHUB_STEP_SUMMARY, summary);
    else console.log(`\n${summary.trimEnd()}`);
    return status ?? 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
process.exitCode = main(process.argv.slice(2));
