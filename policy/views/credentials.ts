import { list, text, when, type Problems } from "../problems";
import { anyHolds, known, problemsIn, someIs } from "../unknown";
import { meaningOf } from "./credential-names";
import { holdsKnownKey, isHarmless, isPair, isPlainName } from "./credential-values";
import { asList } from "./json";

/** True for a value that is a credential, by its own form or by its name and form together. */
export function isCredential(name: string | undefined, value: unknown): boolean {
  const written = text(value);
  return isUnderName(text(name), written) || holdsCredential(written);
}

function isUnderName(name: string, value: string): boolean {
  const meaning = meaningOf(name);
  if (meaning === undefined || isHarmless(value)) return false;
  if (meaning === "pair") return isPair(value);
  return meaning === "credential" || !isPlainName(value);
}

/** What is written out among a program's variables. */
export const problemsOfVariables = (variables: readonly (Variable | null)[] | null | undefined): Problems =>
  problemsIn(list(variables), ({ name, value }) =>
    when(isCredential(name, value), `${name} is written out in the environment`),
  );

interface Variable {
  readonly name?: string;
  readonly value?: string;
}

/**
 * A name and what it is set to, in whatever language. Not what follows a colon or a slash itself, as in ARNs and URLs.
 * What it is set to is only looked at, for there may be names in it: `OPTIONS=--password=…`. Every part is bounded, and
 * no name begins within another, so that long texts take no longer than it takes to read them.
 */
const assignment =
  /(?<![\w./:-])([\w.-]{1,200})(?![\w.-])\\?["']?[ \t]{0,20}(?::=|:-|=>|=|:)[ \t]{0,20}(?=(?:\\?["'])?([^\s"';,&\\]{0,200}))/g;

/** An option of a command, and what follows it after a space. */
const option = /(?<![\w./:-])(--[\w-]{1,200})(?![\w-])[ \t]{1,20}(?=["']?([^\s"';,&\\-][^\s"';,&\\]{0,200}))/g;

/** Shorter ones are in every text: `password: string`. */
const shortest = 8;

/** What gets the value: a call, a list, a block, a condition, a property of something. */
const code = /^[[{(<$|>&*?+]|[()[\]]|^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+$/;

/** What else is on a command's line, as far as that is looked at; a backslash goes on with the line. */
const between = String.raw`\s(?:[^\n|;&\\]|\\\n?){0,200}?(?<=\s)`;

/** The commands whose own options take a password, up to where it begins. */
const passwordOptions = [
  String.raw`curl${between}(?:-[A-Za-z]{0,9}u|--(?:proxy-)?user)[ =]?["']?[^\s:"']{0,100}:`,
  String.raw`(?:docker|podman|helm registry) login${between}-p[ =]["']?`,
  String.raw`redis-cli${between}-a ["']?`,
  String.raw`mysql(?:admin|dump)?${between}-p["']?`,
  String.raw`sshpass -p ?["']?`,
].join("|");

const passwordOfCommand = new RegExp(String.raw`(?<![\w-])(?:${passwordOptions})([^\s"';|&\\]{1,200})`, "g");

/** True for a line on which a command gets a password that is written out. */
function passesPassword(line: string): boolean {
  for (const [, value = ""] of line.matchAll(passwordOfCommand)) {
    if (!code.test(value) && !isHarmless(value)) return true;
  }
  return false;
}

/** True for text, such as a script or a file of settings, in which a credential is written out. */
export function holdsCredential(written: string): boolean {
  if (holdsKnownKey(written) || passesPassword(written)) return true;
  for (const form of [assignment, option]) {
    for (const [, name = "", value = ""] of written.matchAll(form)) if (isWrittenOut(name, value)) return true;
  }
  return false;
}

function isWrittenOut(name: string, value: string): boolean {
  if (value.length < shortest || meaningOf(name) === undefined) return false;
  const plain = value.replace(/[)}\]]{1,9}$/, "");
  return plain.length >= shortest && !code.test(plain) && isUnderName(name, plain);
}

type Words = Readonly<Record<string, unknown>>;

/** An argument that is an option and its value, or sets a variable for a command. */
const setting = /^([\w.-]{1,200})=(.*)$/s;

/** True for a command line on which a credential is written out. */
export function commandHoldsCredential(command: unknown): boolean {
  const words = asList(command);
  const positions = Array.from(words.keys());
  const isWritten = (at: number) => {
    const word = text(words[at]);
    const [, name, value] = setting.exec(word) ?? [];
    if (name !== undefined ? isCredential(name, value) : holdsCredential(word)) return true;
    return isOption(word) && meaningOf(word) !== undefined && isOptionsValue(word, text(words[at + 1]));
  };
  // A word that is not known yet stands for what a variable brings.
  const line = () => positions.map((at) => text(known(words as object as Words, `${at}`)) || "$").join(" ");
  return anyHolds(
    () => positions.length > 1 && passesPassword(line()),
    () => someIs(positions, isWritten),
  );
}

/** What is written out on the command lines that these properties have. */
export const problemsOfCommands = <Key extends string>(
  commands: Readonly<Partial<Record<Key, unknown>>>,
  ...properties: readonly Key[]
): Problems =>
  problemsIn(properties, (property) =>
    when(commandHoldsCredential(commands[property]), `a credential is written out in ${property}`),
  );

const isOption = (word: string) => /^--?[A-Za-z][\w-]*$/.test(word);

const isOptionsValue = (option: string, value: string) => !value.startsWith("-") && isUnderName(option, value);
