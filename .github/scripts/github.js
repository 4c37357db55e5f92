"use strict";
const { execFileSync } = require("node:child_process");

/** As whom a workflow's own token writes. */
exports.bot = "github-actions[bot]";

/** Asks GitHub by its command line; the repository is the workflow's. Fields go in as JSON, whatever they hold. */
exports.github = function github(method, path, fields) {
  const words = ["api", "--method", method, `repos/${process.env.GITHUB_REPOSITORY}/${path}`];
  const input = fields && JSON.stringify(fields);
  const answer = execFileSync("gh", input === undefined ? words : [...words, "--input", "-"], {
    input,
    encoding: "utf8",
    stdio: ["pipe", "pipe", "inherit"],
  });
  return JSON.parse(answer);
};

/** All entries of a list that GitHub answers page by page. */
exports.all = function all(path) {
  const entries = [];
  for (let page = 1; ; page++) {
    const found = exports.github("GET", `${path}${path.includes("?") ? "&" : "?"}per_page=100&page=${page}`);
    entries.push(...found);
    if (found.length < 100) return entries;
  }
};
