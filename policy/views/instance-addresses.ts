import { resource } from "../examples";
import type { PropertiesOf } from "../types";
import { type Named, namedEach, type View } from "./view";

const template = "aws:ec2/launchTemplate:LaunchTemplate";
const instance = "aws:ec2/instance:Instance";

/** Whether an instance of EC2 asks for a public address; where it says nothing, it is as the subnet has it. */
export const publicAddresses: View<boolean> = {
  types: [template, instance],
  items: ({ type, properties }) =>
    type === template ? ofInterfaces(properties) : namedEach([properties], () => "", isPublic),
  spellings: (associatePublicIpAddress) => [
    [
      resource(template, "example", {
        networkInterfaces: [{ associatePublicIpAddress: String(associatePublicIpAddress) }],
      }),
    ],
    [resource(instance, "example", { associatePublicIpAddress })],
    ...(associatePublicIpAddress ? [] : [[resource(template, "example", {})], [resource(instance, "example", {})]]),
  ],
};

function ofInterfaces({ networkInterfaces }: PropertiesOf<typeof template>): readonly Named<boolean>[] {
  const interfaces = namedEach(networkInterfaces, (_, index) => `networkInterfaces[${index}]`, isPublic);
  return interfaces.length > 0 ? interfaces : [{ name: "", item: false }];
}

const isPublic = ({ associatePublicIpAddress }: { readonly associatePublicIpAddress?: unknown }) =>
  String(associatePublicIpAddress) === "true";
