/** Whether a pattern leaves nothing out, such as `*` or `?*`. */
export const isAnything = (pattern: string) => /^[*?]+$/.test(pattern) && pattern.includes("*");

/** `arn:aws:*` is, too. */
export const isEverything = (arn: string) =>
  /^(arn:([^:]*:)?)?[*?:]+$/.test(arn) && isAnything(arn.slice(arn.lastIndexOf(":") + 1));

/** Services whose ARNs go from the account to the name, without saying what kind of thing it is. */
const withoutKinds = ["codecommit", "execute-api", "s3", "sns", "sqs"];

/** Services whose actions are about what another has: a role that is assumed is IAM's. */
const others: Readonly<Record<string, string | undefined>> = { sts: "iam" };

/** What actions are about that name other things, too: whoever may use every image has no instance to start it in. */
const kinds: ReadonlyMap<string, string> = new Map([["ec2:runinstances", "instance"]]);

/**
 * Whether an ARN is all that such an action can be about: `arn:aws:s3:::*` for `s3:GetObject`, `arn:aws:kms:*:*:key/*`
 * for `kms:Decrypt`. All of one account or region is, too. For `*`, all of any service is.
 */
export function isAllFor(action: string, arn: string): boolean {
  if (isEverything(arn)) return true;
  const [scheme, , service = "", region = "", account, ...name] = arn.split(":");
  if (scheme !== "arn" || !isAbout(action, service)) return false;
  if (account === undefined) return isAnythingThatBegins(region);
  if (name.length === 0) return isAnythingThatBegins(account);
  const [kind = "", ...names] = name.join("/").split("/");
  if (!isOfKind(action, kind)) return false;
  if (withoutKinds.includes(service)) return [kind, ...names].every(isAnything);
  return names.length === 0 ? isAnythingThatBegins(kind) : names.every(isAnything);
}

function isOfKind(action: string, kind: string): boolean {
  const own = kinds.get(action.toLowerCase());
  return own === undefined || own === kind || /[*?]/.test(kind);
}

/** A wildcard at the end of a part, such as that of `role*`, stands for the parts after it, too. */
const isAnythingThatBegins = (part: string) => isAnything(part.replace(/^[\w-]+/, ""));

function isAbout(action: string, service: string): boolean {
  const [own = ""] = action.toLowerCase().split(":");
  return own === "*" || own === service || (Object.hasOwn(others, own) && others[own] === service);
}
