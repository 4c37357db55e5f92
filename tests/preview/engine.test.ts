import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { unknown } from "../../policy/resource";
import { Engine, type Registration } from "../../preview/engine/engine";
import { plain, wire } from "../../preview/engine/wire";
import { cloudConfig } from "../../preview/cloud/config";
import type { ServiceAnswers } from "../../preview/cloud/answers";

function engine(answers: ServiceAnswers = {}): Engine {
  const entry = <Kind extends keyof ServiceAnswers>(kind: Kind, token: string) => {
    const answer = answers[kind]?.[token];
    if (answer === undefined) throw new Error(`no answer for ${token}`);
    return answer as NonNullable<NonNullable<ServiceAnswers[Kind]>[string]>;
  };
  return new Engine("project", "stack", cloudConfig({}), {
    resource: (type) => entry("resources", type),
    invoke: (token) => entry("invokes", token),
    component: (type) => entry("components", type),
  });
}

function asked(type: string, name: string, more: Partial<Registration> = {}): Registration {
  return {
    type,
    name,
    kind: "custom",
    inputs: {},
    protect: false,
    dependencies: [],
    propertyDependencies: {},
    transforms: [],
    ...more,
  };
}

describe("the stand-in engine", () => {
  it("gives URNs that hold the types of the ancestors, without the stack's", async () => {
    const it = engine({ resources: { "a:b:C": {} } });
    const root = await it.register(asked("pulumi:pulumi:Stack", "project-stack", { kind: "component" }));
    const parent = await it.register(asked("x:y:Z", "parent", { kind: "component", parent: root.urn }));
    const child = await it.register(asked("a:b:C", "child", { parent: parent.urn }));
    assert.equal(parent.urn, "urn:pulumi:stack::project::x:y:Z::parent");
    assert.equal(child.urn, "urn:pulumi:stack::project::x:y:Z$a:b:C::child");
  });

  it("refuses two resources of one URN", async () => {
    const it = engine({ resources: { "a:b:C": {} } });
    await it.register(asked("a:b:C", "same"));
    await assert.rejects(it.register(asked("a:b:C", "same")), /Duplicate resource URN .*::same/);
  });

  it("refuses a type and a function that it has no answer for", async () => {
    await assert.rejects(engine().register(asked("a:b:C", "name")), /no answer for a:b:C/);
    assert.throws(() => engine().invoke("a:b:get", {}), /no answer for a:b:get/);
  });

  it("names what the program leaves unnamed, the same in every preview and within the cloud's limit", async () => {
    const answers = { resources: { "a:b:C": { autoName: { property: "name", maxLength: 16 } } } };
    const [first, second] = [
      await engine(answers).register(asked("a:b:C", "a-very-long-logical-name")),
      await engine(answers).register(asked("a:b:C", "a-very-long-logical-name")),
    ];
    assert.match(String(first.inputs.name), /^a-very-l-[0-9a-f]{7}$/);
    assert.equal(first.inputs.name, second.inputs.name);
    const named = await engine(answers).register(asked("a:b:C", "x", { inputs: { name: "mine" } }));
    assert.equal(named.inputs.name, "mine");
  });

  it("lets a program's inputs win over the provider's defaults", async () => {
    const it = engine({ resources: { "a:b:C": { defaults: { size: 1, kind: "plain" } } } });
    const { inputs } = await it.register(asked("a:b:C", "x", { inputs: { size: 2 } }));
    assert.deepEqual(inputs, { size: 2, kind: "plain" });
  });

  it("lets a provider that is not configured yet answer nothing, and a configured one the inputs", async () => {
    const it = engine({ resources: { "a:b:C": {} } });
    const provider = async (name: string, kubeconfig: unknown) => {
      const { urn } = await it.register(
        asked("pulumi:providers:a", name, { inputs: { kubeconfig: wire(kubeconfig) } }),
      );
      return `${urn}::some-id`;
    };
    const inputs = { size: 1 };
    const early = await it.register(asked("a:b:C", "early", { inputs, provider: await provider("new", unknown) }));
    const late = await it.register(asked("a:b:C", "late", { inputs, provider: await provider("old", "{}") }));
    assert.deepEqual(early.inputs, inputs);
    assert.deepEqual(early.outputs, {});
    assert.deepEqual(late.outputs, inputs);
  });

  it("calls a resource's own transforms first, then its ancestors', then the stack's", async () => {
    const note = (word: string) => async (registration: Registration) => ({
      ...registration,
      inputs: { order: [...((registration.inputs.order as string[] | undefined) ?? []), word] },
    });
    const it = engine({ resources: { "a:b:C": {} } });
    it.stackTransforms.push(note("stack"));
    const parent = await it.register(asked("x:y:Z", "parent", { kind: "component", transforms: [note("parent")] }));
    const child = await it.register(asked("a:b:C", "child", { parent: parent.urn, transforms: [note("own")] }));
    assert.deepEqual(child.inputs.order, ["own", "parent", "stack"]);
  });

  it("expands a component plugin: its children inherit protection, provider and transforms", async () => {
    const it = engine({
      resources: { "a:b:C": {} },
      components: {
        "p:q:Component": async (component) => {
          const child = await component.register("a:b:C", `${component.name}-child`, { from: component.inputs.size });
          return { outputs: { childId: child.id }, dependencies: [child.urn] };
        },
      },
    });
    const component = await it.register(
      asked("p:q:Component", "it", {
        kind: "remote",
        inputs: { size: 3 },
        protect: true,
        provider: "urn:provider::id",
        transforms: [async (r) => (r.type === "a:b:C" ? { ...r, inputs: { ...r.inputs, seen: true } } : r)],
      }),
    );
    const child = it.resources[1];
    assert.deepEqual(child?.inputs, { from: 3, seen: true });
    assert.equal(child.protect, true);
    assert.equal(child.provider, "urn:provider::id");
    assert.equal(child.parent, component.urn);
    assert.deepEqual(plain(component.outputs), { childId: unknown });
    assert.deepEqual(component.outputDependencies, { childId: [component.urn, child.urn] });
  });
});
