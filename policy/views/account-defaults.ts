import type { Resource } from "../resource";
import type { Stack } from "../stack";
import { isSet, someIs } from "../unknown";
import { type Instance, template } from "./instances";
import { ofSameRegion } from "./regions";

/**
 * Whether the stack encrypts every new volume of the region: AWS then encrypts those, too, that are declared not to be.
 */
export const isEncryptedByDefault = (inside: Resource, stack: Stack) =>
  someIs(
    ofSameRegion(inside, "aws:ebs/encryptionByDefault:EncryptionByDefault", stack),
    // Left out, it is true.
    ({ properties }) => properties.enabled !== false,
  );

/** Whether new instances of the region get from the stack's defaults what this one leaves out. */
export function hasByDefault<
  Option extends keyof Options & ("httpEndpoint" | "httpPutResponseHopLimit" | "httpTokens"),
>(inside: Resource, option: Option, value: Options[Option], stack: Stack): boolean {
  return (
    leavesOut(inside, option) &&
    someIs(
      ofSameRegion(inside, "aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults", stack),
      ({ properties }) => properties[option] === value,
    )
  );
}

type Options = NonNullable<Instance["metadataOptions"]>;

/** A template that has some options has AWS' own defaults for the others. */
function leavesOut({ type, properties }: Resource, option: keyof Options): boolean {
  const instance: Instance = properties;
  return type === template ? !isSet(instance, "metadataOptions") : !isSet(instance.metadataOptions, option);
}
