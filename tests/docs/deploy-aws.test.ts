import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { previewOf } from "../support/preview";
import { read } from "../support/source-files";

const stacks = ["aws-ecs", "aws-eks"] as const;

for (const stack of stacks) {
  describe(`docs/deploy/${stack}.md`, () => {
    const guide = read(`docs/deploy/${stack}.md`);

    it("lists for a network of one's own the endpoints that the stack makes in its own (E17, E24, E30)", async () => {
      const [, section = ""] = /\n### In a network of your own\n([^]*?)\n### /.exec(guide) ?? [];
      const rows = [...section.matchAll(/^\| (`.*?) \|/gm)].map(([, cell = ""]) => cell);
      const listed = rows.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, service]) => service));
      const made = (await previewOf(stack))
        .ofType("aws:ec2/vpcEndpoint:VpcEndpoint")
        .map(({ name }) => name.replace("qualys-registry-network-", ""));
      assert.deepEqual(listed.toSorted(), made.toSorted());
    });

    it("asks for the trail that alarms of readers depend on (E25)", () => {
      const [, before = ""] = /\n## Before you start\n([^]*?)\n## /.exec(guide) ?? [];
      assert.match(before, /CloudTrail trail of management events/);
    });
  });
}

describe("docs/deploy/aws-ecs.md", () => {
  it("says how old instances get, and what they start with", async () => {
    const ecs = await previewOf("aws-ecs");
    const { maxInstanceLifetime } = ecs.one("aws:autoscaling/group:Group").properties;
    const { imageId } = ecs.one("aws:ec2/launchTemplate:LaunchTemplate").properties;
    const days = Number(maxInstanceLifetime) / (24 * 60 * 60);
    const linux = /amazon-linux-(\d+)/.exec(String(imageId))?.[1];
    const guide = read("docs/deploy/aws-ecs.md");
    assert.ok(guide.includes(`every ${days} days, and start with the newest ECS image of Amazon Linux ${linux}.`));
  });
});
