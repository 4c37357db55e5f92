import { list } from "../problems";
import type { Resource } from "../resource";
import type { Stack, Typed } from "../stack";
import type { PropertiesOf } from "../types";
import { known } from "../unknown";
import { strings } from "./json";
import type { namespacedTypes } from "./kubernetes-objects";

type NetworkPolicy = PropertiesOf<"kubernetes:networking.k8s.io/v1:NetworkPolicy">;

/** The objects of a type that live in a namespace of the stack: they refer to it, or name it. */
export function inNamespace<T extends (typeof namespacedTypes)[number] | "kubernetes:core/v1:ServiceAccountPatch">(
  stack: Stack,
  type: T,
  namespace: Typed<"kubernetes:core/v1:Namespace">,
): readonly Typed<T>[] {
  const name = known(known(namespace.properties, "metadata"), "name");
  const named = name === undefined ? [] : stack.having(type, name, namespaceOf);
  return [...new Set([...stack.pointingAt(namespace, type, "metadata"), ...named])];
}

/** If it is not known, the reference tells. */
function namespaceOf({ properties }: Resource): readonly string[] {
  return strings(known(known(properties, "metadata") as { namespace?: string } | undefined, "namespace"));
}

/** Holds for all pods of its namespace, so that only what it names gets through, and opens to nobody in general. */
export function isolates({ properties: { spec } }: { properties: NetworkPolicy }, direction: string): boolean {
  const { matchLabels, matchExpressions } = spec?.podSelector ?? {};
  const allPods = Object.keys(matchLabels ?? {}).length === 0 && list(matchExpressions).length === 0;
  const peers =
    direction === "Ingress" ? list(spec?.ingress).map(({ from }) => from) : list(spec?.egress).map(({ to }) => to);
  return (
    allPods && list(spec?.policyTypes).includes(direction) && peers.every((named) => list<object>(named).length > 0)
  );
}

export interface EgressRange {
  readonly cidr: string;
  readonly except: readonly string[];
  /** Port numbers or names; undefined stands for all. */
  readonly ports: readonly (number | string | undefined)[];
}

/** The ranges of addresses that a policy lets pods reach. */
export function egressRanges({ spec }: NetworkPolicy): readonly EgressRange[] {
  return list(spec?.egress).flatMap(({ to, ports }) => {
    const reached = list(ports).map(({ port }) => port);
    return list(to).flatMap(({ ipBlock }) =>
      typeof ipBlock?.cidr === "string"
        ? [{ cidr: ipBlock.cidr, except: strings(ipBlock.except), ports: reached.length > 0 ? reached : [undefined] }]
        : [],
    );
  });
}
