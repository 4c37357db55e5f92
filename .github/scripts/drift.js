"use strict";
/*
 * Keeps one issue open while a stack is not what the program says.
 *
 *   GITHUB_REPOSITORY=… RUN=… node drift.js success|failure
 */
const { all, github } = require("./github");

const label = "drift";
const [result] = process.argv.slice(2);
const { RUN } = process.env;

const [open] = all(`issues?state=open&labels=${label}`).filter((issue) => issue.pull_request === undefined);
if (result === "success") {
  if (open !== undefined) {
    github("POST", `issues/${open.number}/comments`, { body: `The stacks are what the program says: ${RUN}` });
    github("PATCH", `issues/${open.number}`, { state: "closed", state_reason: "completed" });
  }
  console.log(open === undefined ? "no difference" : `closed #${open.number}`);
} else if (open === undefined) {
  const issue = github("POST", "issues", {
    title: "A stack is not what the program says",
    labels: [label],
    body: [
      `The nightly preview found differences, or did not get to its end: ${RUN}`,
      "",
      "`docs/runbook.md` says what to do. This issue closes itself when the preview finds no difference.",
    ].join("\n"),
  });
  console.log(`opened #${issue.number}`);
} else {
  console.log(`#${open.number} is open`);
}
