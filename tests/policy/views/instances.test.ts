import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { evaluate } from "../../../policy/evaluate";
import { resource } from "../../../policy/examples";
import { loadRules } from "../../../policy/load";
import { unknown } from "../../../policy/resource";

const template = "aws:ec2/launchTemplate:LaunchTemplate";
const instance = "aws:ec2/instance:Instance";
const image = "aws:ec2/ami:Ami";

function said(
  id: string,
  type: typeof template | typeof instance | typeof image,
  properties: Readonly<Record<string, unknown>>,
) {
  const one = { ...resource(type, "web", {}), properties };
  const { findings } = evaluate([one], { rules: loadRules([id]), today: "2026-11-30" });
  return findings.flatMap(({ status, problems }) => (status === "fail" ? problems : [status]));
}

describe("an instance that is made from a template", () => {
  const launchTemplate = { id: unknown };

  it("has the template's volumes beside its own", () => {
    const encrypted = "aws/ec2/encrypted-volumes";
    assert.deepEqual(said(encrypted, instance, { launchTemplate }), ["not applicable"]);
    assert.deepEqual(said(encrypted, instance, { launchTemplate, rootBlockDevice: {} }), [
      "rootBlockDevice: it is not encrypted",
    ]);
    assert.deepEqual(said(encrypted, instance, { launchTemplate, ebsBlockDevices: [{ deviceName: "/dev/sdf" }] }), [
      "/dev/sdf: it is not encrypted",
    ]);
  });

  it("has the template's way to its metadata, unless it says otherwise", () => {
    const session = "aws/ec2/imds-v2";
    assert.deepEqual(said(session, instance, { launchTemplate }), ["not applicable"]);
    assert.deepEqual(said(session, instance, { launchTemplate, metadataOptions: { httpTokens: "optional" } }), [
      "httpTokens is optional",
    ]);
  });
});

describe("the volumes of an instance", () => {
  const encrypted = "aws/ec2/encrypted-volumes";

  it("are the image's, too, where nothing else is said of it", () => {
    const devices = [{ deviceName: "/dev/sdf", encrypted: true }, null, { encrypted: unknown }, {}];
    assert.deepEqual(said(encrypted, instance, { ebsBlockDevices: devices }), [
      "the image's volume: it is not encrypted",
      "a volume: it is not encrypted",
    ]);
    assert.deepEqual(said(encrypted, template, { blockDeviceMappings: [{ virtualName: "ephemeral0" }] }), [
      "the image's volume: it is not encrypted",
    ]);
  });

  it("are open where they are not known yet", () => {
    assert.deepEqual(said(encrypted, instance, { rootBlockDevice: unknown }), ["unknown"]);
    assert.deepEqual(said(encrypted, instance, { rootBlockDevice: { encrypted: unknown } }), ["unknown"]);
    assert.deepEqual(said(encrypted, template, { blockDeviceMappings: [{ ebs: unknown }] }), ["unknown"]);
  });
});

describe("a public address", () => {
  it("is told with the interface that gets it", () => {
    const networkInterfaces = [{}, { associatePublicIpAddress: true }];
    assert.deepEqual(said("aws/ec2/no-public-addresses", template, { networkInterfaces }), [
      "networkInterfaces[1]: gets a public address",
    ]);
    assert.deepEqual(said("aws/ec2/no-public-addresses", instance, { associatePublicIpAddress: unknown }), ["unknown"]);
  });
});

describe("user data", () => {
  const secret = "PASSWORD=correct-horse";

  it("is read in the form that it is in", () => {
    const encoded = Buffer.from(secret).toString("base64");
    const id = "aws/ec2/no-secrets-in-user-data";
    const wrong = ["there is a credential in it"];
    assert.deepEqual(said(id, template, { userData: encoded }), wrong);
    assert.deepEqual(said(id, instance, { userData: secret }), wrong);
    assert.deepEqual(said(id, instance, { userDataBase64: encoded }), wrong);
    assert.deepEqual(said(id, instance, { userData: unknown }), ["unknown"]);
    assert.deepEqual(said(id, instance, {}), ["pass"]);
  });
});

describe("the volumes of an image", () => {
  const encrypted = "aws/ec2/encrypted-images";
  const open = { deviceName: "/dev/sdf" };

  it("are as their snapshots are, where they have some", () => {
    const [ofSnapshot, known] = [unknown, "snap-1"].map((snapshotId) => ({ deviceName: "/dev/sda", snapshotId }));
    assert.deepEqual(said(encrypted, image, { ebsBlockDevices: [ofSnapshot, known] }), ["not applicable"]);
    assert.deepEqual(said(encrypted, image, { ebsBlockDevices: [ofSnapshot, open] }), [
      "/dev/sdf: encrypted is not true",
    ]);
    assert.deepEqual(said(encrypted, image, {}), ["not applicable"]);
  });

  it("hide none of the others, as long as they are not known", () => {
    for (const ebsBlockDevices of [
      [unknown, open],
      [{ ...open, deviceName: "/dev/sdb", encrypted: unknown }, open],
    ])
      assert.deepEqual(said(encrypted, image, { ebsBlockDevices }), ["/dev/sdf: encrypted is not true"]);
    assert.deepEqual(said(encrypted, image, { ebsBlockDevices: unknown }), ["unknown"]);
  });
});
