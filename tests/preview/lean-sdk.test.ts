import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import path from "node:path";
import { describe, it } from "mocha";
import { readProject } from "../../preview/project";

const root = path.join(__dirname, "..", "..");

/** What a script prints that runs as the preview does. Anything else, such as a warning of Node.js, is a defect. */
function lean(script: string, env: Readonly<Record<string, string>> = {}): string {
  const args = ["-r", "./preview/register", "-r", "./preview/lean-sdk", "-e", script];
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, ...env },
  });
  assert.equal(stderr, "");
  return stdout.trim();
}

/** Runs one of the programs beside this file, then a script that sees its `engine` and its `failure`. */
function leanRun(program: string, script: string, options = {}): string {
  return lean(`
    const { componentAnswer, invokeAnswer, resourceAnswer } = require("./preview/cloud/find");
    const { cloudConfig } = require("./preview/cloud/config");
    const { Engine } = require("./preview/engine/engine");
    const { run } = require("./preview/engine/run");
    const cloud = { resource: resourceAnswer, invoke: invokeAnswer, component: componentAnswer };
    const engine = new Engine("project", "stack", cloudConfig({}), cloud);
    const config = { values: { "project:id": "canary", "project:size": "3" }, secretKeys: [] };
    const entryPoint = "${path.join(__dirname, "programs", `${program}.ts`)}";
    run(entryPoint, config, engine, ${JSON.stringify(options)}).then((failure) => { ${script} });`);
}

describe("what the preview leaves out of the SDK", () => {
  it("is packages that no preview uses", () => {
    const loaded = lean(
      `require("@pulumi/pulumi"); require("zod"); console.log(Object.keys(require.cache).join("\\n"))`,
    );
    assert.match(loaded, /@pulumi\/pulumi\/runtime\/closure/);
    assert.match(loaded, /zod\/v4\/locales\/en\.cjs/);
    assert.doesNotMatch(
      loaded,
      /\/node_modules\/(typescript|@npmcli|@grpc|@opentelemetry|fdir|zod\/v4\/locales\/de)\b/,
    );
    assert.doesNotMatch(loaded, /@pulumi\/pulumi\/(automation|dynamic|provider|runtime\/closure\/createClosure)\b/);
  });

  it("comes back when something uses it: what parses closures", () => {
    // Not by serialising one: that loads all modules of Node.js, and it warns of some.
    const parsed = lean(
      `const { parseFunction } = require("@pulumi/pulumi/runtime/closure/parseFunction");
       console.log([...parseFunction("() => outside + 42")[1].capturedVariables.required.keys()]);`,
    );
    assert.equal(parsed, "[ 'outside' ]");
  });

  it("comes back when something uses it: dynamic resources and providers", () => {
    const used = lean(
      `const { dynamic, provider, Resource } = require("@pulumi/pulumi");
       class Own extends dynamic.Resource {}
       console.log(Own.prototype instanceof Resource, typeof provider.main);`,
    );
    assert.equal(used, "true function");
  });

  it("comes back when something uses it: messages in another language", () => {
    const german = `const z = require("zod"); z.config(z.locales.de()); console.log(z.string().safeParse(1).error.issues[0].message);`;
    assert.equal(lean(german), "Ungültige Eingabe: erwartet string, erhalten Zahl");
  });

  it("is Node's way to the state of a run: a variable has it", () => {
    const found = lean(
      `const { withLocalStorage, getStore } = require("@pulumi/pulumi/runtime/state");
       withLocalStorage(async () => console.log(getStore() === globalThis.asyncLocalStorage.current));`,
    );
    assert.equal(found, "true");
  });

  const printTransformed = `console.log(failure, engine.resources[2].inputs.tags);`;
  const printGrpc = `console.log(Object.keys(require.cache).some((file) => file.includes("grpc-js")));`;

  it("is gRPC: messages stay in the process, those of transforms too", () => {
    assert.equal(leanRun("network", printTransformed + printGrpc), "undefined { by: 'transform' }\nfalse");
  });

  it("comes back when something uses it: an engine on a socket", () => {
    const options = { socket: true };
    assert.equal(leanRun("network", printTransformed + printGrpc, options), "undefined { by: 'transform' }\ntrue");
  });

  it("is what the SDK says for nobody to see", () => {
    const printDebug = `console.log(engine.diagnostics.filter(({ severity }) => severity === "debug").length);`;
    assert.equal(leanRun("network", printDebug), "0");
  });

  it("is what resources were called in earlier deployments", () => {
    const aliases = lean(
      `const { runtime } = require("@pulumi/pulumi");
       runtime.setMocks({ newResource: ({ inputs }) => ({ id: "", state: inputs }), call: () => ({}) });
       const { VirtualNetwork } = require("@pulumi/azure-native/network");
       console.log(new VirtualNetwork("network", { resourceGroupName: "group" }, { aliases: ["urn"] }).__aliases.length);`,
    );
    assert.equal(aliases, "0");
  });

  const underMocks = `
    const { runtime } = require("@pulumi/pulumi");
    runtime.setMocks({
      newResource: ({ inputs }) => {
        if (inputs.cidrBlock === "refused") throw new Error("not this one");
        return { id: "id", state: { ...inputs, arn: "arn" } };
      },
      call: () => ({}),
    });
    const { Vpc } = require("@pulumi/aws/ec2");
    const isOutput = (key) => "value" in Object.getOwnPropertyDescriptor(vpc, key);`;

  it("is Outputs that nobody reads", () => {
    const read = lean(`${underMocks}
      const vpc = new Vpc("vpc", { cidrBlock: "10.0.0.0/16", tags: { a: "b" } });
      console.log(isOutput("tags"), isOutput("arn"));
      const early = vpc.tags;
      console.log(isOutput("tags"), early === vpc.tags, Object.keys(vpc).includes("tags"));
      early.apply((tags) => {
        console.log(tags, isOutput("arn"));
        vpc.arn.apply((arn) => console.log(arn, [...vpc.arn.resources()][0] === vpc));
      });`);
    assert.equal(read, "false false\ntrue true true\n{ a: 'b' } false\narn true");
  });

  it("is Outputs that the program puts something else in the place of", () => {
    const written = lean(`${underMocks}
      const vpc = new Vpc("vpc", { cidrBlock: "10.0.0.0/16" });
      vpc.arn = "other";
      console.log(vpc.arn, Object.keys(vpc).includes("arn"));`);
    assert.equal(written, "other true");
  });

  it("is there of a resource that was refused, and says so when it is read", () => {
    const refused = lean(`${underMocks}
      process.on("unhandledRejection", () => {});
      const vpc = new Vpc("vpc", { cidrBlock: "refused" });
      vpc.urn.promise().catch(() => vpc.tags.promise()).catch((error) => console.log(error.message));`);
    assert.match(refused, /not this one$/);
  });

  it("is a property that is there twice: it still is refused", () => {
    const refused = lean(`
      const { transferProperties } = require("@pulumi/pulumi/runtime/rpc");
      try {
        transferProperties({ taken: 1 }, "label", { taken: 2 });
      } catch (error) {
        console.log(error.message);
      }`);
    assert.match(refused, /^Property 'taken' is already initialized/);
  });

  it("is the way of property values into messages and out of them", () => {
    const printKept = `
      const { Struct } = require("google-protobuf/google/protobuf/struct_pb");
      const values = { list: [1, { deep: "x" }], none: null };
      const message = Struct.fromJavaScript(values);
      console.log(message.toJavaScript() === values);`;
    const printSent = `
      const received = Struct.deserializeBinary(message.serializeBinary()).toJavaScript();
      console.log(require("node:util").isDeepStrictEqual(received, values));
      message.getFieldsMap().del("list");
      console.log(message.toJavaScript());`;
    assert.equal(lean(printKept + printSent), "true\ntrue\n{ none: null }");
  });

  const printTracked = `
    const { Resource, output } = require("@pulumi/pulumi");
    const { debuggablePromise } = require("@pulumi/pulumi/runtime/debuggable");
    const promise = Promise.resolve();
    const tracked = debuggablePromise(promise, "") !== promise;
    console.log(Error.stackTraceLimit > 0, Resource.callsites().length > 0, tracked);`;

  it("is what only helps to find mistakes in a program", () => {
    assert.equal(lean(printTracked), "false false false");
  });

  it("is there when it is asked for", () => {
    assert.equal(lean(printTracked, { PREVIEW_STACK_TRACES: "true" }), "true true true");
  });
});

describe("the preview's command", () => {
  const preview = (...args: string[]) =>
    spawnSync(process.execPath, args, { cwd: root, encoding: "utf8", maxBuffer: 1 << 28 }).stdout;

  for (const stack of readProject(root).stacks) {
    it(`finds of ${stack} what a run with the whole SDK finds`, () => {
      const whole = `require("./preview/cli.ts").main(["${stack}", "--json"])`;
      assert.deepEqual(
        found(preview("preview/main.js", stack, "--json")),
        found(preview("-r", "./preview/register", "-e", whole)),
      );
    });
  }
});

/** The order in which a program registers its resources is the SDK's. */
function found(report: string): object {
  const { stacks } = JSON.parse(report) as {
    stacks: Record<"resources" | "findings", { urn: string; rule?: string }[]>[];
  };
  const key = ({ urn, rule = "" }: { urn: string; rule?: string }) => `${urn} ${rule}`;
  return stacks.map(({ resources, findings, ...others }) => ({
    ...others,
    resources: resources.toSorted((a, b) => key(a).localeCompare(key(b))),
    findings: findings.toSorted((a, b) => key(a).localeCompare(key(b))),
  }));
}

describe("a program that does not end", () => {
  it("is a failure at once when nothing is left to do: the process would end without a word", () => {
    assert.match(
      leanRun("waiting", "console.log(failure.message);"),
      /^the program waits for what never comes and does not end; last registered: .*::aws:ec2\/vpc:Vpc::made$/,
    );
  });
});
