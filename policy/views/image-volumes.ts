import { resource } from "../examples";
import type { PropertiesOf } from "../types";
import { isSet } from "../unknown";
import { namedEach, type View } from "./view";

const copy = "aws:ec2/amiCopy:AmiCopy";
const image = "aws:ec2/ami:Ami";

/** What a volume of an image is encrypted by: a copy says it of all, an image of each. */
export interface ImageVolume {
  readonly encrypted: boolean;
  /** AWS takes no word on one that is made from a snapshot: it is encrypted as that is. */
  readonly ofSnapshot: boolean;
}

export const imageVolumes: View<ImageVolume> = {
  types: [copy, image],
  items({ type, properties }) {
    if (type === copy) return namedEach([properties as PropertiesOf<typeof copy>], () => "", volumeOf);
    const { ebsBlockDevices } = properties as PropertiesOf<typeof image>;
    return namedEach(ebsBlockDevices, ({ deviceName }) => deviceName ?? "a volume", volumeOf);
  },
  spellings: ({ encrypted, ofSnapshot }) =>
    [{ encrypted }, ...(encrypted ? [] : [{}])].flatMap((volume) => [
      ...(ofSnapshot ? [] : [[resource(copy, "example", volume)]]),
      [
        resource(image, "example", {
          ebsBlockDevices: [{ deviceName: "/dev/xvda", ...volume, ...(ofSnapshot && { snapshotId: "snap-1" }) }],
        }),
      ],
    ]),
};

/** Each of its parts is looked at when a rule asks for it. */
function volumeOf(from: { readonly encrypted?: boolean; readonly snapshotId?: string }): ImageVolume {
  return {
    get encrypted() {
      return from.encrypted === true;
    },
    get ofSnapshot() {
      return isSet(from, "snapshotId");
    },
  };
}
