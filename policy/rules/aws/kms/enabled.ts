import { when } from "../../../problems";
import { rule } from "../../../rule";

export default rule("aws:kms/key:Key", {
  id: "aws/kms/enabled",
  title: "Keys are on",
  why: "What a key encrypts cannot be read while the key is off.",
  severity: "medium",
  area: "encryption at rest",
  controls: { peers: ["1.7"] },
  fix: "Leave isEnabled on.",
  check: ({ isEnabled }) => when(isEnabled === false, "isEnabled is false"),
  good: () => [{}, { isEnabled: true }],
  bad: () => [{ isEnabled: false }],
});
