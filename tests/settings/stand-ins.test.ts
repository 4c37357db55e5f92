import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { clouds } from "../../settings/clouds";
import { settingsToSet, withStandIns } from "../../settings/only-you-know";
import { parseSettings } from "../../settings/parse";
import { namespace } from "../../settings/paths";
import { report } from "../../settings/problem";
import { configuration, today } from "./configuration";

const ids = [`${namespace}:activationId`, `${namespace}:customerId`];

describe("stand-ins for what only the user knows", () => {
  for (const cloud of clouds) {
    const committed = configuration(cloud, {
      activationId: undefined,
      customerId: undefined,
      "gcp:project": undefined,
      "kubernetes:context": undefined,
      "image.digest": undefined,
      "cluster.admins": undefined,
      ...(cloud === "aws-ecs" ? { cluster: undefined } : { "cluster.api": undefined }),
      alerts: undefined,
    });

    it(`complete the committed stack ${cloud}, and list what is to be set`, () => {
      const { values, secretKeys, missing } = withStandIns({ values: committed.values, encrypted: [] });
      const parsed = parseSettings({ stack: cloud, values, secretKeys }, today);
      assert.ok("settings" in parsed, "problems" in parsed ? report(cloud, parsed.problems) : "");
      const region = /^(aws|azure-native|gcp):(region|location)$/;
      const wanted = settingsToSet(cloud).filter(({ key }) => !region.test(key));
      assert.deepEqual(missing, wanted);
    });

    it(`are what the engine refuses ${cloud} without, by the same commands`, () => {
      const { missing } = withStandIns({ values: committed.values, encrypted: [] });
      const parsed = parseSettings(committed, today);
      assert.ok("problems" in parsed);
      assert.deepEqual(
        parsed.problems.map(({ key, fix }) => ({ key, fix })),
        missing.map(({ key, command }) => ({ key, fix: command })),
      );
    });

    it(`are no answers to the engine, on ${cloud}`, () => {
      const { values, secretKeys, missing } = withStandIns({ values: committed.values, encrypted: [] });
      const pasted = Object.fromEntries(Object.entries(values).filter(([key]) => key !== "offline-preview:standIns"));
      const parsed = parseSettings({ stack: cloud, values: pasted, secretKeys }, today);
      assert.ok("problems" in parsed);
      assert.equal(parsed.problems.length, missing.length);
      for (const { wrong } of parsed.problems) assert.equal(wrong, "is only the offline preview's stand-in");
    });
  }

  it("stay away from what the user has said", () => {
    const { values } = configuration("aws-eks", { activationId: undefined, customerId: undefined });
    const completed = withStandIns({ values, encrypted: ids });
    assert.deepEqual(completed.missing, []);
    assert.deepEqual(completed.secretKeys, ids);
    for (const [key, value] of Object.entries(values)) assert.equal(completed.values[key], value);
  });

  it("take the place of encrypted values, and only that they are encrypted is wrong with them", () => {
    const { values } = configuration("aws-eks", {
      activationId: undefined,
      customerId: undefined,
      "alerts.email": { secure: "v1:abc" },
      "sensor.proxy.address": { secure: "v1:def" },
      "sensor.egress": [{ cidr: "10.9.8.0/24", port: 3128, description: { secure: "v1:ghi" } }],
      "sensor.profileTags": { secure: "v1:jkl" },
    });
    const closed = ["name", "nmae", "activationID"].map((name) => `${namespace}:${name}`);
    const { missing, ...completed } = withStandIns({ values, encrypted: [...ids, ...closed] });
    assert.deepEqual(missing, []);
    const parsed = parseSettings({ stack: "aws-eks", ...completed }, today);
    assert.ok("problems" in parsed);
    assert.deepEqual(
      parsed.problems.map(({ key, wrong, got }) => `${key.split(":")[1]} ${wrong}; ${got}`),
      [
        "name is encrypted, and would be readable in the cloud; an encrypted value",
        "nmae is not a setting; did you mean name?; nothing",
        "activationID is not a setting; did you mean activationId?; nothing",
        "alerts holds something encrypted, which would be readable in the cloud; a map with email",
        "sensor holds something encrypted, which would be readable in the cloud; a map with proxy, egress",
      ],
    );
  });

  it("hide no encrypted cloud", () => {
    const encrypted = [...ids, `${namespace}:cloud`];
    const { missing, ...completed } = withStandIns({ values: { "aws:region": "eu-central-1" }, encrypted });
    assert.deepEqual(missing, []);
    const parsed = parseSettings({ stack: "aws-eks", ...completed }, today);
    assert.ok("problems" in parsed);
    assert.deepEqual(parsed.problems, [
      {
        key: `${namespace}:cloud`,
        wrong: "is encrypted; it says what is built, which is no secret",
        got: "an encrypted value",
        allowed: "one of aws-ecs, aws-eks, azure, gcp, kubernetes",
        fix: `pulumi config set --plaintext ${namespace}:cloud`,
      },
    ]);
  });

  it("are not asked for with an existing cluster, but for the ids and the alarms", () => {
    const changes = { cluster: { existing: { name: "shared" } }, alerts: undefined };
    const { missing } = withStandIns({ values: configuration("aws-eks", changes).values, encrypted: ids });
    assert.deepEqual(
      missing.map(({ key }) => key),
      [`${namespace}:alerts.email`],
    );
  });

  it("hide nothing that is wrong", () => {
    const wrong = { "cluster.api": "restricted", alerts: "alarms@corp.example", activationId: "hunter2" };
    const { values } = configuration("aws-eks", wrong);
    const completed = withStandIns({ values, encrypted: [] });
    const parsed = parseSettings({ stack: "aws-eks", ...completed }, today);
    assert.ok("problems" in parsed);
    const keys = parsed.problems.map(({ key, wrong }) => `${key.split(":")[1]} ${wrong}`);
    assert.deepEqual(keys, [
      "activationId is not written in the right form",
      "cluster.api is text",
      "alerts is text",
      "customerId is stored in plain text",
    ]);
  });

  for (const cloud of ["", "aws-exs", "gcp"]) {
    it(`do not hide that the cloud is ${JSON.stringify(cloud)} in the stack aws-eks, which is all that is said then`, () => {
      const { values } = configuration("aws-eks", { cloud, activationId: undefined, "cluster.admins": undefined });
      const completed = withStandIns({ values, encrypted: [] });
      const parsed = parseSettings({ stack: "aws-eks", ...completed }, today);
      assert.ok("problems" in parsed);
      assert.deepEqual(
        parsed.problems.map(({ key }) => key),
        [`${namespace}:cloud`],
      );
    });
  }

  it("leave a configuration without a cloud as it is", () => {
    const completed = withStandIns({ values: { "aws:region": "eu-central-1" }, encrypted: [] });
    assert.deepEqual(completed, { values: { "aws:region": "eu-central-1" }, secretKeys: [], missing: [] });
  });
});
