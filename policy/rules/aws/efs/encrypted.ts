import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("aws:efs/fileSystem:FileSystem", {
  id: "aws/efs/encrypted",
  title: "File systems are encrypted",
  why: "Encryption cannot be added to a file system afterwards.",
  severity: "high",
  area: "encryption at rest",
  controls: { "aws-foundations": ["3.3.1"] },
  fix: "Set encrypted to true.",
  elsewhere: true,

  check: ({ encrypted }) => unless(encrypted === true, "encrypted is not true"),
  good: () => [{ encrypted: true }],
  bad: () => [{}, { encrypted: false }],
});
