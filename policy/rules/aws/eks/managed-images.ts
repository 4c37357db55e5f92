import { unless } from "../../../problems";
import { rule } from "../../../rule";

const managed = /^(AL2023|BOTTLEROCKET)_/;

export default rule("aws:eks/nodeGroup:NodeGroup", {
  id: "aws/eks/managed-images",
  title: "Nodes run an image that AWS still maintains",
  why: "An image without maintenance keeps its known holes.",
  severity: "medium",
  area: "node security",
  controls: {},
  fix: "Set amiType to AL2023_x86_64_STANDARD, or to a Bottlerocket type.",
  check: ({ amiType }) => unless(managed.test(amiType ?? ""), `amiType is ${amiType ?? "not set"}`),
  good: () => [{ amiType: "AL2023_x86_64_STANDARD" }, { amiType: "BOTTLEROCKET_x86_64" }],
  bad: () => [{}, { amiType: "AL2_x86_64" }, { amiType: "CUSTOM" }],
});
