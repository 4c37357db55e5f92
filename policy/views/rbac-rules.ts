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

/** Grants one of the verbs on one of the resources. */
export function grants(
  { verbs, resources }: PolicyRule,
  wantedVerbs: readonly string[],
  wantedResources: readonly string[],
) {
  return holds(verbs, wantedVerbs) && holds(resources, wantedResources);
}

function holds(granted: readonly string[] | undefined, wanted: readonly string[]): boolean {
  return list(granted).some((one) => one === "*" || wanted.some((name) => name === one || isBelowAny(name, one)));
}

// `*/exec` is every shell there is.
const isBelowAny = (name: string, granted: string) => isWildcard(granted) && `*/${name.split("/", 2)[1]}` === granted;

/** Everything, or one part of everything. */
export const isWildcard = (name: string) => /^\*(\/|$)/.test(name);
