import { list, unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("aws:ec2/launchTemplate:LaunchTemplate", {
  id: "aws/ec2/encrypted-volumes",
  title: "Volumes of instances are encrypted",
  why: "A snapshot of an unencrypted volume can be shared with any account and read there.",
  severity: "critical",
  area: "encryption at rest",
  controls: { "aws-foundations": ["6.1.1"], "aws-compute": ["2.2.1", "2.2.5"], "security-hub": ["EC2.181"] },
  fix: "Map the root device in blockDeviceMappings, and set ebs.encrypted to true on every volume.",
  check: ({ blockDeviceMappings }) => {
    const volumes = list(blockDeviceMappings).filter(({ ebs }) => Boolean(ebs));
    return [
      // Without a mapping the volume is as the image says, which is mostly not encrypted.
      ...unless(volumes.length > 0, "no volume is mapped"),
      ...volumes.flatMap(({ deviceName, ebs }) =>
        unless(String(ebs?.encrypted) === "true", `${deviceName ?? "a volume"} is not encrypted`),
      ),
    ];
  },
  good: [{ blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { encrypted: "true" } }] }],
  bad: [
    {},
    { blockDeviceMappings: [] },
    { blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { volumeSize: 100 } }] },
    { blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { encrypted: "false" } }] },
  ],
});
