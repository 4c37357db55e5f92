import { when } from "../../../problems";
import { ruleOn } from "../../../rule";
import { instanceVolumes } from "../../../views/instance-volumes";

export default ruleOn(instanceVolumes, {
  id: "aws/ec2/volumes-go-with-instances",
  title: "Volumes are deleted with their instance",
  why: "A volume that was left behind keeps its data where nobody looks after it.",
  severity: "low",
  area: "node security",
  controls: { "aws-compute": ["2.12"] },
  fix: "Set deleteOnTermination to true on every volume.",
  check: ({ stays }) => when(stays, "it outlives its instance"),
  good: () => [{ encrypted: true, stays: false }],
  bad: () => [{ encrypted: true, stays: true }],
});
