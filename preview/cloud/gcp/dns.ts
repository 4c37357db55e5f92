import type { ServiceAnswers } from "../answers";
import { autoName } from "./names";

export default {
  resources: {
    "gcp:dns/managedZone:ManagedZone": { autoName, outputs: () => ({ managedZoneId: "4711", nameServers: [] }) },
    "gcp:dns/recordSet:RecordSet": {},
    "gcp:dns/policy:Policy": { autoName },
  },
} satisfies ServiceAnswers;
