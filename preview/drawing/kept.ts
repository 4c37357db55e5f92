import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Beside the packages: what they have made holds until they are installed anew. */
const cacheFolder = path.join(__dirname, "..", "..", "node_modules", ".cache", "preview", "layouts");

/** What is made of a question, kept from one run to the next. Both are JSON; the same question has the same answer. */
export async function kept<Question, Answer>(
  question: Question,
  make: (question: Question) => Promise<Answer>,
  folder = cacheFolder,
): Promise<Answer> {
  const name = createHash("sha256").update(JSON.stringify(question)).digest("hex");
  const file = path.join(folder, `${name}.json`);
  const known = read<Answer>(file);
  if (known !== undefined) return known;
  const answer = await make(question);
  write(file, JSON.stringify(answer));
  return answer;
}

/** What cannot be read is made anew. */
function read<Answer>(file: string): Answer | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Answer;
  } catch {
    return undefined;
  }
}

/** Without a place to write, everything only takes longer. Whoever reads at the same time sees all of it or nothing. */
function write(file: string, text: string): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(`${file}.${process.pid}`, text);
    renameSync(`${file}.${process.pid}`, file);
  } catch {
    return;
  }
}
