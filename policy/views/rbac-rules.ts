import { resource } from "../examples";
import { list } from "../problems";
import type { PolicyRule, PropertiesOf } from "../types";
import type { View } from "./view";

const types = [
  "kubernetes:rbac.authorization.k8s.io/v1:Role",
  "kubernetes:rbac.authorization.k8s.io/v1:ClusterRole",
] as const;

/** What the rules of a Role or ClusterRole grant, one by one. */
export const rbacRules: View<PolicyRule> = {
  types,
  items({ properties }) {
    const { rules } = properties as PropertiesOf<(typeof types)[number]>;
    return list(rules).map((item, index) => ({ name: `rules[${index}]`, item }));
  },
  spellings: (rule) => types.map((type) => [resource(type, "example", { rules: [rule] })]),
};

/** Where the resources that rules ask about are, if not in the core group. A resource of the same name in another is another. */
const groups: Readonly<Record<string, readonly string[]>> = {
  apps: ["daemonsets", "deployments", "replicasets", "statefulsets"],
  batch: ["cronjobs", "jobs"],
  "admissionregistration.k8s.io": ["mutatingwebhookconfigurations", "validatingwebhookconfigurations"],
  "authentication.k8s.io": ["uids", "userextras"],
  "certificates.k8s.io": ["certificatesigningrequests", "signers"],
  "discovery.k8s.io": ["endpointslices"],
  "networking.k8s.io": ["ingresses", "networkpolicies"],
  "rbac.authorization.k8s.io": ["clusterroles", "roles"],
};

const groupOf = new Map(
  Object.entries(groups).flatMap(([group, names]) => names.map((name) => [name, group] as const)),
);

/** The API group of a resource, or of a part of one. */
export const apiGroupOf = (name: string) => groupOf.get(name.split("/", 1)[0]) ?? "";

/** Grants one of the verbs on one of the resources. */
export function grants(granted: PolicyRule, wantedVerbs: readonly string[], wantedResources: readonly string[]) {
  return (
    wantedVerbs.some((verb) => holds(granted.verbs, verb)) &&
    wantedResources.some((name) => holds(granted.resources, name) && reaches(granted, apiGroupOf(name)))
  );
}

/** Kubernetes takes no rule about resources that names no group, so one without may be about any. */
export function reaches({ apiGroups }: PolicyRule, group: string): boolean {
  const named = list(apiGroups);
  return named.length === 0 || named.some((one) => one === "*" || one === group);
}

function holds(granted: readonly string[] | undefined, wanted: string): boolean {
  return list(granted).some((one) => one === "*" || one === wanted || isBelowAny(wanted, one));
}

// `*/exec` is every shell there is.
const isBelowAny = (name: string, granted: string) => isWildcard(granted) && `*/${name.split("/", 2)[1]}` === granted;

/** Everything, or one part of everything. */
export const isWildcard = (name: string) => /^\*(\/|$)/.test(name);
