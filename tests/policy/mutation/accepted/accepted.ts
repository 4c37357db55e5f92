/** Why nobody needs to answer a change. */
export type Kind = "not about security" | "none the worse" | "refused by the cloud";

/** Changes that no rule answers, and need not. */
export interface Acceptance {
  readonly kind: Kind;
  readonly reason: string;
  /**
   * `description`: whatever becomes of it and of what is in it. `logging = "DEFAULT"`, `logging taken away`: that alone.
   * `*` stands for anything, `{a,b}` for the one or the other.
   */
  readonly changes: readonly string[];
}

/** By resource type, in which `*` stands for anything too. */
export type AcceptedChanges = Readonly<Record<string, readonly Acceptance[]>>;

const of =
  (kind: Kind) =>
  (reason: string, ...changes: readonly string[]): Acceptance => ({ kind, reason, changes });

export const irrelevant = of("not about security");
export const harmless = of("none the worse");
export const refused = of("refused by the cloud");

export const names = "What it is called, and what people are told of it.";
export const capacity = "How much there is of it, how fast it is, what it costs, and when it is replaced.";
export const figures = "What is measured, how often and from which value on: only its owner knows what is unusual.";
export const contents = "What it is for: without it there is less, and nothing that is less safe.";
export const byDefault = "Left out, it is the same, or as safe.";
export const stricter = "Less gets through, or less is possible.";
export const unused = "About something that is not there, or that it makes no use of.";
export const incomplete = "It cannot be made without it, or not from these values together.";
