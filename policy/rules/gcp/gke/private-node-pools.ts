import { when } from "../../../problems";
import { rule } from "../../../rule";

export default rule("gcp:container/nodePool:NodePool", {
  id: "gcp/gke/private-node-pools",
  title: "No pool gives its nodes public addresses",
  why: "A node with an address on the internet offers the kubelet and every host port to scanners.",
  severity: "high",
  area: "network isolation",
  controls: { gke: ["5.6.5"] },
  fix: "Leave networkConfig.enablePrivateNodes on.",
  check: ({ networkConfig }) => when(networkConfig?.enablePrivateNodes === false, "enablePrivateNodes is false"),
  good: () => [{}, { networkConfig: { enablePrivateNodes: true } }],
  bad: () => [{ networkConfig: { enablePrivateNodes: false } }],
});
