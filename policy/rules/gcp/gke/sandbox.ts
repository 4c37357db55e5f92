import { unless } from "../../../problems";
import { nodeConfigRule } from "../../../rule";
import { isSet } from "../../../unknown";

export default nodeConfigRule({
  id: "gcp/gke/sandbox",
  title: "Workloads run in a sandbox (proxy)",
  why: "Code of others shares the node's kernel with everything else, unless a sandbox is between.",
  severity: "low",
  area: "runtime security",
  controls: { gke: ["5.10.3"] },
  fix: "Set nodeConfig.sandboxConfig to gVisor on pools that run code of others.",
  check: (config) => unless(isSet(config, "sandboxConfig"), "sandboxConfig is not set"),
  good: () => [{ sandboxConfig: { sandboxType: "gvisor" } }],
  bad: () => [{}],
});
