import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { isSet } from "../../../unknown";

export default rule("aws:ecs/service:Service", {
  id: "aws/ecs/own-security-groups",
  title: "Services name their security groups",
  why: "The VPC's default group is shared by everything that names none.",
  severity: "medium",
  area: "network isolation",
  controls: { "aws-compute": ["2.7"] },
  fix: "Set networkConfiguration.securityGroups.",
  // Without them, tasks get the VPC's default group.
  applies: (service) => isSet(service, "networkConfiguration"),
  check: ({ networkConfiguration }) => {
    const named = isSet(networkConfiguration, "securityGroups") && networkConfiguration?.securityGroups?.length !== 0;
    return unless(named, "it has the default security group");
  },
  good: () => [{ networkConfiguration: { securityGroups: ["sg-0123456789abcdef0"] } }],
  bad: () => [{ networkConfiguration: {} }, { networkConfiguration: { securityGroups: [] } }],
});
