import { list } from "../../../problems";
import { taskContainerRule } from "../../../rule";

export default taskContainerRule({
  id: "aws/ecs/no-host-devices",
  title: "Containers have no devices of the instance",
  why: "A device gives raw access to disks and memory below the container.",
  severity: "high",
  area: "runtime security",
  controls: { docker: ["5.18"] },
  fix: "Remove linuxParameters.devices.",
  check: ({ linuxParameters }) => list(linuxParameters?.devices).map(({ hostPath }) => `has device ${hostPath}`),
  good: () => [{ name: "app" }],
  bad: () => [{ name: "app", linuxParameters: { devices: [{ hostPath: "/dev/xvda" }] } }],
});
