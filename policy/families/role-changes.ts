import type { Controls } from "../controls";
import { list, when } from "../problems";
import { rbacRule, type Rule } from "../rule";
import { apiGroupOf, grants } from "../views/rbac-rules";

interface RoleChanges {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly control: NonNullable<Controls["peers"]>[number];
  /** Kubernetes' names of what is not to be changed. */
  readonly objects: readonly string[];
}

/** A rule that no role in a Kubernetes cluster changes objects of some kinds. */
export function roleChangesRule({ id, title, why, control, objects }: RoleChanges): Rule {
  return rbacRule({
    id,
    title,
    why,
    severity: "low",
    area: "identity",
    controls: { peers: [control] },
    fix: "Grant no more than get, list and watch on them.",
    // Wildcards are told by a rule of their own.
    check: (granted) =>
      when(
        !list(granted.resources).includes("*") &&
          grants(granted, ["create", "update", "patch", "delete", "deletecollection"], objects),
        `${list(granted.resources).join(", ")} can be changed`,
      ),
    good: () => [
      { apiGroups: [...new Set(objects.map(apiGroupOf))], resources: objects, verbs: ["get", "list", "watch"] },
      { apiGroups: ["example.com"], resources: objects, verbs: ["update"] },
    ],
    bad: () => objects.map((object) => ({ apiGroups: [apiGroupOf(object)], resources: [object], verbs: ["update"] })),
  });
}
