import type { ServiceAnswers } from "../answers";
import { copied, random } from "../azure-names";

export default {
  resources: {
    "azure-native:privatedns:PrivateZone": random("privateZoneName"),
    "azure-native:privatedns:VirtualNetworkLink": copied("virtualNetworkLinkName"),
  },
} satisfies ServiceAnswers;
