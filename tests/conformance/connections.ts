import type { Resource } from "../../policy/resource";

const isWorkload = ({ type }: Resource) =>
  ["kubernetes:apps/v1:DaemonSet", "aws:ecs/service:Service", "pulumi:providers:kubernetes"].includes(type);

/**
 * URNs of all that is there before the sensor, or before the provider that makes it. A child waits for what its parent
 * waits for; a component plugin is there when all below it are.
 */
export function whatTheSensorWaitsFor(resources: readonly Resource[]): ReadonlySet<string> {
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  const descendantsOf = (ancestor: Resource): Resource[] =>
    resources.filter(({ parent }) => parent === ancestor.urn).flatMap((child) => [child, ...descendantsOf(child)]);
  const awaited = new Set<string>();
  const open = resources.filter(isWorkload);
  for (let resource = open.pop(); resource !== undefined; resource = open.pop()) {
    if (awaited.has(resource.urn)) continue;
    awaited.add(resource.urn);
    const { parent, dependencies, propertyDependencies } = resource;
    const before = [...dependencies, ...Object.values(propertyDependencies).flat(), ...(parent ? [parent] : [])];
    open.push(...before.flatMap((each) => byUrn.get(each) ?? []));
    if (isPlugin(resource)) open.push(...descendantsOf(resource));
  }
  return awaited;
}

const isPlugin = ({ type }: Resource) => /^(awsx|eks):/.test(type);
