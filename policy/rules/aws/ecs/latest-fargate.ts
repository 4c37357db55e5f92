import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { isOnFargate } from "../../../views/ecs-services";

/** Of Linux, since 2020. */
const latest = "1.4.0";

export default rule("aws:ecs/service:Service", {
  id: "aws/ecs/latest-fargate",
  title: "Fargate runs services on its latest platform",
  why: "Older platform versions do not get the fixes of the newest.",
  severity: "low",
  area: "node security",
  controls: { "aws-compute": ["3.8"], "security-hub": ["ECS.10"] },
  fix: "Leave platformVersion out, or set it to LATEST.",
  elsewhere: true,
  applies: isOnFargate,
  check: ({ platformVersion = "LATEST" }) =>
    unless(["LATEST", latest].includes(platformVersion), `platformVersion is ${platformVersion}`),
  good: () =>
    [{}, { platformVersion: "LATEST" }, { platformVersion: latest }].map((version) => ({
      launchType: "FARGATE",
      ...version,
    })),
  bad: () => [{ launchType: "FARGATE", platformVersion: "1.3.0" }],
});
