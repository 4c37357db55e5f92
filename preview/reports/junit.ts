import type { Finding } from "../../policy/evaluate";
import type { Severity } from "../../policy/rule";
import { failed, isFailing, type Outcome } from "../result";
import { kindOf } from "./kind";

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
  const { failOn, verdict } = outcome;
  const { findings, expired, unused } = verdict;
  const cases = [
    ...findings.filter(({ status }) => status !== "not applicable").map((finding) => caseOf(finding, stack, failOn)),
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

function caseOf(finding: Finding, stack: string, failOn: Severity | undefined): string {
  const { rule, resource } = finding;
  return element("testcase", { classname: `${stack}.${rule.id}`, name: resource.name }, result(finding, failOn));
}

function result(finding: Finding, failOn: Severity | undefined): string[] {
  const { rule, resource, status, problems, exemption } = finding;
  const message = problems.join("; ");
  if (status === "error") return [element("error", { message, type: rule.severity }, [text(resource.urn)])];
  if (isFailing(finding, failOn)) {
    const details = [resource.urn, rule.title, `fix: ${rule.fix}`].join("\n");
    return [element("failure", { message, type: rule.severity }, [text(details)])];
  }
  if (status === "fail") return [element("system-out", {}, [text(`${kindOf(finding)}: ${message}\nfix: ${rule.fix}`)])];
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
