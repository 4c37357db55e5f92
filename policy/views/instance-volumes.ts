import { resource } from "../examples";
import { list } from "../problems";
import { isSet } from "../unknown";
import { templatesAndInstances, type Instance, instances, template, type Template } from "./instances";
import { type Named, namedEach, type View } from "./view";

/** A volume that an instance of EC2 is started with. */
export interface Volume {
  readonly encrypted: boolean;
  /** Stays when the instance goes. */
  readonly stays: boolean;
}

/** What is said of no volume is as the image says, which is mostly not encrypted. */
const ofImage: Named<Volume> = { name: "the image's volume", item: { encrypted: false, stays: false } };

/** The volumes of instances and of the templates that instances are made from. */
export const instanceVolumes: View<Volume> = {
  types: templatesAndInstances,
  items: ({ type, properties }) => (type === template ? mappedIn(properties) : attachedIn(properties)),
  spellings: ({ encrypted, stays }) => [
    // What a template leaves out is not so; an instance without a word of it takes its volumes along.
    ...[
      { encrypted: String(encrypted), deleteOnTermination: String(!stays) },
      { ...(encrypted && { encrypted: "true" }), ...(!stays && { deleteOnTermination: "true" }) },
    ].map((ebs) => [resource(template, "example", { blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs }] })]),
    ...[
      { encrypted, deleteOnTermination: !stays },
      { ...(encrypted && { encrypted }), ...(stays && { deleteOnTermination: false }) },
    ].flatMap((volume) => [
      ...instances.map((type) => [resource(type, "example", { rootBlockDevice: volume })]),
      [
        resource("aws:ec2/instance:Instance", "example", {
          launchTemplate: { name: "web" },
          ebsBlockDevices: [{ deviceName: "/dev/sdf", ...volume }],
        }),
      ],
    ]),
    ...(encrypted || stays ? [] : templatesAndInstances.map((type) => [resource(type, "example", {})])),
  ],
};

function mappedIn({ blockDeviceMappings }: Template): readonly Named<Volume>[] {
  const volumes = namedEach(
    list(blockDeviceMappings).filter((mapping) => isSet(mapping, "ebs")),
    ({ deviceName }) => deviceName ?? "a volume",
    ({ ebs }) => ({ encrypted: isTrue(ebs?.encrypted), stays: !isTrue(ebs?.deleteOnTermination) }),
  );
  return volumes.length > 0 ? volumes : [ofImage];
}

function attachedIn(properties: Instance): readonly Named<Volume>[] {
  const root = isSet(properties, "rootBlockDevice")
    ? namedEach(
        [properties],
        () => "rootBlockDevice",
        ({ rootBlockDevice }) => volumeOf(rootBlockDevice),
      )
    : [ofImage];
  const others = namedEach(properties.ebsBlockDevices, ({ deviceName }) => deviceName ?? "a volume", volumeOf);
  // The template has a rule of its own.
  return root[0] === ofImage && isSet(properties, "launchTemplate") ? others : [...root, ...others];
}

type Attached = NonNullable<Instance["rootBlockDevice"]>;

const volumeOf = (volume: Attached | undefined) => ({
  encrypted: isTrue(volume?.encrypted),
  stays: String(volume?.deleteOnTermination) === "false",
});

const isTrue = (value: unknown) => String(value) === "true";
