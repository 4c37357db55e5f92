import assert from "node:assert/strict";
import { version } from "@pulumi/docker-build/package.json";
import { deployed } from "../../support/deployed";
import { previewOf, type StackPreview } from "../../support/preview";
import { statements } from "./statements";

describe("AwsImageRegistry", () => {
  let stack: StackPreview;
  before(async () => (stack = await previewOf("aws-ecs")));

  it("keeps a copy that is scanned, encrypted, and never exchanged", () => {
    const repository = stack.one("aws:ecr/repository:Repository");
    assert.equal(repository.properties.imageTagMutability, "IMMUTABLE");
    assert.deepEqual(repository.properties.imageScanningConfiguration, { scanOnPush: true });
    assert.ok(
      stack.behind(repository, "encryptionConfigurations").includes(stack.one("aws:kms/key:Key", "-images-key")),
    );
    assert.equal(repository.properties.forceDelete, false);
  });

  it("E31: is made by a provider that pushes a tag once", () => {
    const [major = 0, minor = 0, patch = 0] = version.split(".").map(Number);
    assert.ok(major > 0 || minor > 0 || patch >= 22, version);
  });

  it("keeps ten versions to go back to", () => {
    const policy = stack.one("aws:ecr/lifecyclePolicy:LifecyclePolicy");
    assert.ok(stack.behind(policy, "repository").includes(stack.one("aws:ecr/repository:Repository")));
    const { rules } = policy.properties.policy as { rules: Record<string, object>[] };
    assert.deepEqual(
      rules.map(({ selection, action }) => [selection, action]),
      [[{ tagStatus: "any", countType: "imageCountMoreThan", countNumber: 40 }, { type: "expire" }]],
    );
  });

  it("lets this account pull, and nobody else", () => {
    const [pull, ...others] = statements(stack.one("aws:ecr/repositoryPolicy:RepositoryPolicy"));
    assert.deepEqual(pull?.Principal, { AWS: "arn:aws:iam::123456789012:root" });
    assert.deepEqual(others, []);
  });

  it("copies from the source, with a login that stays secret (X1, X12)", () => {
    const copy = stack.one("docker-build:index:Index");
    assert.deepEqual(copy.properties.sources, ["docker.io/qualys/qcs-sensor:1.45.0-0"]);
    assert.ok(copy.secrets.includes("registry"));
    const task = stack.one("aws:ecs/taskDefinition:TaskDefinition");
    assert.ok(stack.behind(task, "containerDefinitions").includes(copy));
  });

  it("runs the sensor by the digest that the copy got, whatever becomes of its tag (X12)", async () => {
    for (const name of ["aws-ecs", "aws-eks"]) {
      const made = await deployed(name);
      const { name: repository } = made.one("aws:ecr/repository:Repository").properties;
      const copy = `123456789012.dkr.ecr.eu-central-1.amazonaws.com/${String(repository)}:1.45.0-0`;
      assert.equal(made.one("docker-build:index:Index").properties.tag, copy);
      assert.match(imageOf(made), new RegExp(`^${copy}@sha256:[0-9a-f]{64}$`));
    }
  });

  it("takes a digest over a tag, from the source too (X12)", async () => {
    const digest = `sha256:${"ab".repeat(32)}`;
    const pinned = await previewOf("aws-eks", { "image.digest": digest, "image.registry": "upstream" });
    assert.deepEqual(pinned.ofType("aws:ecr/repository:Repository"), []);
    assert.equal(imageOf(pinned), `docker.io/qualys/qcs-sensor@${digest}`);
  });

  it("goes with its images when the stack is thrown away", async () => {
    const thrownAway = await previewOf("aws-ecs", { protect: false });
    assert.equal(thrownAway.one("aws:ecr/repository:Repository").properties.forceDelete, true);
  });
});

/** What the sensor runs from, in a task or a pod. */
function imageOf(stack: StackPreview): string {
  const [task] = stack.ofType("aws:ecs/taskDefinition:TaskDefinition");
  if (task !== undefined) {
    const [container] = JSON.parse(String(task.properties.containerDefinitions)) as { image: string }[];
    return container?.image ?? "none";
  }
  const { spec } = stack.one("kubernetes:apps/v1:DaemonSet").properties as {
    spec: { template: { spec: { containers: { image: string }[] } } };
  };
  return spec.template.spec.containers[0]?.image ?? "none";
}
