import { text, unless } from "../../../problems";
import { nodeConfigRule } from "../../../rule";

export default nodeConfigRule({
  id: "gcp/gke/container-optimized-os",
  title: "Nodes run Container-Optimized OS",
  why: "A small, read-only system has less to attack, and updates as a whole.",
  severity: "medium",
  area: "node security",
  controls: { gke: ["5.5.1"] },
  fix: "Set nodeConfig.imageType to COS_CONTAINERD.",
  check: ({ imageType }) =>
    unless(text(imageType ?? "COS_CONTAINERD").toUpperCase() === "COS_CONTAINERD", `imageType is ${imageType}`),
  good: () => [{}, { imageType: "COS_CONTAINERD" }],
  bad: () => [{ imageType: "UBUNTU_CONTAINERD" }],
});
