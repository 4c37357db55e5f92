"use strict";
/*
 * Writes a report under the pull request that was previewed: once, then into the same comment.
 *
 *   GITHUB_REPOSITORY=… HEAD_OWNER=… HEAD_BRANCH=… HEAD_SHA=… RUN=… node comment.js preview.md
 *
 * A preview that wrote none did not finish: what the comment says of an older commit would hold no longer.
 *
 * The report was made by code of the pull request, so nothing is believed of it: which pull request it belongs to is
 * GitHub's word, and so is the run that the first line leads to, above whatever the report leaves open; nobody can be called
 * by it, and it cannot be longer than a comment.
 */
const { existsSync, readFileSync } = require("node:fs");
const { all, bot, github } = require("./github");

const marker = "<!-- qualys-registry-sensor: preview -->";
/** GitHub takes 65,536, the line above it among them. */
const longest = 65_000;

const { HEAD_OWNER, HEAD_BRANCH, HEAD_SHA, RUN } = process.env;
const file = process.argv[2];
const link = `[The run](${RUN}) has the whole report: \`preview.html\` in its artifact \`preview\`.`;
const report = (text) =>
  `${link}\n\n${text.replace(marker, "").replaceAll("@", "@\u200b").trimStart().slice(0, longest)}`;
const unfinished = `## ❌ The preview did not finish\n\n${RUN} says why.`;
const body = `${marker}\n${existsSync(file) ? report(readFileSync(file, "utf8")) : unfinished}`;

const head = encodeURIComponent(`${HEAD_OWNER}:${HEAD_BRANCH}`);
const pull = all(`pulls?state=open&head=${head}`).find(({ head: { sha } }) => sha === HEAD_SHA);
if (pull === undefined) {
  console.log(`no open pull request has the head ${HEAD_SHA}: it was closed, or has a newer commit`);
} else {
  const mine = all(`issues/${pull.number}/comments`).find(
    (comment) => comment.user.login === bot && comment.body.startsWith(marker),
  );
  if (mine === undefined) github("POST", `issues/${pull.number}/comments`, { body });
  else github("PATCH", `issues/comments/${mine.id}`, { body });
  console.log(`${mine === undefined ? "wrote" : "updated"} the comment on #${pull.number}`);
}
