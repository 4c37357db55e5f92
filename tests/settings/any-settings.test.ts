import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { clouds } from "../../settings/clouds";
import type { StackConfig } from "../../settings/input";
import { parseSettings } from "../../settings/parse";
import { namespace } from "../../settings/paths";
import { type Problem, report, text } from "../../settings/problem";
import { schemas } from "../../settings/schema";
import { settingsOf } from "../../settings/shape";
import { configuration, today } from "./configuration";

function problemsOf(config: StackConfig): readonly Problem[] {
  const parsed = parseSettings(config, today);
  return "problems" in parsed ? parsed.problems : [];
}

describe("any settings at all", () => {
  const anything = fc.dictionary(
    fc.oneof(
      fc.constantFrom(
        ...clouds.flatMap((cloud) =>
          Object.keys(schemas[cloud].shape).map((name) => (name.includes(":") ? name : `${namespace}:${name}`)),
        ),
      ),
      fc.constantFrom("__proto__", "constructor", "toString").map((name) => `${namespace}:${name}`),
      fc.string().map((name) => `${namespace}:${name}`),
      fc.string(),
    ),
    fc.oneof(
      fc.string(),
      fc.json(),
      fc.object().map((value) => JSON.stringify(value)),
    ),
  );

  it("are answered, never with an error", () => {
    fc.assert(
      fc.property(anything, fc.constantFrom(...clouds, "dev"), fc.boolean(), (values, cloud, secret) => {
        const all = { ...values, ...(cloud === "dev" ? {} : { [`${namespace}:cloud`]: cloud }) };
        const problems = problemsOf({ stack: "dev", values: all, secretKeys: secret ? Object.keys(all) : [] });
        assert.ok(problems.length > 0);
        for (const problem of problems) assert.ok(problem.fix.startsWith("pulumi config "), text(problem));
      }),
      {
        numRuns: 500,
        // What is no text, and cannot be made one.
        examples: [[{ [`${namespace}:activationId`]: '{"toString":0}' }, "aws-ecs", false]],
      },
    );
  });

  it("never show a secret", () => {
    const secret = fc
      .string({ minLength: 9, maxLength: 40, unit: fc.constantFrom(..."0123456789abcdefGHIJ-@:/. ") })
      .map((tail) => `S3cr3t${tail}`);
    const anySetting = fc
      .constantFrom(...clouds)
      .chain((cloud) => fc.record({ cloud: fc.constant(cloud), setting: fc.constantFrom(...settingsOf(cloud)) }));
    fc.assert(
      fc.property(anySetting, secret, fc.boolean(), ({ cloud, setting }, value, inList) => {
        const config = configuration(cloud, { [setting]: inList ? [value] : value });
        const top = setting.split(".")[0] ?? "";
        const secretKeys = [...config.secretKeys, top.includes(":") ? top : `${namespace}:${top}`];
        const shown = report(cloud, problemsOf({ ...config, secretKeys }));
        assert.ok(!shown.includes(value) && !shown.includes(JSON.stringify(value).slice(1, -1)), shown);
      }),
      { numRuns: 1000 },
    );
  });

  it("never show an id, stored in plain text or under a wrong name", () => {
    const id = "f6a7b8c9-1111-4222-8333-0123456789ab";
    const places = [
      "activationId",
      "customerId",
      "activation_id",
      "qualys",
      "qualys.activationId",
      "sensor.customerId",
      "ids",
    ];
    for (const place of places) {
      const config = configuration("aws-eks", { [place]: id });
      const shown = report("aws-eks", problemsOf({ ...config, secretKeys: [] }));
      assert.ok(!shown.includes(id), shown);
    }
  });
});
