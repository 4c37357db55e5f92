type Event = Readonly<Record<string, unknown>>;

const condition = /\(\$\.([\w.]+) (=|!=|NOT EXISTS)(?: "([^"]*)")?\)/g;

/** Whether CloudWatch Logs would count an event, by the parts of its filter language that this program's patterns use. */
export function counts(pattern: string, event: Event): boolean {
  let text = pattern.replace(/^{|}$/g, "").replace(condition, (_, path: string, operator: string, wanted?: string) => {
    const value = path.split(".").reduce<unknown>((part, name) => (part as Event | undefined)?.[name], event);
    if (operator === "NOT EXISTS") return String(value === undefined);
    return String(matches(String(value), wanted ?? "") === (operator === "="));
  });
  while (text.includes("(")) text = text.replace(/\(([^()]*)\)/g, (_, inner: string) => String(evaluate(inner)));
  return evaluate(text);
}

function evaluate(text: string): boolean {
  return text.split("||").some((part) => part.split("&&").every((each) => each.trim() === "true"));
}

function matches(value: string, wanted: string): boolean {
  const escaped = wanted.split("*").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${escaped.join(".*")}$`).test(value);
}
