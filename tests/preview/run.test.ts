import assert from "node:assert/strict";
import path from "node:path";
import { describe, it } from "mocha";
import { unknown } from "../../policy/resource";
import { cloudConfig } from "../../preview/cloud/config";
import { NoAnswer, componentAnswer, invokeAnswer, resourceAnswer } from "../../preview/cloud/find";
import { Engine } from "../../preview/engine/engine";
import { run } from "../../preview/engine/run";
import { mask, plain } from "../../preview/engine/wire";

const cloud = { resource: resourceAnswer, invoke: invokeAnswer, component: componentAnswer };
const programs = path.join(__dirname, "programs");
const config = { values: { "project:id": "canary", "project:size": "3" }, secretKeys: ["project:id"] };

async function runProgram(name: string): Promise<{ engine: Engine; failure: Error | undefined }> {
  const engine = new Engine("project", "stack", cloudConfig({}), cloud);
  return { engine, failure: await run(path.join(programs, `${name}.ts`), config, engine) };
}

describe("running a program", () => {
  it("registers what it declares, with parents, protection, transforms called back, and dependencies", async () => {
    const { engine, failure } = await runProgram("network");
    assert.equal(failure, undefined);
    const [, component, vpc, subnet] = engine.resources;
    assert.equal(component?.urn, "urn:pulumi:stack::project::test:aws:Network::net");
    assert.equal(vpc?.parent, component.urn);
    assert.equal(vpc.protect, true);
    assert.deepEqual(vpc.inputs.tags, { by: "transform" });
    assert.deepEqual(subnet?.propertyDependencies.vpcId, [vpc.urn]);
  });

  it("knows what a preview knows: inputs, not what the cloud would answer; and keeps secrets secret", async () => {
    const { engine } = await runProgram("network");
    const subnet = plain(engine.resources[3]?.inputs);
    assert.deepEqual(subnet, { vpcId: unknown, cidrBlock: "10.0.0.0/16", tags: { secret: mask, arn: unknown } });
    assert.deepEqual(plain(engine.resources[0]?.outputs), { id: mask, size: 3 });
  });

  it("runs two programs in one process, each with a state of its own", async () => {
    const first = await runProgram("network");
    const second = await runProgram("network");
    assert.deepEqual(
      first.engine.resources.map(({ urn }) => urn),
      second.engine.resources.map(({ urn }) => urn),
    );
  });

  it("registers the same over a socket as within the process", async () => {
    const within = await runProgram("network");
    const engine = new Engine("project", "stack", cloudConfig({}), cloud);
    assert.equal(await run(path.join(programs, "network.ts"), config, engine, { socket: true }), undefined);
    const comparable = ({ resources }: Engine) => resources.map((resource) => ({ ...resource, transforms: [] }));
    assert.deepEqual(comparable(engine), comparable(within.engine));
  });

  for (const socket of [false, true]) {
    it(`says why a transform failed, ${socket ? "over a socket" : "within the process"}`, async () => {
      const engine = new Engine("project", "stack", cloudConfig({}), cloud);
      const failure = await run(path.join(programs, "failing-transform.ts"), config, engine, { socket });
      assert.match(String(failure?.message), /transform failed: Error: no such network$/);
    });
  }

  it("answers why a program refused its settings, before anything but the stack is registered", async () => {
    const { engine, failure } = await runProgram("refusing");
    assert.equal(failure?.message, "the settings are wrong");
    assert.equal(engine.resources.length, 1);
  });

  it("gives up on a program that waits for what never comes", async () => {
    const engine = new Engine("project", "stack", cloudConfig({}), cloud);
    const failure = await run(path.join(programs, "waiting.ts"), config, engine, { patienceSeconds: 0.5 });
    assert.match(String(failure?.message), /asked for nothing in 0\.5 seconds .*::aws:ec2\/vpc:Vpc::made$/);
  });

  it("names a resource type that it has no answer for, and where to put the answer", async () => {
    const { failure } = await runProgram("unanswered");
    const { message } = new NoAnswer("resource type", "aws:ec2/carrierGateway:CarrierGateway");
    assert.ok(failure?.message.includes(message), failure?.message);
    assert.match(String(failure?.message), /preview\/cloud\/aws\/ec2\.ts/);
  });
});
