"use strict";
const { existsSync, readFileSync } = require("node:fs");
const { reportOf } = require("./report");

/** By this, and by who wrote it, the issue is known again: somebody else's may have its title and its label. */
exports.marker = "<!-- qualys-registry-sensor: drift -->";
exports.title = "A stack is not what the program says";
exports.label = "drift";

/** What the issue says of a night: which stacks, and which kinds of resources. Values are in no report that it reads. */
exports.bodyOf = function bodyOf(stacks, run) {
  return [
    exports.marker,
    `The nightly preview found differences, or did not get to its end: ${run}`,
    ...namesIn(stacks).flatMap(sectionOf),
    "",
    "`docs/runbook.md` says what to do (_The stack is not what it was_). This issue is kept up to date every night, and closes",
    "itself when the preview finds no difference.",
  ].join("\n");
};

exports.ended = (run) => `The stacks are what the program says: ${run}`;

/** The stacks of the variable: words for GitLab, a list as JSON for GitHub. */
const namesIn = (stacks = "") => stacks.match(/[\w.-]+/g) ?? [];

function sectionOf(stack) {
  const file = reportOf(stack);
  const { finished, changes } = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : { changes: [] };
  const lines = [
    ...changes.map(({ operation, type, count }) => `- ${count} × \`${type}\`: ${meaning[operation] ?? operation}`),
    ...(finished ? [] : ["- The preview did not get to its end: the run says why."]),
  ];
  return lines.length === 0 ? [] : ["", `### ${stack}`, "", ...lines];
}

const meaning = {
  create: "not there",
  update: "different",
  replace: "different, and to be replaced",
  delete: "there, and not in the program",
};
