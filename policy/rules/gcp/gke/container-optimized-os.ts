import { text, unless } from "../../../problems";
import { allNodeConfigsRule } from "../../../rule";

export default allNodeConfigsRule({
  id: "gcp/gke/container-optimized-os",
  title: "Nodes run Container-Optimized OS",
  why: "A small, read-only system has less to attack, and updates as a whole.",
  severity: "medium",
  area: "node security",
  controls: { gke: ["5.5.1"] },
  fix: "Set imageType of the nodes to COS_CONTAINERD.",
  check: ({ imageType }) =>
    unless(text(imageType ?? "COS_CONTAINERD").toUpperCase() === "COS_CONTAINERD", `imageType is ${imageType}`),
  good: () => [{}, { imageType: "COS_CONTAINERD" }],
  bad: () => [{ imageType: "UBUNTU_CONTAINERD" }],
});
