import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("aws:ecr/repository:Repository", {
  id: "aws/ecr/immutable-tags",
  title: "A tag always means the same image",
  why: "Who can move a tag can swap a tested image for another one.",
  severity: "high",
  area: "image security",
  controls: { "aws-compute": ["18.3"], "security-hub": ["ECR.2"] },
  fix: "Set imageTagMutability to IMMUTABLE.",
  check: ({ imageTagMutability }) =>
    unless(imageTagMutability === "IMMUTABLE", `imageTagMutability is ${imageTagMutability ?? "not set"}`),
  good: () => [{ imageTagMutability: "IMMUTABLE" }],
  bad: () => [{}, { imageTagMutability: "MUTABLE" }],
});
