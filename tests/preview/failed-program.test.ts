import assert from "node:assert/strict";
import path from "node:path";
import { afterEach, describe, it } from "mocha";
import { preview } from "../../preview/preview";
import { readProject } from "../../preview/project";
import { failed } from "../../preview/result";

async function failureOf(program: string) {
  const entryPoint = path.join(__dirname, "programs", program);
  const project = { ...readProject(path.join(__dirname, "..", "..")), entryPoint };
  const outcome = await preview({ project, stack: "aws-ecs", policy: { exemptions: [], today: "2026-11-30" } });
  assert.ok(failed(outcome));
  assert.equal(outcome.reason, "program");
  return outcome;
}

const messageOf = async (program = "unanswered.ts") => (await failureOf(program)).message;

describe("the preview of a program that fails", () => {
  const { stackTraceLimit } = Error;
  afterEach(() => void (Error.stackTraceLimit = stackTraceLimit));

  it("says why, and the line of the program", async () => {
    Error.stackTraceLimit = 0;
    assert.match(
      await messageOf(),
      /^failed to register new resource strange .*: the offline preview knows no resource type .*\n\nin unanswered\.ts:4$/,
    );
    assert.equal(Error.stackTraceLimit, 0);
  });

  it("says so of what is thrown once a value is known, too", async () => {
    Error.stackTraceLimit = 0;
    const { message, place } = await failureOf("throwing.ts");
    assert.equal(message, "nothing is called after network\n\nin throwing.ts:9");
    assert.deepEqual(place, { file: "throwing.ts", line: 9 });
  });

  it("says so of what a function without a name waits for, too", async () => {
    Error.stackTraceLimit = 0;
    assert.deepEqual((await failureOf("nameless.ts")).place, { file: "nameless.ts", line: 5 });
  });

  it("says where, if stack traces are kept", async () => {
    Error.stackTraceLimit = 10;
    assert.match(
      await messageOf(),
      /the offline preview knows no resource type .*\n(?: {4}at .*\n)* {4}at .*\/programs\/unanswered\.ts:\d+/,
    );
  });
});
