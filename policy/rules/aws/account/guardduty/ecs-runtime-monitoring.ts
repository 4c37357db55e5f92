import { resource } from "../../../../examples";
import { list, unless } from "../../../../problems";
import { singletonRule } from "../../../../rule";

const agent = "ECS_FARGATE_AGENT_MANAGEMENT";

const feature = (status: string, agentStatus: string) =>
  resource("aws:guardduty/detectorFeature:DetectorFeature", "monitoring", {
    detectorId: "0",
    name: "RUNTIME_MONITORING",
    status,
    additionalConfigurations: [{ name: agent, status: agentStatus }],
  });

export default singletonRule("aws:guardduty/detectorFeature:DetectorFeature", {
  id: "aws/account/guardduty/ecs-runtime-monitoring",
  title: "GuardDuty watches what runs in ECS",
  why: "Nobody else sees what a container does once it has been taken over.",
  severity: "medium",
  area: "runtime security",
  controls: { "security-hub": ["GuardDuty.12"] },
  fix: "Add an aws.guardduty.DetectorFeature RUNTIME_MONITORING, ENABLED, with ECS_FARGATE_AGENT_MANAGEMENT ENABLED.",
  missing: "runtime monitoring is not declared",
  applies: ({ properties: { name } }) => name === "RUNTIME_MONITORING",
  check: ({ properties: { status, additionalConfigurations } }) => [
    ...unless(status === "ENABLED", `status is ${status}`),
    ...unless(
      list(additionalConfigurations).some((one) => one.name === agent && one.status === "ENABLED"),
      `${agent} is not ENABLED`,
    ),
  ],
  good: () => [[feature("ENABLED", "ENABLED")]],
  bad: () => [[], [feature("DISABLED", "ENABLED")], [feature("ENABLED", "DISABLED")]],
});
