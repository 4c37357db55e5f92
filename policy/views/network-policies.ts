import { list } from "../problems";
import type { Resource } from "../resource";
import type { Stack, Typed } from "../stack";
import type { PropertiesOf } from "../types";
import { isSet } from "../unknown";
import { strings } from "./json";

type NetworkPolicy = PropertiesOf<"kubernetes:networking.k8s.io/v1:NetworkPolicy">;

/** The objects that live in a namespace of the stack, by its name or because they refer to it. */
export function inNamespace<Found extends Resource>(
  objects: readonly Found[],
  namespace: Typed<"kubernetes:core/v1:Namespace">,
  stack: Stack,
): readonly Found[] {
  const name = isSet(namespace.properties, "metadata") ? namespace.properties.metadata?.name : undefined;
  return objects.filter(
    (object) =>
      stack.behind(object, "metadata", namespace.type as "kubernetes:core/v1:Namespace").includes(namespace) ||
      (name !== undefined && (object.properties.metadata as { namespace?: string } | undefined)?.namespace === name),
  );
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
