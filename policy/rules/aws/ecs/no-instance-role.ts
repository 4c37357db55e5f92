import { resource } from "../../../examples";
import { unless } from "../../../problems";
import { stackRule } from "../../../rule";
import { decode, encode } from "../../../views/user-data";

const providerType = "aws:ecs/capacityProvider:CapacityProvider";
const groupType = "aws:autoscaling/group:Group";
const templateType = "aws:ec2/launchTemplate:LaunchTemplate";

const example = (userData: string | undefined) => [
  resource(templateType, "template", { userData }),
  resource(groupType, "group", {}, { launchTemplate: "template" }),
  resource(providerType, "provider", {}, { autoScalingGroupProvider: "group" }),
];

export default stackRule(providerType, {
  id: "aws/ecs/no-instance-role",
  title: "Tasks with a network of their own do not reach the instance's role",
  why: "A task that reaches the metadata service takes on the role of its instance, whatever its own may do.",
  severity: "high",
  area: "identity",
  controls: {},
  fix: "Set ECS_AWSVPC_BLOCK_IMDS=true in the agent's configuration.",
  // A task with an interface of its own is no further hop away: the hop limit does not stop it.
  check(provider, stack) {
    const templates = stack
      .behind(provider, "autoScalingGroupProvider", groupType)
      .flatMap((group) => stack.behind(group, "launchTemplate", templateType));
    return templates.flatMap(({ name, properties }) => {
      const script = decode(properties.userData);
      return unless(/ECS_AWSVPC_BLOCK_IMDS="?true/.test(script), `${name} does not set ECS_AWSVPC_BLOCK_IMDS`);
    });
  },
  good: () => [example(encode("echo ECS_AWSVPC_BLOCK_IMDS=true >> /etc/ecs/ecs.config"))],
  bad: () => [example(undefined), example(encode("echo ECS_CLUSTER=example >> /etc/ecs/ecs.config"))],
});
