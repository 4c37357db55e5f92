"use strict";
/*
 * Keeps one issue open while a stack is not what the program says.
 *
 *   CI_API_V4_URL=… CI_PROJECT_ID=… CI_PIPELINE_URL=… GITLAB_TOKEN=… node drift.js success|failure
 */
const { all, gitlab } = require("./gitlab");

const label = "drift";

async function main(result) {
  const { CI_PIPELINE_URL: run } = process.env;
  const [open] = await all(`issues?state=opened&labels=${label}`);
  if (result === "success") {
    if (open !== undefined) {
      await gitlab("POST", `issues/${open.iid}/notes`, { body: `The stacks are what the program says: ${run}` });
      await gitlab("PUT", `issues/${open.iid}`, { state_event: "close" });
    }
    console.log(open === undefined ? "no difference" : `closed #${open.iid}`);
  } else if (open === undefined) {
    const { iid } = await gitlab("POST", "issues", {
      title: "A stack is not what the program says",
      labels: label,
      description: [
        `The nightly preview found differences, or did not get to its end: ${run}`,
        "",
        "`docs/runbook.md` says what to do. This issue closes itself when the preview finds no difference.",
      ].join("\n"),
    });
    console.log(`opened #${iid}`);
  } else {
    console.log(`#${open.iid} is open`);
  }
}
main(process.argv[2]);
