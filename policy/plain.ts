import type { OutputInstance } from "@pulumi/pulumi";

/**
 * A resource's arguments as rules see them: no promises, no outputs, and anything may be absent.
 * `Input<T>` always has T itself among its members, so leaving the other two out is enough, and cheap for the compiler.
 */
export type Plain<T> = T extends Promise<unknown> | OutputInstance<unknown>
  ? never
  : T extends readonly (infer Element)[]
    ? readonly Plain<Element>[]
    : T extends object
      ? { readonly [Key in keyof T]?: Plain<T[Key]> }
      : T;
