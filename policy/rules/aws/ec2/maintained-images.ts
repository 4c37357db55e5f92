import { text, unless } from "../../../problems";
import { rule } from "../../../rule";
import { isSet } from "../../../unknown";

export default rule("aws:ec2/launchTemplate:LaunchTemplate", {
  id: "aws/ec2/maintained-images",
  title: "Instances start from the newest image that AWS publishes (proxy)",
  why: "A fixed image keeps its known holes for as long as nobody thinks of it.",
  // Of an image's id, a program's resources do not tell whether it was looked up as the newest one.
  severity: "low",
  area: "node security",
  controls: { "aws-compute": ["2.1.3", "2.1.4"] },
  fix: "Set imageId to resolve:ssm:/aws/service/…, or leave it to EKS.",
  applies: (template) => isSet(template, "imageId"),
  check: ({ imageId }) => unless(text(imageId).startsWith("resolve:ssm:/aws/service/"), `imageId is ${imageId}`),
  good: () => [{ imageId: "resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id" }],
  bad: () => [{ imageId: "ami-0123456789abcdef0" }],
});
