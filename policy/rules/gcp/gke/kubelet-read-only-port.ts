import { text, unless } from "../../../problems";
import { nodeConfigRule } from "../../../rule";

export default nodeConfigRule({
  id: "gcp/gke/kubelet-read-only-port",
  title: "Kubelets answer nobody without a credential",
  why: "It tells anybody in the network which pods run, and with which settings.",
  severity: "high",
  area: "node security",
  controls: {},
  fix: "Set nodeConfig.kubeletConfig.insecureKubeletReadonlyPortEnabled to FALSE.",
  check: ({ kubeletConfig }) =>
    unless(
      text(kubeletConfig?.insecureKubeletReadonlyPortEnabled).toUpperCase() === "FALSE",
      "insecureKubeletReadonlyPortEnabled is not FALSE",
    ),
  good: () => [{ kubeletConfig: { insecureKubeletReadonlyPortEnabled: "FALSE" } }],
  bad: () => [{}, { kubeletConfig: { insecureKubeletReadonlyPortEnabled: "TRUE" } }],
});
