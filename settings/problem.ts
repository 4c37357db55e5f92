import type { Cloud } from "./clouds";
import * as commands from "./commands";
import type { Finding } from "./finding";
import type { Input } from "./input";
import { isId } from "./only-you-know";
import { isTree, key, leavesOf, type Path, valueAt } from "./paths";
import { withoutSecrets } from "./secrets";
import { allowed, type Shape, shapeAt, standard } from "./shape";

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
  return {
    key: masked(key(finding.at), written),
    wrong: masked(finding.wrong, written),
    got: got(finding, written),
    allowed: masked(finding.allowed ?? (shape ? allowed(shape) : "nothing"), written),
    fix: masked(fix(finding, written), written),
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

function got({ at, instead, isPlain }: Finding, written: Written): string {
  const value = valueAt(written.input, at);
  // A preview cannot decrypt it.
  if (value === undefined && isPlain) return "an encrypted value";
  if (value === undefined) return inForce(at, written);
  const words = shown(value);
  const isOpen = isTree(value) || mayShow(at, instead ?? at, written);
  return isOpen && (isTree(value) || masked(words, written) === words) ? masked(words, written) : hidden(value);
}

function inForce(at: Path, { cloud }: Written): string {
  const value = shapeAt(cloud, at)?.default;
  return commands.isScalar(value) ? `${shown(value)}, the default` : "nothing";
}

/** Whether what is written in one place may be seen, if it is meant for another: no secret, and of known meaning. */
function mayShow(from: Path, to: Path, written: Written): boolean {
  const shape = shapeAt(written.cloud, to);
  return shape !== undefined && !shape.hidden && !isSecret(from, written);
}

const isSecret = (at: Path, { secretKeys }: Written) => secretKeys.includes(key(at.slice(0, 1)));

const masked = (words: string, { input, secretKeys, cloud }: Written) =>
  withoutSecrets(words, input, secretKeys, cloud);

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

function fix({ at, to, instead, isIdle, isPlain }: Finding, written: Written): string {
  const value = valueAt(written.input, at);
  if (instead !== undefined) return moved(at, instead, value, written);
  if (isPlain) return inPlainText(at, value, written);
  if (isIdle) return commands.remove(at);
  if (isId(at)) return commands.setSecret(at);
  if (to === undefined) return commands.remove(at);
  const shape = shapeAt(written.cloud, at);
  const isList = shape?.items !== undefined;
  const entries = Array.isArray(value) ? value.length : 0;
  const place = isList ? [...at, entries] : at;
  // What is not shown above must not be part of the command either.
  const setIt = isSecret(at, written)
    ? commands.setPlain(place)
    : commands.set(place, shape?.hidden ? (standard(shape) ?? to) : to);
  const inTheWay = isList ? isNoList(value) : keepsQuotes(at, value, to);
  return inTheWay ? `${commands.remove(at)} && ${setIt}` : setIt;
}

/** Sets each known setting anew, so that nothing of the rest is lost. */
function inPlainText(at: Path, value: unknown, { cloud }: Written): string {
  const settings = leavesOf(value, at).filter((leaf) => shapeAt(cloud, leaf.at) !== undefined);
  return settings.length === 0 ? commands.remove(at) : settings.map((leaf) => commands.setPlain(leaf.at)).join(" && ");
}

/** What is in the place of a list, and takes no entry. */
const isNoList = (value: unknown) => value !== undefined && value !== null && !Array.isArray(value);

/** The CLI keeps the quotes of text below a path, so that a number in its place would be text again. */
const keepsQuotes = (at: Path, value: unknown, to: Finding["to"]) =>
  at.length > 1 && typeof value === "string" && typeof to !== "string";

/** Takes it away, and sets what has a place in the other setting there. */
function moved(from: Path, to: Path, value: unknown, written: Written): string {
  const settings = leavesOf(value, to).flatMap(({ at, value }) => {
    const shape = shapeAt(written.cloud, at);
    if (isId(at)) return [commands.setSecret(at)];
    if (!commands.isScalar(value) || shape === undefined || isHolder(shape)) return [];
    return [mayShow(from, at, written) ? commands.set(at, value) : commands.setPlain(at)];
  });
  return [commands.remove(from), ...settings].join(" && ");
}

const isHolder = ({ properties, additionalProperties, items }: Shape) =>
  properties !== undefined || Boolean(additionalProperties) || items !== undefined;
