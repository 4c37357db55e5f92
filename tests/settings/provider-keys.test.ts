import * as assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import type { Cloud } from "../../settings";
import { meantOfProvider } from "../../settings/input";

const providers: readonly (readonly [provider: string, cloud: Cloud])[] = [
  ["aws", "aws-ecs"],
  ["azure-native", "azure"],
  ["gcp", "gcp"],
];

describe("keys of providers", () => {
  for (const [provider, cloud] of providers) {
    it(`that ${provider} has are slips of none of its settings`, () => {
      const types = readFileSync(require.resolve(`@pulumi/${provider}/config/vars.d.ts`), "utf8");
      const keys = [...types.matchAll(/^export declare const (\w+):/gm)].map(([, name = ""]) => `${provider}:${name}`);
      assert.ok(keys.length > 20);
      assert.deepEqual(
        keys.filter((key) => meantOfProvider(key, cloud) !== undefined),
        [],
      );
    });
  }
});
