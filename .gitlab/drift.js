"use strict";
/*
 * Keeps one issue open while a stack is not what the program says. It touches no issue but its own: what has the label, somebody
 * else may have opened.
 *
 *   CI_API_V4_URL=… CI_PROJECT_ID=… CI_PIPELINE_URL=… GITLAB_TOKEN=… STACKS=… node drift.js success|failure
 */
const { bodyOf, ended, label, marker, title } = require("../drift/issue");
const { all, gitlab } = require("./gitlab");

async function main(result) {
  const { CI_PIPELINE_URL: run, STACKS } = process.env;
  const { id: me } = await gitlab("GET", "/user");
  const open = (await all(`issues?state=opened&labels=${label}`)).find(
    ({ author, description }) => author.id === me && description?.startsWith(marker),
  );
  if (result === "success") {
    if (open !== undefined) {
      await gitlab("POST", `issues/${open.iid}/notes`, { body: ended(run) });
      await gitlab("PUT", `issues/${open.iid}`, { state_event: "close" });
    }
    console.log(open === undefined ? "no difference" : `closed #${open.iid}`);
    return;
  }
  const description = bodyOf(STACKS, run);
  if (open === undefined) {
    const { iid } = await gitlab("POST", "issues", { title, labels: label, description });
    console.log(`opened #${iid}`);
  } else {
    await gitlab("PUT", `issues/${open.iid}`, { description });
    console.log(`#${open.iid} is open`);
  }
}
main(process.argv[2]);
