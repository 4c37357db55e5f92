import { evaluate } from "../../policy/evaluate";
import type { Exemption } from "../../policy/exemptions";
import { unknown, type Resource } from "../../policy/resource";
import { rule, type RuleWords } from "../../policy/rule";
import type { FailedPreview, PreviewResult } from "../../preview/result";

const about = (words: Pick<RuleWords, "id" | "title"> & Partial<RuleWords>): RuleWords => ({
  severity: "high",
  area: "logging",
  controls: {},
  why: "Somebody will ask for them.",
  fix: "Change it.",
  ...words,
});
const examples = { good: () => [], bad: () => [] };

export const kept = rule("aws:cloudwatch/logGroup:LogGroup", {
  ...about({ id: "logs/kept", title: "Logs are kept for a year", controls: { eks: ["2.1.1"] } }),
  check: ({ retentionInDays }) => (retentionInDays === 365 ? [] : [`kept for ${String(retentionInDays)} days`]),
  ...examples,
});
export const archived = rule("aws:cloudwatch/logGroup:LogGroup", {
  ...about({ id: "logs/archived", title: "Logs that nobody reads are archived", severity: "low" }),
  check: () => ["never archived"],
  ...examples,
});
export const copied = rule("aws:cloudwatch/logGroup:LogGroup", {
  ...about({ id: "logs/copied", title: "Logs are copied" }),
  check: () => ["there is one copy"],
  ...examples,
});
export const encrypted = rule("aws:cloudwatch/logGroup:LogGroup", {
  ...about({ id: "logs/encrypted", title: "Logs are encrypted" }),
  check: ({ kmsKeyId }) => (String(kmsKeyId) === "" ? ["no key"] : []),
  ...examples,
});

export const exemption: Exemption = {
  rule: "logs/copied",
  resource: "*::flows",
  reason: "What can be made again at any time needs no second copy.",
  owner: "platform",
  expires: "2027-01-31",
};

function made(type: string, name: string, more: Partial<Resource> = {}): Resource {
  const urn = `urn:pulumi:dev::project::${type}::${name}`;
  return {
    urn,
    type,
    name,
    properties: {},
    secrets: [],
    protect: false,
    dependencies: [],
    propertyDependencies: {},
    ...more,
  };
}

const stack = made("pulumi:pulumi:Stack", "dev");
const network = made("qualys:aws:SecureVpc", "network", { parent: stack.urn });
export const flows = made("aws:cloudwatch/logGroup:LogGroup", "flows", {
  parent: network.urn,
  protect: true,
  secrets: ["tags"],
  properties: { retentionInDays: 7, kmsKeyId: unknown },
});
export const resources = [stack, network, made("aws:ec2/vpc:Vpc", "network-vpc", { parent: network.urn }), flows];

/** What is to be written in reports: a stack of four resources, judged by these rules. */
export function resultWith(rules: Parameters<typeof evaluate>[1]["rules"]): PreviewResult {
  return {
    stack: "dev",
    resources,
    outputs: {},
    toSet: [
      {
        key: "sensor:alerts.email",
        why: "says who hears of alarms, which are few and mean something",
        command: "pulumi config set --path 'sensor:alerts.email' ADDRESS",
      },
    ],
    warnings: ["something is deprecated"],
    verdict: evaluate(resources, { rules, exemptions: [exemption], today: "2026-11-30" }),
  };
}

/** Each answer that a rule can give. */
export const all = resultWith([kept, archived, copied, encrypted]);
export const refused: FailedPreview = {
  stack: "test",
  reason: "settings",
  message: `A setting of stack test must be mended first.

sensor:name is too long for what is named after it
  got      "${"long ".repeat(12).trim()}"
  fix      pulumi config set sensor:name a-name-that-is-not-quite-as-long-as-the-other`,
};

/** A stack in which a program has named and filled things as an attacker would. */
export function hostile(words: string): PreviewResult {
  const said = rule("aws:cloudwatch/logGroup:LogGroup", {
    id: "logs/named",
    title: "Logs have a name",
    why: "Somebody will ask for them.",
    severity: "high",
    area: "logging",
    controls: {},
    fix: "Change it.",
    check: () => [`is called ${words}`],
    good: () => [],
    bad: () => [],
  });
  const resources = [{ ...flows, name: words }];
  return { ...all, resources, verdict: evaluate(resources, { rules: [said], today: "2026-11-30" }) };
}
