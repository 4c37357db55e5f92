import { unless } from "../../../problems";
import { ruleOn } from "../../../rule";
import { imageVolumes } from "../../../views/image-volumes";

export default ruleOn(imageVolumes, {
  id: "aws/ec2/encrypted-images",
  title: "Images are encrypted",
  why: "An image carries all data of its disks, and leaves the account with a single call.",
  severity: "high",
  area: "encryption at rest",
  controls: { "aws-compute": ["2.1.2"] },
  fix: "Set encrypted to true: on a copy, or on every one of ebsBlockDevices that is made from no snapshot.",
  elsewhere: true,
  applies: ({ ofSnapshot }) => !ofSnapshot,
  check: ({ encrypted }) => unless(encrypted, "encrypted is not true"),
  good: () => [{ encrypted: true, ofSnapshot: false }],
  bad: () => [{ encrypted: false, ofSnapshot: false }],
});
