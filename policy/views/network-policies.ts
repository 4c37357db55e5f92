import { list } from "../problems";
import type { Resource } from "../resource";
import type { Stack, Typed } from "../stack";
import type { PropertiesOf } from "../types";
import { allHold, known, someIs } from "../unknown";
import { isObject, strings } from "./json";
import type { namespacedTypes } from "./kubernetes-objects";
import { isWholeInternet } from "./ports";

type NetworkPolicy = PropertiesOf<"kubernetes:networking.k8s.io/v1:NetworkPolicy">;
type Rule = NonNullable<NonNullable<NetworkPolicy["spec"]>["ingress"]>[number];
type Peer = NonNullable<Rule["from"]>[number];
type Selector = NonNullable<Peer["podSelector"]>;

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

export type Direction = "Ingress" | "Egress";

interface Policy {
  readonly properties: NetworkPolicy;
}

/** Holds for all pods of its namespace, so that only what some policy names gets through. */
export function isolates({ properties: { spec } }: Policy, direction: Direction): boolean {
  return allHold(
    () => selectsAll(spec?.podSelector),
    () => isAbout(spec, direction),
  );
}

/** Lets everything through for all pods of its namespace: policies add up, so no other one limits it. */
export function opensAll(policy: Policy, direction: Direction): boolean {
  const { spec } = policy.properties;
  return allHold(
    () => isolates(policy, direction),
    () =>
      direction === "Ingress"
        ? someIs(list(spec?.ingress), (rule) => isOpen(rule, () => list(rule.from), isAnyPeer))
        : someIs(list(spec?.egress), (rule) => isOpen(rule, () => list(rule.to), isAnyAddress)),
  );
}

/** Left out, the types follow from the rules. */
function isAbout(spec: NetworkPolicy["spec"], direction: Direction): boolean {
  const types = list(spec?.policyTypes);
  if (types.length > 0) return types.includes(direction);
  return direction === "Ingress" || list(spec?.egress).length > 0;
}

function selectsAll(selector: Selector | undefined): boolean {
  return Object.keys(selector?.matchLabels ?? {}).length === 0 && list(selector?.matchExpressions).length === 0;
}

function isOpen(rule: Pick<Rule, "ports">, peersOf: () => readonly Peer[], isAny: (peer: Peer) => boolean): boolean {
  return allHold(
    () => list(rule.ports).length === 0,
    () => {
      const peers = peersOf();
      return peers.length === 0 || someIs(peers, isAny);
    },
  );
}

/** Every pod of the cluster is as good as everybody: what isolation keeps apart is pods. */
const isAnyPeer = (peer: Peer) => someIs([isAnyAddress, isAnyPod], (isAny) => isAny(peer));

const isAnyAddress = ({ ipBlock }: Peer) => isWholeInternet(ipBlock?.cidr) && list(ipBlock?.except).length === 0;

const isAnyPod = ({ namespaceSelector, podSelector }: Peer) =>
  isObject(namespaceSelector) && selectsAll(namespaceSelector) && selectsAll(podSelector);

export interface EgressRange {
  readonly cidr: string;
  readonly except: readonly string[];
  /** Port numbers or names; undefined stands for several or all. */
  readonly ports: readonly (number | string | undefined)[];
}

/** The ranges of addresses that a policy lets pods reach. */
export function egressRanges({ spec }: NetworkPolicy): readonly EgressRange[] {
  return list(spec?.egress).flatMap(({ to, ports }) => {
    const reached = list(ports).map(({ port, endPort }) =>
      endPort === undefined || endPort === port ? port : undefined,
    );
    return list(to).flatMap(({ ipBlock }) =>
      typeof ipBlock?.cidr === "string"
        ? [{ cidr: ipBlock.cidr, except: strings(ipBlock.except), ports: reached.length > 0 ? reached : [undefined] }]
        : [],
    );
  });
}
