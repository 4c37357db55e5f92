import { resource } from "../examples";
import { unknown } from "../resource";
import type { Stack, Typed } from "../stack";
import { isObject, parsed, strings } from "./json";
import { namedEach, type View } from "./view";

/** What gives somebody a role on a whole Google project. */
export const projectGrants = ["gcp:projects/iAMMember:IAMMember", "gcp:projects/iAMBinding:IAMBinding"] as const;

interface Granting {
  readonly properties: Grant;
}

interface Grant {
  readonly role?: string;
  readonly member?: string;
  readonly members?: readonly string[];
}

/** Roles on a whole Google project, also those of a policy that holds all of them. */
export const grantsInProject: View<Grant> = {
  types: [...projectGrants, "gcp:projects/iAMPolicy:IAMPolicy"],
  items({ type, properties }) {
    if (type !== "gcp:projects/iAMPolicy:IAMPolicy") return [{ name: "", item: properties }];
    const policy = parsed(properties.policyData);
    const bindings = isObject(policy) ? (policy.bindings as readonly Grant[] | undefined) : undefined;
    return namedEach(
      bindings,
      (_, index) => `binding ${index + 1}`,
      (binding) => binding,
    );
  },
  spellings: ({ role, ...grantees }) => [
    ...projectGrants.map((type) => [resource(type, "example", { role, ...grantees })]),
    [
      resource("gcp:projects/iAMPolicy:IAMPolicy", "example", {
        policyData: JSON.stringify({ bindings: [{ role, members: [...new Set(membersOf(grantees))] }] }),
      }),
    ],
  ],
};

export function membersOf({ member, members }: Grant): readonly string[] {
  return [...strings(member), ...strings(members)];
}

export const isEverybody = (member: string) => ["allUsers", "allAuthenticatedUsers"].includes(member);

/** Those members of a grant that another grant of the stack gives a role of the wanted kind. */
export function heldBy(
  grant: Typed<(typeof projectGrants)[number]>,
  stack: Stack,
  wanted: (role: string) => boolean,
): readonly string[] {
  const isWanted = ({ properties }: Granting) => wanted(properties.role ?? "");
  return membersOf(grant.properties).filter((member) =>
    projectGrants.some(
      (type) =>
        stack.having(type, member, grantees).some(isWanted) ||
        stack.having(type, unknown, grantees).filter(isWanted).flatMap(grantees).includes(member),
    ),
  );
}

const grantees = ({ properties }: Granting) => membersOf(properties);
