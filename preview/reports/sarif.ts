import { createHash } from "node:crypto";
import type { Log, PhysicalLocation, ReportingDescriptor, Result, Run } from "sarif";
import type { Finding } from "../../policy/evaluate";
import { placeOf } from "../../policy/documents/rules";
import type { RuleWords, Severity } from "../../policy/rule";
import { controlLines, controlTags } from "../../policy/control-names";
import type { Place } from "../places";
import { failed, type Outcome, type Sources } from "../result";

/** As GitHub's code scanning reads a rule's `security-severity`: 9 is critical, 7 high, 4 medium, less is low. */
const scores: Readonly<Record<Severity, string>> = { critical: "9.5", high: "8.0", medium: "5.5", low: "2.0" };
const levels: Readonly<Record<Severity, Result.level>> = {
  critical: "error",
  high: "error",
  medium: "warning",
  low: "note",
};

/** What there is to mend. Code scanning shows every result as an open alert, also one of the kind `open` and a suppressed one. */
const told = ["fail", "error"];

/**
 * SARIF 2.1.0, for code scanning: one run for each stack. A resource is named by its URN; the place is where the
 * program makes it, beside the stack's settings, or these alone. Violations and advice are there, and nothing that is
 * exempt or unknown. Rules lead to the documents below `source`, the address of this project's files.
 */
export function sarif(outcomes: readonly Outcome[], source?: string): string {
  const log: Log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: outcomes.map((outcome) => runOf(outcome, source)),
  };
  return JSON.stringify(log, undefined, 2);
}

function runOf(outcome: Outcome, source?: string): Run {
  const findings = failed(outcome) ? [] : outcome.verdict.findings.filter(({ status }) => told.includes(status));
  const rules = [...new Set(findings.map(({ rule }) => rule))].sort((a, b) => (a.id < b.id ? -1 : 1));
  const indexOf = new Map(rules.map((rule, index) => [rule.id, index]));
  return {
    tool: { driver: { name: "qualys-registry-sensor", rules: rules.map((rule) => asRule(rule, source)) } },
    // Keeps the alerts of one stack apart from those of another.
    automationDetails: { id: `preview/${outcome.stack}/` },
    invocations: [
      failed(outcome)
        ? {
            executionSuccessful: false,
            toolExecutionNotifications: [
              {
                level: "error",
                message: { text: outcome.message },
                ...(outcome.place && { locations: [{ physicalLocation: physical(outcome.place) }] }),
              },
            ],
          }
        : { executionSuccessful: true },
    ],
    results: findings.map((finding) => asResult(finding, sourcesOf(outcome), indexOf.get(finding.rule.id))),
  };
}

function sourcesOf(outcome: Outcome): Sources {
  const settings = { file: `Pulumi.${outcome.stack}.yaml`, line: 1 };
  return (failed(outcome) ? undefined : outcome.sources) ?? { settings, resources: new Map() };
}

function asRule(rule: RuleWords, source?: string): ReportingDescriptor {
  return {
    id: rule.id,
    shortDescription: { text: rule.title },
    fullDescription: { text: `${rule.title}. ${rule.why}` },
    help: { text: [rule.fix, ...controlLines(rule)].join("\n") },
    // Code scanning takes addresses that are whole, or none.
    ...(source === undefined ? {} : { helpUri: `${source}/docs/${placeOf(rule)}` }),
    defaultConfiguration: { level: levels[rule.severity] },
    properties: {
      tags: ["security", rule.area, ...controlTags(rule)],
      "security-severity": scores[rule.severity],
    },
  };
}

function asResult(finding: Finding, { settings, resources }: Sources, ruleIndex?: number): Result {
  const { rule, resource, problems } = finding;
  const made = resources.get(resource.urn);
  return {
    ruleId: rule.id,
    ruleIndex,
    level: levels[rule.severity],
    message: { text: `${resource.name}: ${problems.join("; ")}` },
    locations: [
      {
        physicalLocation: physical(made ?? settings),
        logicalLocations: [{ name: resource.name, fullyQualifiedName: resource.urn, kind: "resource" }],
      },
    ],
    ...(made === undefined
      ? {}
      : { relatedLocations: [{ physicalLocation: physical(settings), message: { text: "the stack's settings" } }] }),
    // Lines move: what tells one alert from another, from run to run, is the rule and the resource.
    partialFingerprints: { primaryLocationLineHash: fingerprint(rule.id, resource.urn) },
  };
}

const physical = ({ file, line }: Place): PhysicalLocation => ({
  artifactLocation: { uri: file.split("/").map(encodeURIComponent).join("/") },
  region: { startLine: line },
});

const fingerprint = (...parts: string[]) => createHash("sha256").update(parts.join("\0")).digest("hex").slice(0, 16);
