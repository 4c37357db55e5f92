import { list, unless } from "../../../problems";
import { linuxTaskContainerRule } from "../../../rule";

const harmless = ["CHOWN", "DAC_OVERRIDE", "FOWNER", "KILL", "NET_BIND_SERVICE", "SETGID", "SETUID"];

export default linuxTaskContainerRule({
  id: "aws/ecs/capabilities",
  title: "Containers drop all capabilities, and add none that reach the instance",
  why: "Capabilities such as SYS_ADMIN turn a break-in into a container into one into the instance.",
  severity: "high",
  area: "runtime security",
  controls: { docker: ["5.4"] },
  fix: "Set linuxParameters.capabilities.drop to ALL, and add only what the container needs.",
  check: ({ linuxParameters }) => {
    const { drop, add } = linuxParameters?.capabilities ?? {};
    return [
      ...unless(list(drop).includes("ALL"), "not all capabilities are dropped"),
      ...list(add).flatMap((name) => unless(harmless.includes(name), `adds ${name}`)),
    ];
  },
  good: () => [{ name: "app", linuxParameters: { capabilities: { drop: ["ALL"], add: ["SETUID"] } } }],
  bad: () => [
    { name: "app" },
    { name: "app", linuxParameters: { capabilities: { drop: ["ALL"], add: ["SYS_ADMIN"] } } },
  ],
});
