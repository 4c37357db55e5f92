import assert from "node:assert/strict";
import type { ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";
import { describe, it } from "mocha";
import { loadRules } from "../../policy/load";
import { policies } from "../../policy/pack";
import { hosted } from "./policy-host";

describe("the policy pack, by its configuration,", () => {
  it("lets images come from registries that its configuration trusts", () => {
    const rules = loadRules(["kubernetes/workloads/private-registry"]);
    const pod = (registry: string) =>
      hosted("kubernetes:core/v1:Pod", "app", { spec: { containers: [{ name: "app", image: `${registry}/app:1` }] } });
    const [, configuration, policy] = policies({ rules, exemptions: [], today: "2026-11-30" });
    const said = ["harbor.example.com", "quay.io"].map((registry) => {
      const reports: string[] = [];
      const args = { ...pod(registry), getConfig: () => ({ trustedRegistries: ["harbor.example.com"] }) };
      for (const one of [configuration, policy]) {
        const validate = (one as ResourceValidationPolicy).validateResource;
        assert.ok(typeof validate === "function");
        void validate(args as never, (message) => void reports.push(message));
      }
      return reports.map((message) => message.split(". ")[0]);
    });
    assert.deepEqual(said, [[], ["Found: container app: quay.io/app:1 comes from elsewhere"]]);
  });

  it("asks for no exemption of an image from a registry that its configuration trusts", () => {
    const rules = loadRules(["kubernetes/workloads/private-registry"]);
    const [{ id }] = rules;
    const exemption = { rule: id, resource: "*::app", reason: "r", owner: "platform", expires: "2026-12-31" };
    const image = "harbor.example.com/app:1";
    const pod = hosted("kubernetes:core/v1:Pod", "app", { spec: { containers: [{ name: "app", image }] } });
    const order = (trustedRegistries: readonly string[]) => {
      const reports: string[] = [];
      const args = { resources: [pod], getConfig: () => ({ trustedRegistries }) };
      for (const { name, ...policy } of policies({ rules, exemptions: [exemption], today: "2026-11-30" })) {
        if (name === "configuration" || name === "exemptions-in-order")
          void (policy as StackValidationPolicy).validateStack?.(
            args as never,
            (message) => void reports.push(message),
          );
      }
      return reports;
    };
    assert.deepEqual(order(["ghcr.io"]), []);
    assert.deepEqual(order(["harbor.example.com"]), [`Nothing needs the exemption from ${id} for *::app: remove it`]);
  });

  it("accepts what the exemptions of its configuration name, beside its own", () => {
    const rules = loadRules(["kubernetes/workloads/private-registry", "kubernetes/workloads/existing-service-account"]);
    const expires = "2026-12-31";
    const own = { rule: rules[0].id, resource: "*::old", reason: "It is old.", owner: "platform", expires };
    const written = rules.map(({ id }) => ({ ...own, rule: id, resource: "*::app", reason: "It is ours." }));
    const deployment = (name: string) => {
      const spec = { containers: [{ name: "app", image: "quay.io/app:1" }], serviceAccountName: "app" };
      return hosted("kubernetes:apps/v1:Deployment", name, { spec: { template: { spec } } });
    };
    const said = (resources: readonly ReturnType<typeof deployment>[], exemptions: readonly object[]) => {
      const reports: string[] = [];
      const report = (message: string) => void reports.push(message.split(". ")[0]);
      const getConfig = () => ({ exemptions });
      for (const policy of policies({ rules, exemptions: [own], today: "2026-11-30" })) {
        const { validateResource } = policy as ResourceValidationPolicy;
        for (const resource of resources)
          if (typeof validateResource === "function")
            void validateResource({ ...resource, getConfig } as never, report);
        void (policy as StackValidationPolicy).validateStack?.({ resources, getConfig } as never, report);
      }
      return reports;
    };
    const resources = [deployment("old"), deployment("app")];
    const found = ["container app: quay.io/app:1 comes from elsewhere", "this stack has no service account app"];
    const usual = said(resources, []).filter((each) => each.startsWith("Found: "));
    // The old one's image is accepted by the pack itself.
    assert.deepEqual(
      usual,
      [found[0], found[1], found[1]].map((problem) => `Found: ${problem}`),
    );
    const accepting = said(resources, written);
    assert.deepEqual(
      accepting.filter((each) => each.startsWith("Found: ")),
      [`Found: ${found[1]}`],
    );
    assert.deepEqual(
      accepting.filter((each) => each.includes("accepted until")).map((each) => /by (.*)$/.exec(each)?.[1]),
      ["platform: It is old.", "platform: It is ours.", "platform: It is ours."],
    );
  });

  it("has a schema for the registries that its configuration trusts, with an example", () => {
    const [, configuration] = policies({ rules: [], exemptions: [], today: "2026-11-30" });
    const { trustedRegistries } = configuration.configSchema?.properties ?? {};
    assert.deepEqual(
      { ...(trustedRegistries as object), description: "" },
      { type: "array", items: { type: "string" }, default: [], description: "" },
    );
    assert.match(JSON.stringify(trustedRegistries), /harbor\.example\.com or ghcr\.io\/organization/);
  });
});
