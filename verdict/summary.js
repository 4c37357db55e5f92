"use strict";
const { changesIn, nameOf, typeOf } = require("../drift/changes");

/** What a preview's log of events comes to, in Markdown: counts, types and names, and no value. */
exports.summaryOf = function summaryOf(stack, log, succeeded) {
  const { steps, diagnostics, said } = eventsIn(log);
  const { finished, changes } = changesIn({ steps, diagnostics });
  const violations = said.filter(({ enforcementLevel }) => enforcementLevel === "mandatory");
  const others = said.filter(({ enforcementLevel }) => enforcementLevel !== "mandatory");
  const ended = finished && (succeeded || violations.length > 0);
  const sections = [
    `## ${heading(stack, ended, violations.length)}`,
    ended ? "" : "The log says why. What is below is what it had found until then.",
    ended || changes.length > 0 ? total(changes) : "",
    table(changes),
    violations.map(violationLine).join("\n"),
    advice(others),
  ];
  return `${sections.filter((section) => section !== "").join("\n\n")}\n`;
};

/** Pulumi writes a line for each event; the last one is cut off where it was killed. */
function eventsIn(log) {
  const events = log.split("\n").flatMap((line) => parsed(line) ?? []);
  return {
    steps: events.flatMap(({ resourcePreEvent }) => resourcePreEvent?.metadata ?? []),
    diagnostics: events.flatMap(({ diagnosticEvent }) => diagnosticEvent ?? []).filter(isOwnMessage),
    said: events.flatMap(({ policyEvent }) => policyEvent ?? []),
  };
}

/** After a violation, Pulumi says this of a preview that it has brought to its end, and after another error what that was. */
const isOwnMessage = ({ message }) => message.trim() !== "preview failed";

function parsed(line) {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function heading(stack, ended, violations) {
  if (!ended) return `❌ ${code(stack)}: the preview did not get to its end`;
  if (violations === 0) return `✅ ${code(stack)}: no violation`;
  return `❌ ${code(stack)}: ${violations === 1 ? "1 violation" : `${violations} violations`}`;
}

const words = { create: "create", update: "change", replace: "replace", delete: "delete" };
const wordFor = (operation) => words[operation] ?? operation;

function total(changes) {
  const operations = [...new Set([...Object.keys(words), ...changes.map(({ operation }) => operation)])];
  const sums = operations.flatMap((operation) => {
    const sum = changes.filter((each) => each.operation === operation).reduce((sum, { count }) => sum + count, 0);
    return sum === 0 ? [] : [`${sum} to ${wordFor(operation)}`];
  });
  return sums.length === 0 ? "**Nothing changes.**" : `**${sums.join(", ")}.**`;
}

function table(changes) {
  if (changes.length === 0) return "";
  const rows = changes.map(({ operation, type, count }) => `| ${wordFor(operation)} | ${code(type)} | ${count} |`);
  return ["| to | what | how many |", "|---|---|--:|", ...rows].join("\n");
}

/** Not in its own words: they have the value that is wrong. */
const violationLine = ({ policyName, resourceUrn }) => `- ${code(policyName)}${resourceUrn ? on(resourceUrn) : ""}`;
const on = (urn) => ` on ${code(nameOf(urn))} (${code(typeOf(urn))})`;

function advice(said) {
  if (said.length === 0) return "";
  const names = said.map(({ policyName }) => policyName);
  const lines = [...new Set(names)].sort().map((name) => {
    const count = names.filter((each) => each === name).length;
    return `- ${code(name)}${count > 1 ? ` × ${count}` : ""}`;
  });
  const title = `Advice, what is exempt, and what is judged only during the deployment (${said.length})`;
  return [`<details><summary>${title}</summary>`, "", ...lines, "", "</details>"].join("\n");
}

/** Names are the program's: none may format what is around it. */
const code = (name) => `\`${String(name).replace(/[`|\r\n]/g, "")}\``;
