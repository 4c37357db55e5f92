import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { evaluate } from "../../../policy/evaluate";
import { resource } from "../../../policy/examples";
import { loadRules } from "../../../policy/load";
import { type Resource, unknown } from "../../../policy/resource";
import type { Type } from "../../../policy/types";
import { templatesAndInstances } from "../../../policy/views/instances";

type Properties = Readonly<Record<string, unknown>>;

const one = (type: Type, properties: Properties = {}, name = "one"): Resource => ({
  ...resource(type, name, {}),
  properties,
});

function answersOf(id: string, ...resources: readonly Resource[]) {
  const { findings } = evaluate(resources, { rules: loadRules([id]), today: "2026-11-30" });
  return findings.map(({ status }) => status);
}

const volume = "aws:ebs/volume:Volume";
const template = "aws:ec2/launchTemplate:LaunchTemplate";
const instance = "aws:ec2/instance:Instance";

describe("volumes where the account encrypts every new one", () => {
  const ofInstances = "aws/ec2/encrypted-volumes";
  const alone = "aws/ec2/encrypted-standalone-volumes";
  const byDefault = (properties: Properties = {}) =>
    one("aws:ebs/encryptionByDefault:EncryptionByDefault", properties, "default");

  it("are encrypted, whatever is said of them", () => {
    const unsaid = [{}, { encrypted: false }, { encrypted: unknown }];
    for (const said of unsaid) {
      for (const enabled of [{}, { enabled: true }])
        assert.deepEqual(answersOf(alone, one(volume, said), byDefault(enabled)), ["pass"]);
      assert.deepEqual(answersOf(ofInstances, one(instance, { rootBlockDevice: said }), byDefault()), ["pass"]);
      const blockDeviceMappings = [{ deviceName: "/dev/xvda", ebs: said }];
      assert.deepEqual(answersOf(ofInstances, byDefault(), one(template, { blockDeviceMappings })), ["pass"]);
    }
    for (const type of templatesAndInstances)
      assert.deepEqual(answersOf(ofInstances, one(type), byDefault()), ["pass"]);
  });

  it("are what they are where it does not", () => {
    const off = byDefault({ enabled: false });
    for (const said of [{}, { encrypted: false }]) assert.deepEqual(answersOf(alone, one(volume, said), off), ["fail"]);
    for (const type of templatesAndInstances) assert.deepEqual(answersOf(ofInstances, one(type), off), ["fail"]);
    assert.deepEqual(answersOf(alone, one(volume, { encrypted: true }), off), ["pass"]);
  });

  it("are open as long as it is not known whether it does", () => {
    const open = byDefault({ enabled: unknown });
    assert.deepEqual(answersOf(alone, one(volume), open), ["unknown"]);
    assert.deepEqual(answersOf(alone, one(volume), open, byDefault()), ["pass"]);
    assert.deepEqual(answersOf(alone, one(volume, { encrypted: true }), open), ["pass"]);
  });

  it("are those of its region, as far as regions are named", () => {
    const [here, there] = [{ region: "eu-central-1" }, { region: "eu-west-1" }];
    assert.deepEqual(answersOf(alone, one(volume, here), byDefault(there)), ["fail"]);
    assert.deepEqual(answersOf(alone, one(volume, here), byDefault(there), byDefault(here)), ["pass"]);
    assert.deepEqual(answersOf(alone, one(volume, here), byDefault()), ["pass"]);
    assert.deepEqual(answersOf(alone, one(volume), byDefault(there)), ["pass"]);
    assert.deepEqual(answersOf(alone, one(volume, { region: unknown }), byDefault(there)), ["pass"]);
  });
});

describe("instances where the account has defaults for their metadata", () => {
  const session = "aws/ec2/imds-v2";
  const defaults = (properties: Properties) =>
    one("aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults", properties, "defaults");
  const required = defaults({ httpTokens: "required" });

  it("have those that they leave out", () => {
    for (const type of templatesAndInstances) {
      assert.deepEqual(answersOf(session, one(type), required), ["pass"]);
      assert.deepEqual(answersOf(session, one(type), defaults({ httpEndpoint: "disabled" })), ["pass"]);
      for (const said of [{}, { httpTokens: "optional" }, { httpTokens: "no-preference", httpPutResponseHopLimit: 1 }])
        assert.deepEqual(answersOf(session, one(type), defaults(said)), ["fail"]);
      assert.deepEqual(answersOf(session, one(type), defaults({ httpTokens: unknown })), ["unknown"]);
    }
    const metadataOptions = { httpEndpoint: "enabled" };
    assert.deepEqual(answersOf(session, one(instance, { metadataOptions }), required), ["pass"]);
    assert.deepEqual(answersOf(session, one(template, { metadataOptions }), required), ["fail"]);
  });

  it("are right by one default, whatever another comes to", () => {
    const half = defaults({ httpTokens: unknown, httpEndpoint: "disabled" });
    assert.deepEqual(answersOf(session, one(template), half), ["pass"]);
  });

  it("have what they say otherwise", () => {
    const metadataOptions = { httpTokens: "optional" };
    for (const type of templatesAndInstances)
      assert.deepEqual(answersOf(session, one(type, { metadataOptions }), required), ["fail"]);
    assert.deepEqual(answersOf(session, one(instance, { metadataOptions }), defaults({ httpEndpoint: "disabled" })), [
      "pass",
    ]);
  });

  it("answer containers no more than the default lets them", () => {
    const limit = "aws/ec2/imds-hop-limit";
    assert.deepEqual(answersOf(limit, one(template), defaults({ httpPutResponseHopLimit: 1 })), ["pass"]);
    assert.deepEqual(answersOf(limit, one(template), defaults({ httpPutResponseHopLimit: 2 })), ["fail"]);
    const metadataOptions = { httpPutResponseHopLimit: 2 };
    const strict = defaults({ httpPutResponseHopLimit: 1 });
    assert.deepEqual(answersOf(limit, one(template, { metadataOptions }), strict), ["fail"]);
  });
});
