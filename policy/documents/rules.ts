import { controlLines } from "../control-names";
import type { Example } from "../examples";
import { isAdvice } from "../evaluate";
import { areas, type Rule, type RuleWords } from "../rule";
import { singletonOf, singletonsOf } from "../singletons";
import { list, page, table } from "./markdown";
import { snippet, stackType } from "./snippet";

/** The clouds that rules are about, by the first folder of their ids. */
export const clouds = {
  aws: "AWS",
  azure: "Azure",
  gcp: "Google Cloud",
  kubernetes: "Kubernetes",
} as const;
export type Cloud = keyof typeof clouds;

const cloudsInOrder = Object.keys(clouds) as readonly Cloud[];
const cloudOf = ({ id }: RuleWords) => id.split("/", 1).join();

/** Where a rule is explained, from the folder `docs`. */
export const placeOf = (rule: RuleWords) => `rules/${cloudOf(rule)}.md#${anchor(rule.id)}`;

/** As GitHub makes it of a heading. */
const anchor = (id: string) => id.replaceAll("/", "");

/** All rules in short, with links to the pages that explain them. */
export function rulesDoc(rules: readonly Rule[]): string {
  return page(
    "# Rules",
    "What the policy pack demands, made from the rules themselves (`make policy-docs`). A rule's name leads to why it is there, what it looks like when it is right and wrong, and how to mend it.",
    "A rule answers pass, fail, not applicable, or unknown: a value that is only known after the deployment is not a pass, and is judged during `pulumi up`. What a rule of severity critical, high or medium finds stops a deployment; severity low is advice. `policy/exemptions.yaml` lists what is accepted, why, by whom and until when.",
    `There are ${rules.length} rules:`,
    matrix(rules),
    "Some are about what an account, a subscription or a project has once. They are off, and judge the stack that is said to own it: `policy/README.md` tells how. These are the singletons:",
    list(singletonsOf(rules.map(({ id }) => id)).map((singleton) => `\`${singleton}\``)),
    ...cloudsInOrder.flatMap((cloud) => [
      `## ${clouds[cloud]}`,
      table(
        ["rule", "the good state", "severity"],
        rulesOf(cloud, rules).map((rule) => [
          `[${rule.id.slice(cloud.length + 1)}](${placeOf(rule)})`,
          rule.title,
          rule.severity,
        ]),
      ),
    ]),
  );
}

const rulesOf = (cloud: Cloud, rules: readonly Rule[]) => rules.filter((rule) => cloudOf(rule) === cloud);

function matrix(rules: readonly Rule[]): string {
  const count = (area: string, cloud: Cloud) => rulesOf(cloud, rules).filter((rule) => rule.area === area).length || "";
  return table(
    ["area", ...Object.values(clouds)],
    areas.map((area) => [area, ...cloudsInOrder.map((cloud) => String(count(area, cloud)))]),
  );
}

/** Every rule about a cloud, with its reason and examples. */
export function cloudDoc(cloud: Cloud, rules: readonly Rule[]): string {
  return page(
    `# Rules about ${clouds[cloud]}`,
    "Made from the rules themselves (`make policy-docs`); [rules.md](../rules.md) lists those of all clouds. The examples show no more of a resource than the rule looks at.",
    ...rulesOf(cloud, rules).map((rule) => explained(rule)),
  );
}

function explained(rule: Rule): string {
  const { id, title, why, fix, types } = rule;
  return [
    `## ${id}`,
    `**${title}.** ${why}`,
    [
      `- ${rule.severity} (${levelOf(rule)}), ${rule.area}`,
      ...controlLines(rule).map((controls) => `- ${controls}`),
      `- ${types.map(subject).join(", ")}: [source](../../policy/rules/${id}.ts)`,
    ].join("\n"),
    fix,
    ["```ts", ...shown("wrong", clearest(rule.bad())), ...shown("right", clearest(rule.good())), "```"].join("\n"),
  ].join("\n\n");
}

const subject = (type: string) => (type === stackType ? "the stack" : `\`${type}\``);

function levelOf(rule: Rule): string {
  const level = isAdvice(rule) ? "advisory" : "mandatory";
  return singletonOf(rule.id) === undefined ? level : `off by default, else ${level}`;
}

const shown = (word: string, example: Example | undefined) =>
  example === undefined ? [] : [`// ${word}`, snippet(example)];

/** What is absent or empty says less than what is written. */
function clearest(examples: readonly Example[]): Example | undefined {
  const saysSomething = (example: Example) =>
    example.some(({ properties }) => Object.values(properties).some((value) => !isEmpty(value)));
  return examples.find(saysSomething) ?? examples[0];
}

const isEmpty = (value: unknown) => typeof value === "object" && value !== null && Object.keys(value).length === 0;
