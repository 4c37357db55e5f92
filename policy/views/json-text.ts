/** What may come next in a text that is JSON. */
type Next = "value" | "value or ]" | "key" | "key or }" | ":" | ", or end";

const blank = /[ \t\n\r]*/y;
const token =
  /[{}[\]:,]|"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y;

/**
 * Where a text that is no JSON stops being it: before the first thing that cannot be there, or at its end. The engine's
 * own message quotes the text, which may hold secrets.
 */
export function whereJsonStops(text: string): number {
  const open: string[] = [];
  let next: Next | undefined = "value";
  let at = 0;
  for (;;) {
    at += matchAt(blank, text, at).length;
    const found = matchAt(token, text, at);
    next = after(next, found, open);
    if (next === undefined) return at;
    at += found.length;
  }
}

function matchAt(expression: RegExp, text: string, at: number): string {
  expression.lastIndex = at;
  return expression.exec(text)?.[0] ?? "";
}

/** What may follow a token, or nothing if the token must not be there. */
function after(next: Next, found: string, open: string[]): Next | undefined {
  switch (next) {
    case "value or ]":
      return found === "]" ? closed(found, open) : begun(found, open);
    case "value":
      return begun(found, open);
    case "key or }":
      if (found === "}") return closed(found, open);
      return found.startsWith('"') ? ":" : undefined;
    case "key":
      return found.startsWith('"') ? ":" : undefined;
    case ":":
      return found === ":" ? "value" : undefined;
    case ", or end":
      if (found !== ",") return closed(found, open);
      return open.length === 0 ? undefined : open.at(-1) === "}" ? "key" : "value";
  }
}

function begun(found: string, open: string[]): Next | undefined {
  if (found === "{" || found === "[") {
    open.push(found === "{" ? "}" : "]");
    return found === "{" ? "key or }" : "value or ]";
  }
  return /^["\w-]/.test(found) ? ", or end" : undefined;
}

const closed = (found: string, open: string[]): Next | undefined =>
  found !== "" && open.pop() === found ? ", or end" : undefined;

/** As an editor counts. */
export function placeInWords(text: string, at: number): string {
  if (at === text.length) return "its end";
  const lines = text.slice(0, at).split("\n");
  return `line ${lines.length}, column ${(lines.at(-1) ?? "").length + 1}`;
}
