import { resource } from "../../../examples";
import { unless } from "../../../problems";
import { stackRule } from "../../../rule";
import type { Resource } from "../../../resource";
import type { Stack } from "../../../stack";
import { isSet, known } from "../../../unknown";
import { podOf, pods, serviceAccountOf } from "../../../views/containers";
import { metadataOf, namesOf, type Metadata } from "../../../views/kubernetes-objects";

const accountType = "kubernetes:core/v1:ServiceAccount";
const patchType = "kubernetes:core/v1:ServiceAccountPatch";
const namespaceType = "kubernetes:core/v1:Namespace";

/** Those that are known to be in different namespaces have nothing to do with each other. */
function areTogether(one: Resource, other: Resource): boolean {
  const namespaces = [one, other].map((each) => known(metadataOf(each), "namespace"));
  return namespaces.includes(undefined) || namespaces[0] === namespaces[1];
}

/** Whether a rule on something else in the stack says what becomes of the account's token. */
function isSaidElsewhere(workload: Resource, name: string, stack: Stack): boolean {
  const named = (type: typeof accountType | typeof patchType) =>
    stack.having(type, name, namesOf).filter((account) => areTogether(account, workload));
  return (
    named(accountType).length > 0 ||
    named(patchType).some(({ properties }) => properties.automountServiceAccountToken === false) ||
    (name === "default" && isInOwnNamespace(workload, stack))
  );
}

function isInOwnNamespace(workload: Resource, stack: Stack): boolean {
  const name = known(metadataOf(workload), "namespace");
  return (
    stack.behind(workload, "metadata", namespaceType).length > 0 ||
    (name !== undefined && stack.having(namespaceType, name, namesOf).length > 0)
  );
}

const pod = (spec: object, metadata = {}) => resource("kubernetes:core/v1:Pod", "pod", { metadata, spec } as object);
const account = (metadata: Metadata) =>
  resource(accountType, "account", { metadata, automountServiceAccountToken: false });
const defaultPatch = (properties: object) =>
  resource(patchType, "default", { metadata: { name: "default", namespace: "app" }, ...properties });

export default stackRule(pods.types, {
  id: "kubernetes/workloads/no-token-unasked",
  title: "Pods get no token that they do not ask for",
  why: "What an account that is made elsewhere hands out cannot be seen here, and is its token unless it says otherwise.",
  severity: "medium",
  area: "identity",
  controls: { kubernetes: ["5.1.6"], eks: ["4.1.6"], aks: ["4.1.6"], gke: ["4.1.5"] },
  fix: "Set automountServiceAccountToken on the pod: to false, or to true if it needs the token.",
  elsewhere: true,
  applies(workload) {
    const pod = podOf(workload);
    return pod !== undefined && !isSet(pod, "automountServiceAccountToken");
  },
  check(workload, stack) {
    if (stack.behind(workload, "spec", accountType).length > 0) return [];
    const name = serviceAccountOf(podOf(workload) ?? {});
    return unless(
      isSaidElsewhere(workload, name, stack),
      `automountServiceAccountToken is not set, and this stack has no service account ${name} that says it`,
    );
  },
  good: () => [
    [pod({ containers: [], serviceAccountName: "web" }), account({ name: "web" })],
    [
      pod({ containers: [], serviceAccountName: "web" }, { namespace: "app" }),
      account({ name: "web", namespace: "app" }),
    ],
    [pod({ containers: [], serviceAccount: "web" }), account({ name: "web" })],
    [pod({ containers: [] }, { namespace: "app" }), defaultPatch({ automountServiceAccountToken: false })],
    [pod({ containers: [] }, { namespace: "app" }), resource(namespaceType, "app", { metadata: { name: "app" } })],
  ],
  bad: () => [
    ...pods.spellings({ containers: [] }),
    [pod({ containers: [], serviceAccountName: "other" })],
    [pod({ containers: [], serviceAccountName: "other" }), account({ name: "web" })],
    [
      pod({ containers: [], serviceAccountName: "web" }, { namespace: "app" }),
      account({ name: "web", namespace: "other" }),
    ],
    [pod({ containers: [] }, { namespace: "app" }), defaultPatch({})],
    [
      pod({ containers: [], serviceAccountName: "other" }, { namespace: "app" }),
      resource(namespaceType, "app", { metadata: { name: "app" } }),
    ],
  ],
});
