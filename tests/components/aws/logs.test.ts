import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { previewOf } from "../../support/preview";

const groupType = "aws:cloudwatch/logGroup:LogGroup";

describe("log groups on AWS", () => {
  for (const stack of ["aws-ecs", "aws-eks"]) {
    it(`of ${stack} are all kept as long as the settings say, under the key of logs`, async () => {
      const preview = await previewOf(stack, { "logs.retentionDays": 731 });
      const groups = preview.ofType(groupType);
      assert.ok(groups.length >= 5, `${groups.length}`);
      const key = preview.one("aws:kms/key:Key", "-logs");
      for (const group of groups) {
        assert.equal(group.properties.retentionInDays, 731, group.name);
        assert.ok(preview.behind(group, "kmsKeyId").includes(key), group.name);
      }
    });
  }
});
