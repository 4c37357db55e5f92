import type { Cloud } from "./clouds";
import * as commands from "./commands";
import type { Finding } from "./finding";
import type { Input } from "./input";
import { isId } from "./only-you-know";
import { isTree, key, type Path, valueAt } from "./paths";
import { allowed, shapeAt } from "./shape";

/** A finding in words for people. No secret is in it. */
export interface Problem {
  /** Full key, with the path: `qualys-registry-sensor:network.cidr`. */
  readonly key: string;
  readonly wrong: string;
  readonly got: string;
  readonly allowed: string;
  /** The command that mends it. */
  readonly fix: string;
}

export interface Written {
  readonly cloud: Cloud;
  readonly input: Input;
  readonly secretKeys: readonly string[];
}

export function problem(finding: Finding, written: Written): Problem {
  const shape = shapeAt(written.cloud, finding.at);
  const secrets = secretTexts(written);
  const masked = (words: string) => secrets.reduce((text, secret) => text.replaceAll(secret, "…"), words);
  return {
    key: key(finding.at),
    wrong: masked(finding.wrong),
    got: got(finding.at, written),
    allowed: masked(finding.allowed ?? (shape ? allowed(shape) : "nothing")),
    fix: fix(finding, written),
  };
}

/** A problem as it is shown. */
export function text({ key, wrong, got, allowed, fix }: Problem): string {
  return [`${key} ${wrong}`, `  got      ${got}`, `  allowed  ${allowed}`, `  fix      ${fix}`].join("\n");
}

/** All problems of a stack, as a deployment prints them. */
export function report(stack: string, problems: readonly Problem[]): string {
  const count = problems.length === 1 ? "A setting" : `${problems.length} settings`;
  return [
    `${count} of stack ${stack} must be mended first. Nothing was deployed.`,
    ...problems.map(text),
    `The commands change the selected stack: run \`pulumi stack select ${stack}\` first, or add \`--stack ${stack}\`.`,
  ].join("\n\n");
}

function got(at: Path, written: Written): string {
  const value = valueAt(written.input, at);
  if (value !== undefined) return mayShow(at, written) || isTree(value) ? shown(value) : hidden(value);
  const inForce = shapeAt(written.cloud, at)?.default;
  return commands.isScalar(inForce) ? `${shown(inForce)}, the default` : "nothing";
}

/** Not a secret, nor what may contain one, nor a value whose meaning is not known. */
function mayShow(at: Path, written: Written): boolean {
  const shape = shapeAt(written.cloud, at);
  return shape !== undefined && !shape.hidden && !isSecret(at, written);
}

const isSecret = (at: Path, { secretKeys }: Written) => secretKeys.includes(key(at.slice(0, 1)));

/** What else is encrypted: a finding may quote a setting that it rests on. */
function secretTexts({ input, secretKeys }: Written): string[] {
  const texts = (value: unknown): string[] =>
    isTree(value) ? Object.values(value).flatMap(texts) : typeof value === "string" && value.length > 3 ? [value] : [];
  return Object.keys(input)
    .filter((name) => secretKeys.includes(key([name])))
    .flatMap((name) => texts(input[name]));
}

function hidden(value: unknown): string {
  const { length } = String(value);
  return `${length} ${length === 1 ? "character" : "characters"}, not shown`;
}

function shown(value: unknown): string {
  const text = inWords(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

function inWords(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : `a list of ${value.length}`;
  if (isTree(value)) return `a map with ${Object.keys(value).join(", ") || "nothing in it"}`;
  if (value === null) return "nothing";
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}

const longest = 120;

function fix({ at, to, instead }: Finding, written: Written): string {
  const value = valueAt(written.input, at);
  if (instead !== undefined) return moved(at, instead, value, written);
  if (isId(at) || (typeof to === "string" && isSecret(at, written))) return commands.setSecret(at);
  if (to === undefined) return commands.remove(at);
  const isList = shapeAt(written.cloud, at)?.items !== undefined;
  const entries = Array.isArray(value) ? value.length : 0;
  const setIt = set(isList ? [...at, entries] : at, to);
  const inTheWay = isList ? isNoList(value) : keepsQuotes(at, value, to);
  return inTheWay ? `${commands.remove(at)} && ${setIt}` : setIt;
}

/** What is in the place of a list, and takes no entry. */
const isNoList = (value: unknown) => value !== undefined && value !== null && !Array.isArray(value);

/** The CLI keeps the quotes of text below a path, so that a number in its place would be text again. */
const keepsQuotes = (at: Path, value: unknown, to: Finding["to"]) =>
  at.length > 1 && typeof value === "string" && typeof to !== "string";

function set(at: Path, to: NonNullable<Finding["to"]>): string {
  if (commands.isScalar(to)) return commands.set(at, to);
  return Object.entries(to)
    .map(([name, value]) => commands.set([...at, name], value))
    .join(" && ");
}

function moved(from: Path, to: Path, value: unknown, written: Written): string {
  if (isId(to)) return `${commands.remove(from)} && ${commands.setSecret(to)}`;
  if (!mayShow(to, written) || isSecret(from, written) || !commands.isScalar(value)) return commands.remove(from);
  return `${commands.remove(from)} && ${commands.set(to, value)}`;
}
