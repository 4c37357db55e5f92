import { z } from "zod";

/*
 * How a single value is described. Each field says in words what it takes, with a value that would do:
 * messages, the documentation and the editors' schema are made of that.
 */

declare module "zod" {
  interface GlobalMeta {
    /** What may be written, in words; without it, the words are made from the type. */
    allowed?: string;
    /** Values to show. The first one stands in the command that mends a wrong value. */
    examples?: unknown[];
    /** The value never appears in a message: it is a secret, or may contain one. */
    hidden?: boolean;
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
  readonly pattern: RegExp;
  /** Knows frequent mistakes; the pattern has the last word. */
  readonly advise?: (value: string) => Advice | undefined;
  readonly hidden?: boolean;
}

export function text({ allowed, example, pattern, advise, hidden }: TextField) {
  return z
    .string()
    .superRefine((value, context) => {
      const advice = advise?.(value);
      if (advice !== undefined) context.addIssue({ code: "custom", message: advice.wrong, params: { to: advice.to } });
    })
    .regex(pattern)
    .meta({ allowed, examples: [example], ...(hidden ? { hidden } : {}) });
}

export const nonEmptyText = (allowed: string, example: string) => text({ allowed, example, pattern: /\S/ });

/** Takes what YAML and `pulumi config set --path` make a number or a truth value of, as the text that was written. */
export function loosely<Field extends z.ZodType<string, string>>(field: Field) {
  return z
    .union([z.string(), z.number(), z.boolean()])
    .transform(String)
    .pipe(field)
    .meta({ ...field.meta() });
}

export const looseText = loosely(z.string().meta({ allowed: "text", examples: ["security"] }));
