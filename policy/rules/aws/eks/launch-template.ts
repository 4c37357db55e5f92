import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { isSet } from "../../../unknown";

export default rule("aws:eks/nodeGroup:NodeGroup", {
  id: "aws/eks/launch-template",
  title: "Nodes are made from a launch template (proxy)",
  why: "Without one, nodes take AWS' defaults for disks, metadata and images.",
  severity: "high",
  area: "node security",
  controls: { "aws-foundations": ["6.1.1"] },
  fix: "Set launchTemplate to one that encrypts its volumes and requires IMDSv2.",
  // Without one, EKS makes volumes without encryption, and answers metadata requests without a session.
  check: (group) => unless(isSet(group, "launchTemplate"), "launchTemplate is not set"),
  good: () => [{ launchTemplate: { id: "lt-0123456789abcdef0", version: "1" } }],
  bad: () => [{}],
});
