import { resource } from "../examples";
import { text } from "../problems";
import type { PropertiesOf } from "../types";
import { isObject } from "./json";
import { decode, encode } from "./user-data";
import { lazily, type View } from "./view";

const machine = "azure-native:compute:VirtualMachine";
const scaleSet = "azure-native:compute:VirtualMachineScaleSet";
const extension = "azure-native:compute:VirtualMachineExtension";

type Machine = PropertiesOf<typeof machine>;
type ScaleSet = PropertiesOf<typeof scaleSet>;

/** What a virtual machine of Azure is told for its start: data, in base64, and the settings of its extensions that are not protected. */
export const startUp: View<string> = {
  types: [machine, scaleSet, extension],
  items({ type, properties }) {
    if (type === extension) return [lazily("settings", () => written(properties.settings))];
    if (type === scaleSet)
      return dataOf("virtualMachineProfile.", () => (properties as ScaleSet).virtualMachineProfile);
    return dataOf("", () => properties as Machine);
  },
  spellings: (script) => [
    [resource(machine, "example", { resourceGroupName: "example", osProfile: { customData: encode(script) } })],
    [resource(machine, "example", { resourceGroupName: "example", userData: encode(script) })],
    [
      resource(scaleSet, "example", {
        resourceGroupName: "example",
        virtualMachineProfile: { osProfile: { customData: encode(script) } },
      }),
    ],
    [
      resource(extension, "example", {
        resourceGroupName: "example",
        vmName: "example",
        settings: { commandToExecute: script },
      }),
    ],
  ],
};

type Profile = Pick<Machine, "userData"> & { readonly osProfile?: { readonly customData?: string } };

const dataOf = (place: string, profile: () => Profile | undefined) => [
  lazily(`${place}osProfile.customData`, () => decode(profile()?.osProfile?.customData)),
  lazily(`${place}userData`, () => decode(profile()?.userData)),
];

/** Extensions have settings of their own form each, and some have them as JSON. */
const written = (settings: unknown) => (isObject(settings) ? JSON.stringify(settings) : text(settings));
