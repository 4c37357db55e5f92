"use strict";
/*
 * Writes a report under the merge request that was previewed: once, then into the same note.
 *
 *   CI_API_V4_URL=… CI_PROJECT_ID=… CI_MERGE_REQUEST_IID=… CI_PIPELINE_URL=… GITLAB_TOKEN=… node comment.js preview.md
 *
 * A preview that wrote none did not finish: what the note says of an older commit would hold no longer.
 */
const { existsSync, readFileSync } = require("node:fs");
const { all, gitlab } = require("./gitlab");

const marker = "<!-- qualys-registry-sensor: preview -->";

async function main(file) {
  const { CI_MERGE_REQUEST_IID: number, CI_PIPELINE_URL: run } = process.env;
  const unfinished = `${marker}\n## ❌ The preview did not finish\n\n${run} says why.`;
  // Nobody is called by a report, and no line of it is a command, such as /close, that GitLab would obey.
  const report = existsSync(file) ? readFileSync(file, "utf8") : unfinished;
  const body = report.replaceAll("@", "@\u200b").replace(/^(\s*)\//gm, "$1\u200b/");
  const notes = `merge_requests/${number}/notes`;
  const { id: me } = await gitlab("GET", "/user");
  const mine = (await all(notes)).find(({ author, body }) => author.id === me && body.startsWith(marker));
  if (mine === undefined) await gitlab("POST", notes, { body });
  else await gitlab("PUT", `${notes}/${mine.id}`, { body });
  console.log(`${mine === undefined ? "wrote" : "updated"} the note on !${number}`);
}
main(process.argv[2]);
