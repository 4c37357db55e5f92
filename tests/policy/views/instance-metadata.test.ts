import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { evaluate } from "../../../policy/evaluate";
import { resource } from "../../../policy/examples";
import { loadRules } from "../../../policy/load";
import { type Resource, unknown } from "../../../policy/resource";

const keys = "gcp/compute/no-project-ssh-keys";

/** What is said of an instance for which only others speak. */
function statusOf(properties: Readonly<Record<string, unknown>>, ...others: readonly Resource[]) {
  const instance = { ...resource("gcp:compute/instance:Instance", "web", {}), properties };
  const { findings } = evaluate([instance, ...others], { rules: loadRules([keys]), today: "2026-11-30" });
  return findings.find((finding) => finding.resource.name === "web")?.status;
}

const onLogin = (value: string, project?: string) =>
  resource("gcp:compute/projectMetadataItem:ProjectMetadataItem", "item", { key: "enable-oslogin", value, project });
const allOnLogin = (value: string, project?: string) =>
  resource("gcp:compute/projectMetadata:ProjectMetadata", "all", { metadata: { "enable-oslogin": value }, project });

describe("OS Login of a project, by which keys in metadata let nobody in", () => {
  for (const settingOf of [onLogin, allOnLogin]) {
    it(`is that of its instances: ${settingOf("TRUE").type}`, () => {
      assert.equal(statusOf({}, settingOf("TRUE")), "pass");
      assert.equal(statusOf({}, settingOf("FALSE")), "fail");
      assert.equal(statusOf({}), "fail");
    });

    it(`is not that of an instance that says otherwise: ${settingOf("TRUE").type}`, () => {
      for (const value of ["FALSE", unknown])
        assert.notEqual(statusOf({ metadata: { "enable-oslogin": value } }, settingOf("TRUE")), "pass");
    });

    it(`is not that of another project's: ${settingOf("TRUE").type}`, () => {
      assert.equal(statusOf({ project: "one" }, settingOf("TRUE", "one")), "pass");
      assert.equal(statusOf({ project: "one" }, settingOf("TRUE", "other")), "fail");
      assert.equal(statusOf({ project: "one" }, settingOf("TRUE")), "fail");
    });
  }

  it("is that of what is made from the same project", () => {
    const from = { propertyDependencies: { project: ["urn:project"] } };
    const item = { ...onLogin("TRUE"), ...from };
    const instance = { ...resource("gcp:compute/instance:Instance", "web", {}), ...from };
    const { findings } = evaluate([instance, item], { rules: loadRules([keys]), today: "2026-11-30" });
    assert.deepEqual(
      findings.map(({ status }) => status),
      ["pass"],
    );
  });
});

describe("an instance made from a template", () => {
  it("is judged by where it differs from it", () => {
    const said = (properties: object) => {
      const one = {
        ...resource("gcp:compute/instanceFromTemplate:InstanceFromTemplate", "web", {}),
        properties: properties as Resource["properties"],
      };
      const { findings } = evaluate([one], { rules: loadRules(), today: "2026-11-30" });
      return findings.filter(({ status }) => status === "fail").map(({ rule }) => rule.id);
    };
    assert.deepEqual(said({ sourceInstanceTemplate: "web" }), []);
    assert.deepEqual(said({ networkInterfaces: [{ accessConfigs: [{}] }], canIpForward: true }), [
      "gcp/compute/no-forwarding",
      "gcp/compute/no-public-addresses",
    ]);
    assert.deepEqual(said({ metadata: { "serial-port-enable": "TRUE", "enable-oslogin": "FALSE" } }), [
      "gcp/compute/no-serial-port",
      "gcp/compute/os-login",
    ]);
  });
});
