import type { StackConfig } from "../../settings/input";
import { isTree, type Path, valueAt, withValue } from "../../settings/paths";

/*
 * What `pulumi config set` and `pulumi config rm` do to a stack's configuration, as far as our commands use them.
 * `tests/settings/engine.test.ts` compares it with the real ones.
 */

const answers: Readonly<Record<string, string>> = {
  "qualys-registry-sensor:activationId": "d4e5f6a7-1111-4222-8333-0123456789ab",
  "qualys-registry-sensor:customerId": "e5f6a7b8-1111-4222-8333-0123456789ab",
  "qualys-registry-sensor:alerts.email": "alarms@corp.example",
  "qualys-registry-sensor:cluster.admins[0]": "user:jane@corp.example",
};
const file = "-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIUTest\n-----END CERTIFICATE-----\n";

/** Runs a line of commands joined by `&&`. Secrets that it asks for, and files, are given. */
export function run(line: string, config: StackConfig): StackConfig {
  return commandsOf(line).reduce((left, command) => runOne(command, left), config);
}

/** The words of each command of a line. */
export function commandsOf(line: string): string[][] {
  return line.split(" && ").map(words);
}

function runOne([, , verb, ...rest]: string[], config: StackConfig): StackConfig {
  const [key = "", given] = rest.filter((word) => !word.startsWith("--") || rest[rest.indexOf(word) - 1] === "--");
  const [top, ...path] = rest.includes("--path") ? parsePath(key) : [key];
  const old = config.values[String(top)];
  const tree = old !== undefined && /^[{[]/.test(old) ? (JSON.parse(old) as unknown) : old;
  if (verb === "rm") return { ...config, values: changed(config.values, String(top), removed(tree, path)) };
  const secret = rest.includes("--secret");
  const text = given === "<" ? file : (given ?? answers[key] ?? "");
  const isText = typeof valueAt(tree, path) === "string";
  const value = path.length === 0 ? text : withValue(tree, path, isText ? text : typed(text));
  const others = config.secretKeys.filter((each) => each !== top || !rest.includes("--plaintext"));
  const secretKeys = secret ? [...others, String(top)] : others;
  return { ...config, secretKeys, values: changed(config.values, String(top), value) };
}

function changed(values: StackConfig["values"], key: string, value: unknown): Record<string, string> {
  const others = Object.entries(values).filter(([name]) => name !== key);
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return Object.fromEntries(value === undefined ? others : [...others, [key, text]]);
}

/** With `--path`, integers and truth values keep their type, unless they take the place of text in quotes. */
function typed(text: string): unknown {
  if (text === "true" || text === "false") return text === "true";
  return /^-?\d+$/.test(text) ? Number(text) : text;
}

/** What follows an entry of a list moves up. */
function removed(tree: unknown, path: Path): unknown {
  const last = path.at(-1);
  if (last === undefined) return undefined;
  const holder = valueAt(tree, path.slice(0, -1));
  if (!isTree(holder)) return tree;
  const left = Array.isArray(holder)
    ? holder.filter((_, index) => index !== last)
    : Object.fromEntries(Object.entries(holder).filter(([name]) => name !== last));
  return withValue(tree, path.slice(0, -1), left);
}

function parsePath(key: string): Path {
  const parts = key.matchAll(/\["((?:[^"\\]|\\.)*)"\]|\[(\d+)\]|\.?((?:[^.[:]|:)+)/g);
  return [...parts].map(([, quoted, index, name]) =>
    index !== undefined ? Number(index) : (quoted?.replaceAll('\\"', '"') ?? name ?? ""),
  );
}

/** Words as a shell splits them. */
function words(command: string): string[] {
  return [...command.matchAll(/(?:'[^']*'|\\'|[^\s'])+/g)].map(([word]) =>
    word.replaceAll(/'([^']*)'|\\'/g, (whole, quoted?: string) => quoted ?? whole.slice(1)),
  );
}
