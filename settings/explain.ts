import type { z } from "zod";
import type { Cloud } from "./clouds";
import type { Scalar } from "./commands";
import type { Finding } from "./finding";
import { type Input, isUnread, meantOfProvider } from "./input";
import { isTree, key, namespace, type Path, text, valueAt } from "./paths";
import { allowed, cloudsWith, settingsOf, type Shape, shapeAt, standard } from "./shape";
import { nearest } from "./suggest";

type Issue = z.core.$ZodIssue;

/** What zod found wrong, in our own words. */
export function explain(issue: Issue, input: Input, cloud: Cloud): Finding[] {
  const at = issue.path.map((part) => (typeof part === "number" ? part : String(part)));
  const shape = shapeAt(cloud, at);
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((name) => unknownSetting([...at, name], cloud));
    case "invalid_union": {
      const issues = meantAlternative(issue);
      if (issues.length === 0) return [wrongValue(issue, at, valueAt(input, at), shape)];
      return issues.flatMap((inner) => explain({ ...inner, path: [...at, ...inner.path] }, input, cloud));
    }
    case "invalid_key": {
      const names = shapeAt(cloud, at.slice(0, -1))?.propertyNames;
      return [{ at, wrong: "is not a name that may stand here", allowed: names && allowed(names) }];
    }
    case "custom":
      return [{ at, wrong: issue.message, to: issue.params?.to ?? standard(shape) }];
    default:
      return [wrongValue(issue, at, valueAt(input, at), shape)];
  }
}

function wrongValue(issue: Issue, at: Path, value: unknown, shape: Shape | undefined): Finding {
  const close = typeof value === "string" ? nearest(value, shape?.enum ?? []) : undefined;
  return { at, wrong: wording(issue, value, close), to: close ?? unquoted(value, shape) ?? standard(shape) };
}

/** What text was meant to be: quotes make text of numbers, and YAML no longer takes yes for true. */
function unquoted(value: unknown, shape: Shape | undefined): Scalar | undefined {
  if (typeof value !== "string") return undefined;
  if (shape?.type === "integer") return /^\d+$/.test(value) ? Number(value) : undefined;
  if (shape?.type !== "boolean") return undefined;
  return /^(yes|on|true)$/i.test(value) || (/^(no|off|false)$/i.test(value) ? false : undefined);
}

function wording(issue: Issue, value: unknown, close: string | undefined): string {
  if (value === undefined) return "is not set";
  switch (issue.code) {
    case "invalid_type":
      return `is ${kind(value)}`;
    case "too_small":
      return issue.origin === "array" ? "has too few entries" : "is too small";
    case "too_big":
      return "is too large";
    case "invalid_union":
      return typeof value === "string" ? notToChoose : `is ${kind(value)}`;
    case "invalid_value":
      return close === undefined ? notToChoose : `is not spelled ${close}`;
    default:
      return "is not written in the right form";
  }
}

const notToChoose = "is not one of the values to choose from";

function kind(value: unknown): string {
  if (value === null) return "empty";
  if (Array.isArray(value)) return "a list";
  if (isTree(value)) return "a map";
  if (typeof value === "boolean") return "a truth value";
  if (typeof value === "string") return "text";
  return Number.isInteger(value) ? "a number" : "not a whole number";
}

/** Of the alternatives, the problems of the one that takes this kind of value at all. */
function meantAlternative({ errors }: z.core.$ZodIssueInvalidUnion): readonly Issue[] {
  return errors.find((issues) => issues.every(({ path }) => path.length > 0)) ?? [];
}

export function unknownSetting(at: Path, cloud: Cloud): Finding {
  const parent = shapeAt(cloud, at.slice(0, -1));
  const finding = { at, allowed: allowed(parent ?? {}) };
  const name = String(at.at(-1));
  if (at.length === 1 && isUnread(name, cloud)) return unread(name);
  const meant = at.length === 1 ? meantOfProvider(name, cloud) : undefined;
  if (meant !== undefined) return slipOfProvider(name, meant);
  if (at.length === 1 && name.includes(":")) return ofAnotherProject(name, cloud);
  if (at.length === 1 && name.includes(".") && shapeAt(cloud, name.split("."))) {
    return { ...finding, wrong: "was set without --path", allowed: "paths with --path", instead: name.split(".") };
  }
  const owners = cloudsWith(text(at));
  if (owners.length > 0) return { ...finding, wrong: `belongs to ${owners.join(", ")}; this stack is ${cloud}` };
  const close = nearest(name, Object.keys(parent?.properties ?? {}));
  const instead = close === undefined ? namesake(name, cloud) : [...at.slice(0, -1), close];
  if (instead === undefined) return { ...finding, wrong: "is not a setting" };
  return { ...finding, wrong: `is not a setting; did you mean ${text(instead)}?`, instead };
}

// X22: the provider is told the context, and finds the kubeconfig by itself.
function unread(fullKey: string): Finding {
  return {
    at: [fullKey],
    wrong: "has no effect: the cluster is the one that kubernetes:context names in the kubeconfig of whoever deploys",
    allowed: "not to be set; KUBECONFIG in the environment names another kubeconfig than ~/.kube/config",
  };
}

/** Pulumi hands it to the provider, which says nothing of it. */
function slipOfProvider(fullKey: string, meant: string): Finding {
  const wrong = `is not a setting of the provider; did you mean ${meant}?`;
  return { at: [fullKey], wrong, allowed: meant, instead: [meant] };
}

/** `qualys-registy:name`: under a name that is nearly this project's. */
function ofAnotherProject(fullKey: string, cloud: Cloud): Finding {
  const name = fullKey.replace(/^[^:]*:/, "");
  const finding = { at: [fullKey], allowed: `keys that begin with ${namespace}:` };
  const instead = shapeAt(cloud, [name]) === undefined ? namesake(name, cloud) : [name];
  if (instead === undefined) return { ...finding, wrong: "is not a setting of this project" };
  return { ...finding, wrong: `is not a setting of this project; did you mean ${key(instead)}?`, instead };
}

/** A setting of that name in another place. A provider's own (`aws:region`) goes by its name without the provider. */
function namesake(name: string, cloud: Cloud): Path | undefined {
  const paths = settingsOf(cloud).map((setting) => setting.split("."));
  const lastOf = (path: readonly string[]) => (path.at(-1) ?? "").replace(/^.*:/, "");
  const close = nearest(name, [...new Set(paths.map(lastOf))]);
  return paths.find((path) => lastOf(path) === close);
}
