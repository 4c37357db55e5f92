import { loadCatalogues, reasons, type Catalogue, type Recommendation } from "./catalogue";
import type { Benchmark } from "./controls";
import { loadRules } from "./load";
import { areas, type Rule } from "./rule";
import { singletonOf, singletonsOf } from "./singletons";

/** The documents that are made from the rules and the catalogues, by path. */
export function generatedFiles(): Readonly<Record<string, string>> {
  const rules = loadRules();
  const catalogues = loadCatalogues();
  return { "docs/rules.md": rulesDoc(rules, catalogues), "docs/controls.md": controlsDoc(rules, catalogues) };
}

const clouds: Readonly<Record<string, string>> = {
  aws: "AWS",
  azure: "Azure",
  gcp: "Google Cloud",
  kubernetes: "Kubernetes",
};

export function rulesDoc(rules: readonly Rule[], catalogues: readonly Catalogue[]): string {
  const rows = (cloud: string) =>
    rules
      .filter(({ id }) => id.startsWith(`${cloud}/`))
      .map((rule) => [
        `[${rule.id.slice(cloud.length + 1)}](../policy/rules/${rule.id}.ts)`,
        rule.title,
        rule.severity,
        rule.area,
        controlsOf(rule, catalogues),
        rule.fix,
      ]);
  return page(
    "# Rules",
    "What the policy pack demands, made from the rules themselves (`make generate`). A rule's file has its condition and examples of right and wrong.",
    "A rule answers pass, fail, not applicable, or unknown: a value that is only known after the deployment is not a pass, and is judged during `pulumi up`. What a rule of severity critical, high or medium finds stops a deployment; severity low is advice. `policy/exemptions.yaml` lists what is accepted, why, by whom and until when.",
    `There are ${rules.length} rules:`,
    matrix(rules),
    "Some are about what an account, a subscription or a project has once. They are off, and judge the stack that is said to own it: `policy/README.md` tells how. These are the singletons:",
    list(singletonsOf(rules.map(({ id }) => id)).map((singleton) => `\`${singleton}\``)),
    ...Object.entries(clouds).flatMap(([cloud, name]) => [
      `## ${name}`,
      table(["rule", "the good state", "severity", "area", "CIS", "how to get there"], rows(cloud)),
    ]),
  );
}

function matrix(rules: readonly Rule[]): string {
  const names = Object.keys(clouds);
  const count = (area: string, cloud: string) =>
    rules.filter((rule) => rule.area === area && rule.id.startsWith(`${cloud}/`)).length || "";
  return table(
    ["area", ...Object.values(clouds)],
    areas.map((area) => [area, ...names.map((cloud) => String(count(area, cloud)))]),
  );
}

function controlsOf({ controls }: Rule, catalogues: readonly Catalogue[]): string {
  return catalogues
    .filter(({ benchmark }) => controls[benchmark])
    .map(({ benchmark, name }) => `${name.replace(/^CIS |, section 5$/g, "")} ${controls[benchmark]?.join(", ")}`)
    .join("; ");
}

export function controlsDoc(rules: readonly Rule[], catalogues: readonly Catalogue[]): string {
  return page(
    "# Controls",
    "Every recommendation of the CIS benchmarks that these stacks touch, with the rules that look at it or the reason why none does. Made from `policy/controls` and the rules (`make generate`).",
    "Titles are in our own words. This is no certification: a rule that passes says that one condition holds in what a program declares, and *partly* marks recommendations of which a rule sees only a part. What is *off by default* is about something that an account, a subscription or a project has once, and is judged in the stack that is said to own it (`policy/README.md`).",
    table(
      ["benchmark", "version", "recommendations", "with rules", "of them off by default", ...Object.keys(reasons)],
      catalogues.map((catalogue) => summary(catalogue, rules)),
    ),
    table(["reason", "meaning"], Object.entries(reasons)),
    ...catalogues.flatMap((catalogue) => [
      `## ${catalogue.name} ${catalogue.version}`,
      table(
        ["id", "recommendation", "level", "assessment", "CIS Controls 8.1", "rules, or why none"],
        Object.entries(catalogue.recommendations).map(([id, entry]) =>
          row(id, entry, rulesFor(catalogue.benchmark, id, rules)),
        ),
      ),
    ]),
  );
}

/** The rules that enforce a recommendation. */
export function rulesFor(benchmark: Benchmark, id: string, rules: readonly Rule[]): readonly Rule[] {
  return rules.filter(({ controls }) => controls[benchmark]?.some((own: string) => own === id));
}

function summary({ benchmark, name, version, recommendations }: Catalogue, rules: readonly Rule[]): string[] {
  const entries = Object.entries(recommendations);
  const covered = entries.map(([id]) => rulesFor(benchmark, id, rules)).filter((own) => own.length > 0);
  const off = covered.filter((own) => own.every(isOffByDefault));
  const because = Object.keys(reasons).map((reason) => entries.filter(([, entry]) => entry.reason === reason).length);
  return [
    name,
    version,
    ...[entries.length, covered.length, off.length, ...because].map((count) => String(count || "")),
  ];
}

function row(id: string, entry: Recommendation, rules: readonly Rule[]): string[] {
  const links = rules.map((rule) => `[${rule.id}](../policy/rules/${rule.id}.ts)`).join(", ");
  return [
    id,
    entry.title,
    String(entry.level ?? ""),
    entry.assessment ?? "",
    entry.safeguards?.join(", ") ?? "",
    links ? links + remarks(entry, rules) : (entry.reason ?? ""),
  ];
}

function remarks({ partly }: Recommendation, rules: readonly Rule[]): string {
  const all = [...(partly ? ["partly"] : []), ...(rules.every(isOffByDefault) ? ["off by default"] : [])];
  return all.length > 0 ? ` (${all.join(", ")})` : "";
}

/** Until the stack is said to own what the rule is about. */
const isOffByDefault = ({ id }: Rule) => singletonOf(id) !== undefined;

function page(...blocks: readonly string[]): string {
  return `${blocks.join("\n\n")}\n`;
}

const list = (items: readonly string[]) => items.map((item) => `- ${item}`).join("\n");

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
