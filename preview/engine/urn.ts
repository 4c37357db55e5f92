const rootType = "pulumi:pulumi:Stack";

/** `urn:pulumi:<stack>::<project>::<types of the ancestors and the resource, joined by $>::<name>` */
export function urnOf(stack: string, project: string, type: string, name: string, parent?: string): string {
  const ancestry = parent === undefined ? "" : qualifiedType(parent);
  const qualified = ancestry === "" || ancestry === rootType ? type : `${ancestry}$${type}`;
  return `urn:pulumi:${stack}::${project}::${qualified}::${name}`;
}

function qualifiedType(urn: string): string {
  return urn.split("::")[2] ?? "";
}
