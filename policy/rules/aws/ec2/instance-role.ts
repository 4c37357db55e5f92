import { resource } from "../../../examples";
import { unless } from "../../../problems";
import { stackRule } from "../../../rule";
import { isSet } from "../../../unknown";

export default stackRule("aws:ec2/launchTemplate:LaunchTemplate", {
  id: "aws/ec2/instance-role",
  title: "Instances act under a role",
  why: "Without a role, programs on the instance need long-lived keys, which end up in files.",
  severity: "medium",
  area: "identity",
  controls: { "aws-foundations": ["2.16"] },
  fix: "Set iamInstanceProfile.",
  // EKS gives its nodes the node group's role, and refuses a template that names another.
  applies: (template, stack) =>
    stack.pointingAt(template, "aws:eks/nodeGroup:NodeGroup", "launchTemplate").length === 0,
  check: ({ properties }) => unless(isSet(properties, "iamInstanceProfile"), "iamInstanceProfile is not set"),
  good: [[resource("aws:ec2/launchTemplate:LaunchTemplate", "nodes", { iamInstanceProfile: { name: "nodes" } })]],
  bad: [[resource("aws:ec2/launchTemplate:LaunchTemplate", "nodes", {})]],
});
