import { resource } from "../../../examples";
import { unless } from "../../../problems";
import { stackRule } from "../../../rule";
import { isSet } from "../../../unknown";

const template = "aws:ec2/launchTemplate:LaunchTemplate";
const instance = "aws:ec2/instance:Instance";

export default stackRule([template, instance], {
  id: "aws/ec2/instance-role",
  title: "Instances act under a role",
  why: "Without a role, programs on the instance need long-lived keys, which end up in files.",
  severity: "medium",
  area: "identity",
  controls: { "aws-foundations": ["2.16"] },
  fix: "Set iamInstanceProfile.",
  // EKS gives its nodes the node group's role, and refuses a template that names another. An instance has its template's.
  applies: (subject, stack) =>
    stack.pointingAt(subject, "aws:eks/nodeGroup:NodeGroup", "launchTemplate").length === 0 &&
    !isSet(subject.properties, "launchTemplate"),
  check: ({ properties }) => unless(isSet(properties, "iamInstanceProfile"), "iamInstanceProfile is not set"),
  good: () => [
    [resource(template, "nodes", { iamInstanceProfile: { name: "nodes" } })],
    [resource(instance, "web", { iamInstanceProfile: "web" })],
    [
      resource(template, "web", { iamInstanceProfile: { name: "web" } }),
      resource(instance, "web", {}, { launchTemplate: "web" }),
    ],
  ],
  bad: () => [[resource(template, "nodes", {})], [resource(instance, "web", {})]],
});
