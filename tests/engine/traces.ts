/**
 * The forms in which a text holds a secret, by name; none if it does not. The secret is long enough not to be there by
 * chance: a part of base64 is two characters shorter than the whole at either end.
 */
export function traces(text: string, secret: string): string[] {
  const lower = text.toLowerCase();
  const found = Object.entries(formsOf(secret)).filter(([, { spellings, caseMatters = false }]) =>
    spellings.some((spelling) => (caseMatters ? text.includes(spelling) : lower.includes(spelling.toLowerCase()))),
  );
  return found.map(([form]) => form);
}

interface Form {
  readonly spellings: readonly string[];
  readonly caseMatters?: boolean;
}

function formsOf(secret: string): Readonly<Record<string, Form>> {
  const bytes = [...Buffer.from(secret)];
  const json = inJson(secret);
  return {
    plain: { spellings: [secret] },
    "JSON-escaped": { spellings: [json, inJson(json), escaped(secret)] },
    "URL-encoded": { spellings: [encodeURIComponent(secret), bytes.map((byte) => `%${hex(byte)}`).join("")] },
    "HTML-escaped": { spellings: [inHtml(secret)] },
    hex: { spellings: ["", " ", ":", "\\x"].map((between) => bytes.map(hex).join(between)) },
    bytes: { spellings: [",", ", ", " "].map((between) => bytes.join(between)) },
    base64: { spellings: inEachCase(secret).flatMap(base64), caseMatters: true },
  };
}

const hex = (byte: number) => byte.toString(16).padStart(2, "0");
const inJson = (text: string) => JSON.stringify(text).slice(1, -1);
const inEachCase = (text: string) => [text, text.toLowerCase(), text.toUpperCase()];

/** Each character by its number. */
const escaped = (text: string) =>
  Array.from({ length: text.length }, (_, index) => `\\u${text.charCodeAt(index).toString(16).padStart(4, "0")}`).join(
    "",
  );

const inHtml = (text: string) =>
  text.replace(
    /[&<>"']/g,
    (character) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[character] ?? "&#39;",
  );

/** What is the same in whatever stands around it: three alignments, both alphabets. */
function base64(text: string): string[] {
  return [0, 1, 2].flatMap((before) => {
    const bytes = Buffer.from(text);
    const whole = Buffer.concat([Buffer.alloc(before), bytes]);
    const [first, last] = [Math.ceil((before * 8) / 6), Math.floor((whole.length * 8) / 6)];
    return (["base64", "base64url"] as const).map((alphabet) => whole.toString(alphabet).slice(first, last));
  });
}
