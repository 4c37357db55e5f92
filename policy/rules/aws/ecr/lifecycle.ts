import { resource } from "../../../examples";
import { unless } from "../../../problems";
import { stackRule } from "../../../rule";

export default stackRule("aws:ecr/repository:Repository", {
  id: "aws/ecr/lifecycle",
  title: "Old images are removed",
  why: "Old images keep their old holes, and somebody will run one by mistake.",
  severity: "low",
  area: "image security",
  controls: { "aws-compute": ["18.2"], "security-hub": ["ECR.3"] },
  fix: "Add an aws.ecr.LifecyclePolicy for the repository.",
  check: (repository, stack) =>
    unless(
      stack.pointingAt(repository, "aws:ecr/lifecyclePolicy:LifecyclePolicy", "repository").length > 0,
      "no lifecycle policy",
    ),
  good: () => [
    [
      resource("aws:ecr/repository:Repository", "images", {}),
      resource("aws:ecr/lifecyclePolicy:LifecyclePolicy", "old", {}, { repository: "images" }),
    ],
  ],
  bad: () => [[resource("aws:ecr/repository:Repository", "images", {})]],
});
