import { list, when } from "../../../problems";
import { rule } from "../../../rule";

export default rule("aws:ec2/launchTemplate:LaunchTemplate", {
  id: "aws/ec2/volumes-go-with-instances",
  title: "Volumes are deleted with their instance",
  why: "A volume that was left behind keeps its data where nobody looks after it.",
  severity: "low",
  area: "node security",
  controls: { "aws-compute": ["2.12"] },
  fix: "Set ebs.deleteOnTermination to true on every volume.",
  applies: ({ blockDeviceMappings }) => list(blockDeviceMappings).some(({ ebs }) => Boolean(ebs)),
  check: ({ blockDeviceMappings }) =>
    list(blockDeviceMappings).flatMap(({ deviceName, ebs }) =>
      when(
        Boolean(ebs) && String(ebs?.deleteOnTermination) !== "true",
        `${deviceName ?? "a volume"} outlives its instance`,
      ),
    ),
  good: [{ blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { deleteOnTermination: "true" } }] }],
  bad: [
    { blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: {} }] },
    { blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { deleteOnTermination: "false" } }] },
  ],
});
