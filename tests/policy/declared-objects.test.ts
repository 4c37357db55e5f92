import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, it } from "mocha";
import { className } from "../../policy/documents/snippet";
import { concerns, evaluate, type Finding } from "../../policy/evaluate";
import { resource, type Example } from "../../policy/examples";
import { loadRules } from "../../policy/load";
import { unknown, type Resource } from "../../policy/resource";
import { rule, stackRule, type Rule } from "../../policy/rule";

const rules = loadRules().filter(({ id, forbids }) => id.startsWith("kubernetes/") && !forbids);
const ofObjects = rules.filter(({ wholeStack }) => !wholeStack);
const kinds = [...new Set(rules.flatMap(({ types }) => types))];

const judged = (rule: Rule, resources: readonly Resource[]): readonly Finding[] =>
  evaluate(resources, { rules: [rule], today: "2026-11-30" }).findings;

/** What rules say of a resource alone, by their ids. */
function said(type: string, properties: object): Readonly<Record<string, readonly string[]>> {
  const one = { ...resource("kubernetes:core/v1:Pod", "example", {}), type, properties } as Resource;
  const { findings } = evaluate([one], { rules: ofObjects, today: "2026-11-30" });
  return Object.fromEntries(
    findings.filter(({ status }) => status === "fail").map(({ rule, problems }) => [rule.id, problems]),
  );
}

function listOf(name: string, ...objects: readonly Resource[]): Resource {
  const sources = objects.flatMap(({ propertyDependencies }) => Object.values(propertyDependencies).flat());
  return {
    ...objects[0],
    ...{ type: `${objects[0].type}List`, name, urn: `urn:${name}` },
    properties: { items: objects.map(({ properties }) => properties) },
    propertyDependencies: { items: sources },
  };
}

const patchOf = (one: Resource): Resource => ({ ...one, type: `${one.type}Patch` });

describe("lists and patches of Kubernetes objects", () => {
  it("are types that the SDK has", () => {
    const root = path.join(__dirname, "../../node_modules/@pulumi");
    const missing = kinds
      .flatMap((kind) => [`${kind}List`, `${kind}Patch`].map(className))
      .filter((name) => {
        const [sdk = "", ...rest] = name.split(".");
        const index = path.join(root, sdk, ...rest.slice(0, -1), "index.d.ts");
        return !existsSync(index) || !new RegExp(`\\b${rest.at(-1)}\\b`).test(readFileSync(index, "utf8"));
      });
    assert.deepEqual(missing, []);
  });

  it("are those of Kubernetes alone", () => {
    const prefixLists = { id: "", types: ["aws:ec2/managedPrefix:ManagedPrefix"], wholeStack: false } as object as Rule;
    assert.equal(concerns(prefixLists, "aws:ec2/managedPrefix:ManagedPrefixList"), false);
  });

  it("are shown as they are to a rule about that type itself", () => {
    const patch = resource("kubernetes:core/v1:ServiceAccountPatch", "default", { metadata: { name: "default" } });
    const seen: string[] = [];
    const about = rule("kubernetes:core/v1:ServiceAccountPatch", {
      ...{ id: "example", title: "", why: "", severity: "low", area: "identity", controls: {}, fix: "" },
      check: (properties) => {
        seen.push(...Object.keys(properties), String(properties.automountServiceAccountToken));
        return [];
      },
      good: () => [],
      bad: () => [],
    });
    assert.deepEqual(
      judged(about, [patch]).map(({ status }) => status),
      ["pass"],
    );
    assert.deepEqual(seen, ["metadata", "undefined"]);
  });
});

describe("a list of Kubernetes objects", () => {
  for (const rule of rules) {
    it(`is judged item by item: ${rule.id}`, () => {
      for (const example of [...rule.good(), ...rule.bad()]) {
        const inLists = example.map((one) => (kinds.some((kind) => kind === one.type) ? listOf(one.name, one) : one));
        const names = new Map(example.map(({ urn, properties }) => [urn, nameOf(properties)]));
        const expected = judged(rule, example).map(({ status, problems, resource: { urn } }) => [
          status,
          ...problems.map((problem) => `items[0]${names.get(urn)}: ${problem}`),
        ]);
        assert.deepEqual(
          judged(rule, relinked(inLists, example)).map(({ status, problems }) => [status, ...problems]),
          expected,
        );
      }
    });
  }

  it("says which of its items is wrong", () => {
    const pod = (name: string, hostNetwork: unknown) => ({ metadata: { name }, spec: { hostNetwork } });
    const items = [pod("web", false), pod("shop", true), { spec: { hostNetwork: true } }, null, "pod"];
    assert.deepEqual(said("kubernetes:core/v1:PodList", { items })["kubernetes/workloads/no-host-network"], [
      "items[1] shop: hostNetwork is true",
      "items[2]: hostNetwork is true",
    ]);
  });

  const noHostNetwork = rules.filter(({ id }) => id === "kubernetes/workloads/no-host-network");
  const answer = (items: unknown) => {
    const list = { ...listOf("pods", resource("kubernetes:core/v1:Pod", "pods", {})), properties: { items } };
    return evaluate([list], { rules: noHostNetwork, today: "2026-11-30" }).findings.map(({ status }) => status);
  };

  it("is judged by what is known of it", () => {
    const [right, wrong] = [false, true].map((hostNetwork) => ({ spec: { hostNetwork } }));
    assert.deepEqual(answer([unknown, wrong]), ["fail"]);
    assert.deepEqual(answer([unknown, right]), ["unknown"]);
    assert.deepEqual(answer(unknown), ["unknown"]);
    assert.deepEqual(answer([right]), ["pass"]);
  });

  it("of nothing is neither right nor wrong", () => {
    for (const items of [undefined, null, [], {}, "items", [null]]) assert.deepEqual(answer(items), ["not applicable"]);
  });

  it("has the same items whenever a rule asks for them", () => {
    const alone = stackRule("kubernetes:core/v1:Namespace", {
      ...rules[0],
      check: (namespace, stack) =>
        stack
          .all("kubernetes:core/v1:Namespace")
          .filter((other) => other !== namespace)
          .map(({ properties }) => `beside ${properties.metadata?.name}`),
    });
    const [one, other] = ["one", "other"].map((name) =>
      resource("kubernetes:core/v1:Namespace", name, { metadata: { name } }),
    );
    assert.deepEqual(judged(alone, [listOf("all", one, other)])[0].problems, [
      "items[0] one: beside other",
      "items[1] other: beside one",
    ]);
  });

  it("has one finding for each rule", () => {
    const list = listOf("pods", ...Array.from({ length: 3 }, () => resource("kubernetes:core/v1:Pod", "pod", {})));
    const { findings } = evaluate([list], { rules, today: "2026-11-30" });
    assert.equal(new Set(findings.map(({ rule }) => rule)).size, findings.length);
    assert.ok(findings.every((finding) => finding.resource === list));
  });
});

const nameOf = ({ metadata }: { metadata?: { name?: string } }) =>
  typeof metadata?.name === "string" ? ` ${metadata.name}` : "";

/** References to objects are to the lists that they are in. */
function relinked(resources: readonly Resource[], before: Example): readonly Resource[] {
  const urns = new Map(before.map(({ urn }, index) => [urn, resources[index]?.urn ?? urn]));
  const now = (all: readonly string[]) => all.map((urn) => urns.get(urn) ?? urn);
  return resources.map((one) => ({
    ...one,
    dependencies: now(one.dependencies),
    propertyDependencies: Object.fromEntries(
      Object.entries(one.propertyDependencies).map(([key, sources]) => [key, now(sources)]),
    ),
  }));
}

describe("a patch of a Kubernetes object", () => {
  for (const rule of ofObjects) {
    it(`is not wrong for what it leaves out: ${rule.id}`, () => {
      const example = fc.constantFrom(...rule.good().map(([one]) => one));
      const steps = fc.array(fc.nat({ max: 20 }), { minLength: 1, maxLength: 9 });
      fc.assert(
        fc.property(example, fc.array(steps, { maxLength: 3 }), (whole, paths) => {
          const properties = paths.reduce<unknown>(without, whole.properties) as Resource["properties"];
          const statuses = judged(rule, [patchOf({ ...whole, properties })]).map(({ status }) => status);
          assert.ok(statuses.every((status) => status === "pass" || status === "not applicable"));
        }),
        { numRuns: 100 },
      );
    });
  }

  it("that says nothing is not wrong, whatever it is of", () => {
    for (const kind of kinds) {
      for (const nothing of [
        {},
        { spec: null, data: null, automountServiceAccountToken: null },
        { metadata: { name: "web", namespace: "default", labels: { app: "web" } } },
      ])
        assert.deepEqual(said(`${kind}Patch`, nothing), {}, kind);
      assert.deepEqual(said(`${kind}Patch`, { metadata: { name: "web", namespace: "kube-system" } }), {}, kind);
    }
  });

  it("is wrong for what it sets", () => {
    const inPod = (spec: object) => said("kubernetes:apps/v1:DaemonSetPatch", { spec: { template: { spec } } });
    const inContainer = (container: object) => inPod({ containers: [{ name: "web", ...container }] });
    const context = (securityContext: object) => inContainer({ securityContext });
    const wrong: readonly (readonly [string, Readonly<Record<string, readonly string[]>>, string])[] = [
      ["no-host-network", inPod({ hostNetwork: true }), "hostNetwork is true"],
      ["no-host-paths", inPod({ volumes: [{ name: "n", hostPath: { path: "/" } }] }), "mounts / of the node"],
      ["own-service-account", inPod({ serviceAccountName: "default" }), "the default service account is used"],
      [
        "seccomp",
        inPod({ securityContext: { seccompProfile: { type: "Unconfined" } } }),
        others("seccomp is Unconfined"),
      ],
      ["not-root", inPod({ securityContext: { runAsUser: 0 } }), others("may run as root")],
      ["not-root", inPod({ securityContext: { runAsNonRoot: false } }), others("may run as root")],
      ["not-root", context({ runAsUser: 0 }), web("may run as root")],
      ["not-root", context({ runAsNonRoot: false }), web("may run as root")],
      ["high-user-id", inPod({ securityContext: { runAsUser: 1000 } }), others("user 1000 is below 10000")],
      ["high-group-id", context({ runAsGroup: 0 }), web("group 0 is below 10000")],
      ["not-privileged", context({ privileged: true }), web("privileged is true")],
      ["no-added-capabilities", context({ capabilities: { add: ["SYS_ADMIN"] } }), web("adds SYS_ADMIN")],
      ["net-raw-dropped", context({ capabilities: { add: ["NET_RAW"] } }), web("NET_RAW is added")],
      ["se-linux", context({ seLinuxOptions: { user: "system_u" } }), web("has the user system_u").replace(": ", " ")],
      [
        "no-privilege-escalation",
        context({ allowPrivilegeEscalation: true }),
        web("allowPrivilegeEscalation is not false"),
      ],
      ["fresh-images", inContainer({ image: "app:1", imagePullPolicy: "Never" }), web("imagePullPolicy is Never")],
      ["no-latest-tag", inContainer({ image: "app:latest" }), web("app:latest can change")],
      [
        "no-secrets-in-environment",
        inContainer({ envFrom: [{ secretRef: { name: "s" } }] }),
        web("all of Secret s is taken"),
      ],
      ["read-only-root", context({ readOnlyRootFilesystem: false }), web("readOnlyRootFilesystem is not true")],
    ];
    for (const [id, found, problem] of wrong) assert.deepEqual(found[`kubernetes/workloads/${id}`], [problem]);
  });

  it("is wrong for nothing but that", () => {
    assert.deepEqual(said("kubernetes:core/v1:PodPatch", { spec: { hostNetwork: true } }), {
      "kubernetes/workloads/no-host-network": ["hostNetwork is true"],
    });
    const privileged = { containers: [{ name: "web", securityContext: { privileged: true } }] };
    assert.deepEqual(
      said("kubernetes:batch/v1:CronJobPatch", { spec: { jobTemplate: { spec: { template: { spec: privileged } } } } }),
      {
        "kubernetes/workloads/not-privileged": ["container web: privileged is true"],
      },
    );
    assert.deepEqual(said("kubernetes:core/v1:SecretPatch", { stringData: { key: "value" } }), {
      "kubernetes/secrets/from-vault": ["stringData is written by the program"],
    });
    assert.deepEqual(
      said("kubernetes:core/v1:NamespacePatch", {
        metadata: { labels: { "pod-security.kubernetes.io/enforce": "privileged" } },
      }),
      { "kubernetes/namespaces/pod-security-enforced": ["enforce is privileged"] },
    );
  });

  it("takes lists as a whole, such as the rules of a role", () => {
    const everything = { apiGroups: ["*"], resources: ["*"], verbs: ["*"] };
    const found = said("kubernetes:rbac.authorization.k8s.io/v1:ClusterRolePatch", {
      rules: [{ apiGroups: [""], resources: ["pods"], verbs: ["get"] }, everything],
    });
    assert.match(found["kubernetes/rbac/no-wildcards"].join(), /^rules\[1\]: /);
    assert.ok("kubernetes/rbac/no-secret-access" in found);
    const admin = { roleRef: { name: "cluster-admin" } };
    const bound = said("kubernetes:rbac.authorization.k8s.io/v1:RoleBindingPatch", admin);
    assert.deepEqual(Object.keys(bound), ["kubernetes/rbac/no-cluster-admin"]);
  });

  it("is open where a value is not known yet", () => {
    const patch = { ...resource("kubernetes:core/v1:Pod", "pod", {}), properties: { spec: { hostNetwork: unknown } } };
    const rule = rules.find(({ id }) => id === "kubernetes/workloads/no-host-network");
    assert.ok(rule);
    assert.deepEqual(
      judged(rule, [patchOf(patch)]).map(({ status }) => status),
      ["unknown"],
    );
  });

  it("is no object of the stack", () => {
    for (const rule of rules.filter(({ wholeStack }) => wholeStack))
      for (const [subject] of rule.bad()) assert.deepEqual(judged(rule, [patchOf(subject)]), []);
  });
});

const web = (problem: string) => `container web: ${problem}`;
const others = (problem: string) => `containers not named: ${problem}`;

/** The value less one part of it, somewhere. Of lists, patches change only those of containers in parts. */
function without(value: unknown, steps: readonly number[]): unknown {
  if (typeof value !== "object" || value === null) return value;
  const keys = Object.keys(value);
  const [step, ...rest] = steps;
  if (step === undefined || keys.length === 0) return value;
  const key = keys[step % keys.length];
  const { [key]: part, ...others } = value as Record<string, unknown>;
  if (rest.length === 0) return others;
  if (!Array.isArray(part)) return { ...others, [key]: without(part, rest) };
  return { ...value, [key]: /ontainers$/.test(key) ? part.map((one) => without(one, rest)) : part };
}
