import { key, type Path } from "./paths";

/*
 * The commands that write settings. Paths are quoted for the shell, and `--path` is left out where it says nothing.
 */

export type Scalar = string | number | boolean;

export function isScalar(value: unknown): value is Scalar {
  return ["string", "number", "boolean"].includes(typeof value);
}

export function set(path: Path, value: Scalar): string {
  return `pulumi config set ${where(path)} ${argument(String(value))}`;
}

/** Asks for the value, so that it stays out of the shell's history. */
export function setSecret(path: Path): string {
  return `pulumi config set --secret ${where(path)}`;
}

/** Asks for the value too. What was encrypted there is readable from then on. */
export function setPlain(path: Path): string {
  return `pulumi config set --plaintext ${where(path)}`;
}

export function remove(path: Path): string {
  return `pulumi config rm ${where(path)}`;
}

function where(path: Path): string {
  return path.length === 1 ? quoted(key(path)) : `--path '${key(path).replaceAll("'", `'\\''`)}'`;
}

function argument(text: string): string {
  // What has several lines comes from a file.
  if (text.includes("\n")) return "< FILE";
  return text.startsWith("-") ? `-- ${quoted(text)}` : quoted(text);
}

function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
