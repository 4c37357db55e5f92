"use strict";
/*
 * Previews a stack with the policy pack, and says in a few lines what would be done and what the pack has against it: where
 * GitHub shows the summary of a run, or at the end of the log; and in a file of VERDICT_FOLDER, if that is set.
 *
 *   node verdict/main.js --stack NAME [options of `pulumi preview`]
 *
 * The log has each property, as Pulumi shows it. The summary has no value: whoever approves a deployment reads it, and more people
 * than those who know the stack's secrets.
 */
const { spawnSync } = require("node:child_process");
const { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } = require("node:fs");
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
    const { status, error } = spawnSync("pulumi", preview, { stdio: ["ignore", "inherit", "inherit"] });
    if (error) console.error(`pulumi cannot be started: ${error.message}`);
    const events = existsSync(log) ? readFileSync(log, "utf8") : "";
    const summary = summaryOf(stack, events, status === 0);
    const { GITHUB_STEP_SUMMARY, VERDICT_FOLDER } = process.env;
    if (VERDICT_FOLDER) keep(VERDICT_FOLDER, stack, summary);
    if (GITHUB_STEP_SUMMARY) appendFileSync(GITHUB_STEP_SUMMARY, summary);
    else console.log(`\n${summary.trimEnd()}`);
    return status ?? 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** For the comment on a pull request. */
function keep(folder, stack, summary) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, `${stack}.md`), summary);
}

process.exitCode = main(process.argv.slice(2));
