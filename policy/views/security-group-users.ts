import type { Resource } from "../resource";
import { append, oncePerStack, type Stack } from "../stack";

/** Groups and rules of groups: they speak of a group, and do not have it. */
const ofGroups = /^aws:\w+\/(?:default)?securityGroup/i;

const usersByUrn = oncePerStack((stack) => {
  const users = new Map<string, Resource[]>();
  for (const user of stack.resources) {
    if (ofGroups.test(user.type)) continue;
    for (const urns of Object.values(user.propertyDependencies)) for (const urn of urns) append(users, urn, user);
  }
  return users;
});

/** What names the group in any of its properties, whatever type it is of. */
export const usersOf = (group: Resource, stack: Stack): readonly Resource[] => usersByUrn(stack).get(group.urn) ?? [];
