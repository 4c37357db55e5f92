import type { Scalar } from "./commands";
import type { Path } from "./paths";

/** Something wrong with the settings, as the code that noticed it says it. `problem.ts` makes words for people of it. */
export interface Finding {
  /** The setting to change. */
  readonly at: Path;
  /** What is wrong with it, as the end of a sentence that begins with its name. */
  readonly wrong: string;
  /** What would be right, in words; without it, the schema's own words. */
  readonly allowed?: string | undefined;
  /** A value that would be right, of a list a further entry; without it, the setting should go. */
  readonly to?: Scalar | undefined;
  /** Where the value belongs, if it is in the wrong place. */
  readonly instead?: Path;
  /** It would do nothing and should go, an id too. */
  readonly isIdle?: true;
  /** The value, or what it holds, is to be set again without encryption. */
  readonly isPlain?: true;
  /** Other settings that this rests on: when one of them is wrong itself, there is nothing to say here yet. */
  readonly besides?: readonly Path[];
}

/** A path of names: `network.cidr`. Entries of lists and maps are given as further parts. */
export function path(setting: string, ...rest: Path): Path {
  return [...setting.split("."), ...rest];
}
