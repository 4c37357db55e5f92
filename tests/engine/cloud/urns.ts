/** `urn:pulumi:stack::project::Parent$aws:ec2/vpc:Vpc::name`: the resource's own type. */
export const typeOf = (urn: string) => urn.split("::")[2]?.split("$").at(-1) ?? "";
export const nameOf = (urn: string) => urn.split("::").slice(3).join("::");
