import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("aws:ec2/amiCopy:AmiCopy", {
  id: "aws/ec2/encrypted-images",
  title: "Copies of images are encrypted",
  why: "The copy of an image carries all data of its disks, and leaves the account with a single call.",
  severity: "high",
  area: "encryption at rest",
  controls: { "aws-compute": ["2.1.2"] },
  fix: "Set encrypted to true.",
  elsewhere: true,

  check: ({ encrypted }) => unless(encrypted === true, "encrypted is not true"),
  good: [{ encrypted: true }],
  bad: [{}, { encrypted: false }],
});
