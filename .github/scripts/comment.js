"use strict";
/*
 * Writes what a workflow said of a pull request under it, in one comment that is updated, of which each workflow has a part.
 *
 *   GITHUB_REPOSITORY=… HEAD_OWNER=… HEAD_BRANCH=… HEAD_SHA=… RUN=… node comment.js WORKFLOW FOLDER
 *
 * In the folder is what the run kept. What another workflow said of the same commit stays; of an older one, it holds no longer.
 *
 * All of it was made by code of the pull request, so nothing is believed of it: which pull request it belongs to is
 * GitHub's word, and so is the run that the first line leads to, above whatever is left open below; nobody can be called
 * by it, it is no other workflow's part, and all together it cannot be longer than a comment.
 */
const { existsSync, readdirSync, readFileSync } = require("node:fs");
const path = require("node:path");
const { all, bot, github } = require("./github");

const marker = "<!-- qualys-registry-sensor: preview -->";
const { HEAD_OWNER, HEAD_BRANCH, HEAD_SHA, RUN } = process.env;
const [workflow, folder] = process.argv.slice(2);

/**
 * What each workflow has to say, in this order; together no longer than the 65,536 characters that GitHub takes. The report may
 * have 55,000: the rest is for the way to the run, so that no end of a report is cut off.
 */
const parts = {
  preview: { longest: 56_000, text: offline },
  "pulumi preview": { longest: 9_000, text: onStacks },
};

function offline() {
  const file = path.join(folder, "preview.md");
  // A preview that wrote none did not finish.
  if (!existsSync(file)) return `## ❌ The preview did not finish\n\n${RUN} says why.`;
  const link = `[The run](${RUN}) has the whole report: \`preview.html\` in its artifact \`preview\`.`;
  return `${link}\n\n${harmless(readFileSync(file, "utf8"))}`;
}

/** Nothing where no stack is deployed yet. */
function onStacks() {
  const files = existsSync(folder) ? readdirSync(folder).sort() : [];
  if (files.length === 0) return "";
  const verdicts = files.map((file) => harmless(readFileSync(path.join(folder, file), "utf8")));
  return [`---\n\nOn what is deployed, [\`pulumi preview\`](${RUN}) says:`, ...verdicts].join("\n\n");
}

/** Comments could hide what follows, or be taken for a mark of ours. */
const harmless = (text) => text.replace(marker, "").replaceAll("<!--", "<\u200b!--").replaceAll("@", "@\u200b").trim();

const markOf = (name) => `<!-- part: ${name}, of ${HEAD_SHA} -->`;

/** What a comment has of each workflow about this commit. No other mark is in it than ours. */
function partsOf(body) {
  const found = body.split(/(?=<!-- part: )/);
  return Object.fromEntries(
    Object.keys(parts).map((name) => {
      const own = found.find((text) => text.startsWith(markOf(name))) ?? "";
      return [name, own.slice(markOf(name).length).trim()];
    }),
  );
}

function bodyWith(said, before) {
  const texts = { ...partsOf(before), [workflow]: said };
  const lines = Object.entries(texts).flatMap(([name, text]) => (text === "" ? [] : [`${markOf(name)}\n${text}`]));
  return [marker, ...lines].join("\n\n");
}

const commentOn = ({ number }) =>
  all(`issues/${number}/comments`).find(({ user, body }) => user.login === bot && body.startsWith(marker));

function write(pull, said) {
  const mine = commentOn(pull);
  const body = bodyWith(said, mine?.body ?? "");
  if (mine === undefined) github("POST", `issues/${pull.number}/comments`, { body });
  else github("PATCH", `issues/comments/${mine.id}`, { body });
  console.log(`${mine === undefined ? "wrote" : "updated"} the comment on #${pull.number}`);
}

const head = encodeURIComponent(`${HEAD_OWNER}:${HEAD_BRANCH}`);
const pull = all(`pulls?state=open&head=${head}`).find(({ head: { sha } }) => sha === HEAD_SHA);
const { longest, text } = parts[workflow];
const said = text().slice(0, longest);
if (pull === undefined)
  console.log(`no open pull request has the head ${HEAD_SHA}: it was closed, or has a newer commit`);
else if (said === "") console.log("there is nothing to say");
else write(pull, said);
