import { unless, when } from "../../../problems";
import { rule } from "../../../rule";
import { isSet } from "../../../unknown";
import { isForMachines } from "../../../views/google-subnets";

export default rule("gcp:compute/subnetwork:Subnetwork", {
  id: "gcp/network/flow-logs",
  title: "Every subnet records its flows",
  why: "Without them, nobody can say where data went after a break-in.",
  severity: "high",
  area: "logging",
  controls: { "gcp-foundations": ["3.10"], gke: ["5.6.1"] },
  fix: "Set logConfig, with all metadata.",
  applies: isForMachines,
  check: (subnet) => [
    ...unless(isSet(subnet, "logConfig"), "logConfig is not set"),
    ...when(subnet.logConfig?.flowSampling === 0, "flowSampling is 0"),
  ],
  good: () => [
    { logConfig: { aggregationInterval: "INTERVAL_5_SEC", flowSampling: 1, metadata: "INCLUDE_ALL_METADATA" } },
  ],
  bad: () => [{}, { logConfig: { flowSampling: 0 } }],
});
