import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { evaluate } from "../../../policy/evaluate";
import { resource } from "../../../policy/examples";
import { loadRules } from "../../../policy/load";
import { type Resource, unknown } from "../../../policy/resource";

const rules = loadRules(["aws/ecr/scan-on-push"]);

type Properties = Readonly<Record<string, unknown>>;

function answer(repository: Properties, registry: Properties, name = "app") {
  const resources: readonly Resource[] = [
    { ...resource("aws:ecr/repository:Repository", name, {}), properties: repository },
    {
      ...resource("aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration", "registry", { scanType: "" }),
      properties: registry,
    },
  ];
  return evaluate(resources, { rules, today: "2026-11-30" }).findings[0]?.status;
}

const scanning = (filter: unknown, scanFrequency: unknown = "SCAN_ON_PUSH", scanType: unknown = "ENHANCED") => ({
  scanType,
  rules: [
    { scanFrequency: "MANUAL", repositoryFilters: [{ filter: "*", filterType: "WILDCARD" }] },
    { scanFrequency, repositoryFilters: [{ filter, filterType: "WILDCARD" }] },
  ],
});

describe("a registry that scans images", () => {
  it("does it for its repositories, when they arrive and ever after", () => {
    const off = { imageScanningConfiguration: { scanOnPush: false } };
    for (const repository of [{}, { name: "app" }, { name: unknown }, off]) {
      for (const frequency of ["SCAN_ON_PUSH", "CONTINUOUS_SCAN"])
        assert.equal(answer(repository, scanning("*", frequency)), "pass");
      assert.equal(answer(repository, scanning("*", "SCAN_ON_PUSH", "BASIC")), "pass");
    }
  });

  it("does not where somebody has to ask for it", () => {
    assert.equal(answer({}, { scanType: "ENHANCED" }), "fail");
    assert.equal(answer({}, { scanType: "BASIC", rules: [] }), "fail");
    assert.equal(answer({}, scanning("*", "MANUAL")), "fail");
    assert.equal(answer({}, scanning("*", "CONTINUOUS_SCAN", "BASIC")), "fail");
    assert.equal(answer({ region: "eu-west-1" }, { ...scanning("*"), region: "eu-central-1" }), "fail");
  });

  it("goes by filters, which are for names that have them somewhere, or for whole names with asterisks", () => {
    const names = ["prod", "repo-prod", "prod-repo", "repo-prod-repo", "prodrepo"];
    const matched: Readonly<Record<string, readonly string[]>> = {
      prod: names,
      "*prod": ["prod", "repo-prod"],
      "prod*": ["prod", "prod-repo", "prodrepo"],
      "*prod*": names,
      "prod*repo": ["prod-repo", "prodrepo"],
    };
    for (const [filter, expected] of Object.entries(matched))
      assert.deepEqual(
        names.filter((name) => answer({ name }, scanning(filter)) === "pass"),
        expected,
        filter,
      );
  });

  it("knows a repository that Pulumi names by what its name begins with", () => {
    assert.equal(answer({}, scanning("app-*"), "App"), "pass");
    assert.equal(answer({}, scanning("app"), "web-app"), "pass");
    assert.equal(answer({}, scanning("app"), "web"), "fail");
  });

  it("is open where names or filters are not known", () => {
    assert.equal(answer({ name: unknown }, scanning("app")), "unknown");
    assert.equal(answer({ name: "app" }, scanning(unknown)), "unknown");
    assert.equal(answer({ name: "app" }, scanning(unknown, "MANUAL")), "fail");
    assert.equal(answer({ name: unknown, imageScanningConfiguration: { scanOnPush: true } }, scanning("app")), "pass");
  });
});
