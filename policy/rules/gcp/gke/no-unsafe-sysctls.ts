import { list, when } from "../../../problems";
import { nodeConfigRule } from "../../../rule";

export default nodeConfigRule({
  id: "gcp/gke/no-unsafe-sysctls",
  title: "Nodes let pods change no setting of the kernel that others share",
  why: "A pod that may set it takes down its neighbours, or turns off what keeps them apart.",
  severity: "medium",
  area: "node security",
  controls: {},
  fix: "Leave kubeletConfig.allowedUnsafeSysctls out.",
  check: ({ kubeletConfig }) => {
    const allowed = list(kubeletConfig?.allowedUnsafeSysctls);
    return when(allowed.length > 0, () => `allows ${allowed.join(", ")}`);
  },
  good: () => [{}, { kubeletConfig: { allowedUnsafeSysctls: [] } }],
  bad: () => [{ kubeletConfig: { allowedUnsafeSysctls: ["net.*"] } }],
});
