import type { Cloud } from "./clouds";
import { unknownSetting } from "./explain";
import { uuid } from "./fields/common";
import type { Finding } from "./finding";
import { type Input, settingOf, type StackConfig } from "./input";
import { isId } from "./only-you-know";
import { isTree, key, type Path } from "./paths";
import { shapeAt } from "./shape";

/*
 * What nobody may see: the two ids, and what the user has encrypted. Only the ids stay encrypted all the way to the
 * sensor; everything else ends in resources, for all to read who may look at them.
 */

/** What stands for a secret where it would be shown. */
const mask = "…";

export function idsInPlainText({ secretKeys }: StackConfig, input: Input): Finding[] {
  const ids = Object.keys(input)
    .map((name) => [name])
    .filter(isId);
  const open = ids.filter((id) => !secretKeys.includes(key(id)));
  return open.map((at) => ({ at, wrong: "is stored in plain text" }));
}

/** Settings that are encrypted, or hold something encrypted, and would not stay so. A preview knows only their names. */
export function encryptedSettings({ secretKeys }: StackConfig, input: Input, cloud: Cloud): Finding[] {
  const names = secretKeys.flatMap((secret) => settingOf(secret, cloud) ?? []).filter((name) => !isId([name]));
  return names.map((name) => {
    if (shapeAt(cloud, [name]) === undefined) return unknownSetting([name], cloud);
    return {
      at: [name],
      wrong: `${isTree(input[name]) ? "holds something encrypted, which" : "is encrypted, and"} would be readable in the cloud`,
      allowed: "plain text that holds no secret: only activationId and customerId stay encrypted",
      isPlain: true,
    };
  });
}

/** Ids, or what looks like one, where everybody reads them: in tags, names, arguments. From the last entry of a list on. */
export function idsInTheOpen(input: Input, cloud: Cloud): Finding[] {
  const own = ["activationId", "customerId"].flatMap((id) => idsIn(JSON.stringify(input[id] ?? "")));
  const isOpen = ({ at, text }: Text) =>
    idsIn(text).some((id) => !takesUuids(at, cloud) || own.some((other) => isSame(id, other)));
  return textsOf(input)
    .filter((text) => !isId(text.at) && isOpen(text))
    .map(({ at }) => ({
      at,
      wrong: "holds what looks like a Qualys id, and is readable in the cloud",
      allowed: "text without such an id",
    }))
    .reverse();
}

/** Words for people without any secret, whichever setting it stands in. */
export function withoutSecrets(words: string, input: Input, secretKeys: readonly string[], cloud: Cloud): string {
  const texts = textsOf(input);
  const ids = texts.filter(({ at }) => !takesUuids(at, cloud)).flatMap(({ text }) => idsIn(text));
  const encrypted = texts.filter(
    ({ at, text, isName }) => !isName && text.length > 3 && secretKeys.includes(key(at.slice(0, 1))),
  );
  const withoutIds = ids.reduce((left, id) => left.replaceAll(new RegExp(id, "gi"), mask), words);
  return encrypted.reduce((left, { text }) => left.replaceAll(text, mask), withoutIds);
}

const idsIn = (text: string) => text.match(new RegExp(uuid, "gi")) ?? [];

const isSame = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

/** Where a cloud's own ids belong, which have the same form. */
const takesUuids = (at: Path, cloud: Cloud) => shapeAt(cloud, at)?.takesUuids === true;

interface Text {
  readonly at: Path;
  readonly text: string;
  /** Of an entry, which is never encrypted. */
  readonly isName: boolean;
}

/** All text in a tree. */
function textsOf(value: unknown, at: Path = []): Text[] {
  if (typeof value === "string") return [{ at, text: value, isName: false }];
  if (Array.isArray(value)) return value.flatMap((entry, index) => textsOf(entry, [...at, index]));
  if (!isTree(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => [
    { at: [...at, name], text: name, isName: true },
    ...textsOf(inner, [...at, name]),
  ]);
}
