import { resource } from "../examples";
import { templatesAndInstances, instances, template, type Template } from "./instances";
import { type Named, namedEach, type View } from "./view";

/** Whether an instance of EC2 asks for a public address; where it says nothing, it is as the subnet has it. */
export const publicAddresses: View<boolean> = {
  types: templatesAndInstances,
  items: ({ type, properties }) =>
    type === template ? ofInterfaces(properties) : namedEach([properties], () => "", isPublic),
  spellings: (associatePublicIpAddress) => [
    [
      resource(template, "example", {
        networkInterfaces: [{ associatePublicIpAddress: String(associatePublicIpAddress) }],
      }),
    ],
    ...instances.map((type) => [resource(type, "example", { associatePublicIpAddress })]),
    ...(associatePublicIpAddress ? [] : templatesAndInstances.map((type) => [resource(type, "example", {})])),
  ],
};

function ofInterfaces({ networkInterfaces }: Template): readonly Named<boolean>[] {
  const interfaces = namedEach(networkInterfaces, (_, index) => `networkInterfaces[${index}]`, isPublic);
  return interfaces.length > 0 ? interfaces : [{ name: "", item: false }];
}

const isPublic = ({ associatePublicIpAddress }: { readonly associatePublicIpAddress?: unknown }) =>
  String(associatePublicIpAddress) === "true";
