"use strict";
/*
 * Writes a report under the merge request that was previewed: once, then into the same note.
 *
 *   CI_API_V4_URL=… CI_PROJECT_ID=… CI_MERGE_REQUEST_IID=… CI_PIPELINE_ID=… CI_PIPELINE_URL=… GITLAB_TOKEN=… \
 *     node comment.js preview.md
 *
 * A preview that wrote none did not finish: what the note says of an older commit would hold no longer. Where the whole report
 * is, GitLab says and not the report, in the first line, above whatever that leaves open.
 */
const { existsSync, readFileSync } = require("node:fs");
const { all, gitlab } = require("./gitlab");

const marker = "<!-- qualys-registry-sensor: preview -->";

async function main(file) {
  const { CI_MERGE_REQUEST_IID: number, CI_PIPELINE_URL: run } = process.env;
  const unfinished = `## ❌ The preview did not finish\n\n${run} says why.`;
  const written = existsSync(file) ? `${await link()}\n\n${harmless(readFileSync(file, "utf8"))}` : unfinished;
  const body = `${marker}\n${written}`;
  const notes = `merge_requests/${number}/notes`;
  const { id: me } = await gitlab("GET", "/user");
  const mine = (await all(notes)).find(({ author, body }) => author.id === me && body.startsWith(marker));
  if (mine === undefined) await gitlab("POST", notes, { body });
  else await gitlab("PUT", `${notes}/${mine.id}`, { body });
  console.log(`${mine === undefined ? "wrote" : "updated"} the note on !${number}`);
}

/** To the page of the preview's job that shows the report. The note is written also where the token may not see jobs. */
async function link() {
  const { CI_PIPELINE_ID, CI_PIPELINE_URL: run } = process.env;
  const jobs = await all(`pipelines/${CI_PIPELINE_ID}/jobs`).catch(() => []);
  const { web_url } = jobs.find(({ name }) => name === "preview") ?? {};
  return web_url === undefined
    ? `[The pipeline](${run}) has the whole report, in the artifacts of \`preview\`.`
    : `[The whole report](${web_url}/artifacts/file/reports/preview.html) of [the pipeline](${run}).`;
}

/** Nobody is called by a report, and no line of it is a command, such as /close, that GitLab would obey. */
const harmless = (report) =>
  report
    .replace(marker, "")
    .trimStart()
    .replaceAll("@", "@\u200b")
    .replace(/^(\s*)\//gm, "$1\u200b/");

main(process.argv[2]);
