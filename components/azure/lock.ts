import * as authorization from "@pulumi/azure-native/authorization";
import type * as pulumi from "@pulumi/pulumi";

/** Keeps a resource from being deleted by anyone, Pulumi or not, until the lock is taken off. */
export function lock(name: string, resourceId: pulumi.Input<string>, opts: pulumi.CustomResourceOptions) {
  return new authorization.ManagementLockByScope(
    name,
    {
      scope: resourceId,
      level: "CanNotDelete",
      notes: "Set protect to false in the stack's settings to take this off.",
    },
    opts,
  );
}
