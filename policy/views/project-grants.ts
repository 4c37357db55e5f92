import { unknown } from "../resource";
import type { Stack, Typed } from "../stack";
import { strings } from "./json";

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
