import { readFileSync } from "node:fs";
import type { EngineEvent, PolicyEvent } from "@pulumi/pulumi/automation/events";
import { acceptance, complaint, policyName } from "../../policy/pack";
import type { Finding, Verdict } from "../../policy/evaluate";

/** What the pack says of a preview, a line each: the policy, the resource, the words. */
export function saidOffline({ findings }: Verdict): string[] {
  return [...new Set(findings.flatMap(wordsOf))].toSorted();
}

function wordsOf(finding: Finding): string[] {
  const { rule, resource, status, problems, exemption } = finding;
  const policy = policyName(rule);
  switch (status) {
    case "fail":
      return problems.map((problem) => said(policy, resource.urn, complaint(finding, problem)));
    case "exempt":
      return exemption === undefined ? [] : [said("exemptions-in-use", resource.urn, acceptance(finding, exemption))];
    case "unknown":
      // Of a rule about the whole stack, the policy host does not say which resource it could not judge.
      return [said(policy, rule.wholeStack === true ? "" : resource.urn, notKnown)];
    case "error":
      return [said(policy, resource.urn, problems.join("; "))];
    default:
      return [];
  }
}

/** The same of a run of the engine, from its log of events. */
export function saidByEngine(eventLog: string): string[] {
  const events = readFileSync(eventLog, "utf8").trim().split("\n");
  const policyEvents = events.flatMap((line) => (JSON.parse(line) as EngineEvent).policyEvent ?? []);
  return [...new Set(policyEvents.map(wordsOfEvent))].toSorted();
}

function wordsOfEvent({ policyName, resourceUrn = "", message }: PolicyEvent): string {
  const text = message.trim();
  // The host puts a policy's description above what the policy says.
  if (!/^can't run policy .* during preview: /.test(text))
    return said(policyName, resourceUrn, text.replace(/^.*\n/, ""));
  return said(policyName, resourceUrn.includes("::pulumi:pulumi:Stack::") ? "" : resourceUrn, notKnown);
}

const notKnown = "cannot be judged before the deployment";
const said = (policy: string, urn: string, words: string) => `${policy} | ${urn} | ${words}`;
