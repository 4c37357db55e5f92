import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { type Comparable, differences } from "./comparable";

const pod = (inputs: Readonly<Record<string, unknown>>): Comparable => ({
  urn: "urn:pulumi:kubernetes::qualys::qualys:QualysSensor$kubernetes:apps/v1:DaemonSet::sensor",
  parent: "",
  protect: false,
  dependencies: [],
  inputs,
});

describe("the comparison of the offline preview with the real engine's", () => {
  const same = pod({ spec: { hostPID: false, volumes: [] } });

  const found: Record<string, { engine: readonly Comparable[]; differences: readonly string[] }> = {
    "nothing, of the same": { engine: [same], differences: [] },
    "nothing, of what the Kubernetes provider leaves out because it is empty": {
      engine: [pod({ spec: { hostPID: false } })],
      differences: [],
    },
    "what is switched off on one side only": {
      engine: [pod({ spec: { hostNetwork: false } })],
      differences: [
        "kubernetes:apps/v1:DaemonSet sensor inputs spec hostPID: offline false, engine undefined",
        "kubernetes:apps/v1:DaemonSet sensor inputs spec hostNetwork: offline undefined, engine false",
      ],
    },
    "a resource that only one has": {
      engine: [],
      differences: ["kubernetes:apps/v1:DaemonSet sensor: only offline"],
    },
    "a dependency that only one has": {
      engine: [{ ...same, dependencies: ["urn:pulumi:kubernetes::qualys::kubernetes:core/v1:Namespace::home"] }],
      differences: [
        "kubernetes:apps/v1:DaemonSet sensor dependencies: missing offline kubernetes:core/v1:Namespace home",
      ],
    },
    "another protection": {
      engine: [{ ...same, protect: true }],
      differences: ["kubernetes:apps/v1:DaemonSet sensor protect: offline false, engine true"],
    },
  };
  for (const [what, { engine, differences: expected }] of Object.entries(found)) {
    it(`finds ${what}`, () => assert.deepEqual(differences([same], engine), expected));
  }
});
