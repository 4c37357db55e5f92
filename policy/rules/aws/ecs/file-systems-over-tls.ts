import { list, when } from "../../../problems";
import { rule } from "../../../rule";

export default rule("aws:ecs/taskDefinition:TaskDefinition", {
  id: "aws/ecs/file-systems-over-tls",
  title: "Tasks speak TLS with their file systems",
  why: "Files that cross the network in the clear are read and changed by whoever is on it.",
  severity: "high",
  area: "encryption in transit",
  controls: { "security-hub": ["ECS.18"] },
  fix: "Set efsVolumeConfiguration.transitEncryption to ENABLED.",
  elsewhere: true,
  applies: ({ volumes }) => list(volumes).some(({ efsVolumeConfiguration }) => efsVolumeConfiguration),
  check: ({ volumes }) =>
    list(volumes).flatMap(({ name, efsVolumeConfiguration: efs }) =>
      when(efs && efs.transitEncryption !== "ENABLED", `volume ${name} is mounted without TLS`),
    ),
  good: () => [
    { volumes: [{ name: "data", efsVolumeConfiguration: { fileSystemId: "fs-0", transitEncryption: "ENABLED" } }] },
  ],
  bad: () => [
    { volumes: [{ name: "data", efsVolumeConfiguration: { fileSystemId: "fs-0" } }] },
    { volumes: [{ name: "data", efsVolumeConfiguration: { fileSystemId: "fs-0", transitEncryption: "DISABLED" } }] },
  ],
});
