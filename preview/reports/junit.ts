import { type Finding, isViolation } from "../../policy/evaluate";
import { failed, type Outcome } from "../result";

/** JUnit's XML, which every CI shows: a suite for each stack, a case for each rule on each resource it applies to. */
export function junit(outcomes: readonly Outcome[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element("testsuites", { name: "preview" }, outcomes.map(suite))}\n`;
}

function suite(outcome: Outcome): string {
  const { stack } = outcome;
  if (failed(outcome)) {
    const error = element("error", { message: `${stack} could not be previewed`, type: outcome.reason }, [
      text(outcome.message),
    ]);
    const only = element("testcase", { classname: stack, name: "preview" }, [error]);
    return element("testsuite", { name: stack, tests: 1, failures: 0, errors: 1, skipped: 0 }, [only]);
  }
  const { findings, expired, unused } = outcome.verdict;
  const cases = [
    ...findings.filter(({ status }) => status !== "not applicable").map((finding) => caseOf(finding, stack)),
    ...expired.map(({ rule, expires }) => staleCase(stack, rule, `The exemption ended on ${expires}.`)),
    ...unused.map(({ rule, resource }) => staleCase(stack, rule, `The exemption for ${resource} excuses nothing.`)),
  ];
  const having = (tag: string) => cases.filter((each) => each.includes(`<${tag} `)).length;
  const numbers = {
    tests: cases.length,
    failures: having("failure"),
    errors: having("error"),
    skipped: having("skipped"),
  };
  return element("testsuite", { name: stack, ...numbers }, cases);
}

function caseOf(finding: Finding, stack: string): string {
  const { rule, resource } = finding;
  return element("testcase", { classname: `${stack}.${rule.id}`, name: resource.name }, result(finding));
}

function result(finding: Finding): string[] {
  const { rule, resource, status, problems, exemption } = finding;
  const message = problems.join("; ");
  if (status === "error") return [element("error", { message, type: rule.severity }, [text(resource.urn)])];
  if (isViolation(finding)) {
    const details = [resource.urn, rule.title, `fix: ${rule.fix}`].join("\n");
    return [element("failure", { message, type: rule.severity }, [text(details)])];
  }
  if (status === "fail") return [element("system-out", {}, [text(`advisory: ${message}\nfix: ${rule.fix}`)])];
  if (status === "exempt") {
    const until = `exempt until ${exemption?.expires ?? ""}: ${exemption?.reason ?? ""}`;
    return [element("skipped", { message: until }, [])];
  }
  return status === "unknown" ? [element("skipped", { message: `unknown before the deployment: ${message}` }, [])] : [];
}

function staleCase(stack: string, rule: string, message: string): string {
  const failure = element("failure", { message, type: "exemption" }, [text("Renew it, or remove it.")]);
  return element("testcase", { classname: `${stack}.${rule}`, name: "exemption" }, [failure]);
}

function element(name: string, attributes: Readonly<Record<string, string | number>>, content: readonly string[]) {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${text(String(value))}"`);
  const tag = name + given.join("");
  return content.length === 0 ? `<${tag}/>` : `<${tag}>${content.join("")}</${name}>`;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\n": "&#10;",
};

/** XML has no way to write control characters, so they are left out. */
const text = (words: string) =>
  words
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replace(/[&<>"\n]/g, (sign) => entities[sign] ?? sign);
