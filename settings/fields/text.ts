import { z } from "zod";

/*
 * How a single value is described. Each field says in words what it takes, with a value that would do:
 * messages, the documentation and the editors' schema are made of that.
 */

declare module "zod" {
  interface GlobalMeta {
    /** What may be written, in words; without it, the words are made from the type. */
    allowed?: string;
    /** Values to show. */
    examples?: unknown[];
    /** Stands in commands where a value belongs that only the user can know. */
    placeholder?: string;
    /** The value never appears in a message: it is a secret, or may contain one. */
    hidden?: boolean;
    /** UUIDs may stand here: ids of the cloud's own. Anywhere else, one is taken for a Qualys id that has gone astray. */
    takesUuids?: boolean;
  }
}

/** What is wrong with a value, and the value that was probably meant. */
export interface Advice {
  readonly wrong: string;
  readonly to?: string | undefined;
}

interface TextField {
  readonly allowed: string;
  readonly example: string;
  readonly placeholder?: string;
  readonly pattern: RegExp;
  /** Knows frequent mistakes; the pattern has the last word. */
  readonly advise?: (value: string) => Advice | undefined;
  readonly hidden?: boolean;
  readonly takesUuids?: boolean;
}

export function text({ example, pattern, advise, ...words }: TextField) {
  return z
    .string()
    .superRefine((value, context) => {
      const { wrong, to } = advise?.(value) ?? {};
      const right = to !== undefined && pattern.test(to) ? to : undefined;
      if (wrong !== undefined) context.addIssue({ code: "custom", message: wrong, params: { to: right } });
    })
    .regex(pattern)
    .meta({ examples: [example], ...words });
}

export const nonEmptyText = (allowed: string, example: string) => text({ allowed, example, pattern: /\S/ });

/** The name of something that exists already. */
export const nameOf = (what: string, example: string) =>
  text({ allowed: `the name of ${what}`, example, placeholder: "NAME", pattern: /\S/ });

/** Takes what YAML and `pulumi config set --path` make a number or a truth value of, as the text that was written. */
export function loosely<Field extends z.ZodType<string, string>>(field: Field) {
  return z
    .union([z.string(), z.number(), z.boolean()])
    .transform(String)
    .pipe(field)
    .meta({ ...field.meta() });
}

export const looseText = loosely(z.string().meta({ allowed: "text", examples: ["security"] }));
