type Tree = Readonly<Record<string, unknown>>;

/** Whether EventBridge would match an event, by the operators that this program's patterns use. */
export function matches(pattern: Tree, event: Tree): boolean {
  return Object.entries(pattern).every(([name, wanted]) => {
    if (name === "$or") return (wanted as Tree[]).some((each) => matches(each, event));
    if (Array.isArray(wanted)) return wanted.some((each) => matchesValue(each, event[name]));
    return matches(wanted as Tree, (event[name] ?? {}) as Tree);
  });
}

function matchesValue(wanted: unknown, value: unknown): boolean {
  if (typeof wanted !== "object" || wanted === null) return wanted === value;
  const [[operator, operand] = []] = Object.entries(wanted);
  switch (operator) {
    case "exists":
      return (value !== undefined) === operand;
    case "prefix":
      return typeof value === "string" && value.startsWith(String(operand));
    case "anything-but":
      return value !== undefined && !(operand as unknown[]).includes(value);
    default:
      throw new Error(`no such operator here: ${operator}`);
  }
}
