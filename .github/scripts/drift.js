"use strict";
/*
 * Keeps one issue open while a stack is not what the program says. It touches no issue but its own: what has the label, somebody
 * else may have opened.
 *
 *   GITHUB_REPOSITORY=… RUN=… STACKS=… node drift.js success|failure
 */
const { bodyOf, ended, label, marker, title } = require("../../drift/issue");
const { all, bot, github } = require("./github");

const [result] = process.argv.slice(2);
const { RUN, STACKS } = process.env;

const open = all(`issues?state=open&labels=${label}`).find(
  (issue) => issue.pull_request === undefined && issue.user.login === bot && issue.body?.startsWith(marker),
);
if (result === "success") {
  if (open !== undefined) {
    github("POST", `issues/${open.number}/comments`, { body: ended(RUN) });
    github("PATCH", `issues/${open.number}`, { state: "closed", state_reason: "completed" });
  }
  console.log(open === undefined ? "no difference" : `closed #${open.number}`);
} else {
  const body = bodyOf(STACKS, RUN);
  if (open === undefined) console.log(`opened #${github("POST", "issues", { title, labels: [label], body }).number}`);
  else {
    github("PATCH", `issues/${open.number}`, { body });
    console.log(`#${open.number} is open`);
  }
}
