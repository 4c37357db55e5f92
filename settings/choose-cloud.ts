import { type Cloud, clouds } from "./clouds";
import type { Finding } from "./finding";
import { cloudOf, type StackConfig } from "./input";
import { key } from "./paths";
import { nearest } from "./suggest";

/** The cloud that a stack is built on; or what is wrong with its name, before which nothing else can be judged. */
export function chooseCloud({ stack, values, secretKeys }: StackConfig): Cloud | Finding {
  const at = ["cloud"];
  const written = values[key(at)] ?? "";
  const named = cloudOf(values);
  const called = clouds.find((cloud) => cloud === stack);
  if (named !== undefined && called !== undefined && named !== called) {
    return {
      at,
      wrong: `does not fit the stack's name, ${called}`,
      allowed: `${called}; for ${named}, a stack of another name`,
      to: called,
    };
  }
  if (named !== undefined) return named;
  if (written === "" && secretKeys.includes(key(at))) {
    return { at, wrong: "is encrypted; it says what is built, which is no secret", isPlain: true };
  }
  if (written === "") return { at, wrong: "is not set; it says what is built", to: called ?? clouds[0] };
  const meant = called ?? nearest(written, clouds);
  const suggestion = meant === undefined ? "" : `; did you mean ${meant}?`;
  return { at, wrong: `is not one of the values to choose from${suggestion}`, to: meant ?? clouds[0] };
}
