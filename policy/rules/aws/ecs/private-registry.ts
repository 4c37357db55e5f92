import { unless } from "../../../problems";
import { taskContainerRule } from "../../../rule";
import { isPrivateRegistry } from "../../../views/registries";

export default taskContainerRule({
  id: "aws/ecs/private-registry",
  title: "Images come from a registry of one's own, which scans them",
  why: "A public registry can be down, throttle, or deliver something else tomorrow.",
  severity: "medium",
  area: "image security",
  controls: { "aws-compute": ["3.13"] },
  fix: "Copy the image into ECR, and run it from there; or name a registry of your own in the pack's trustedRegistries.",
  check: ({ image }, trusted) =>
    unless(isPrivateRegistry(image ?? "", trusted), `${image ?? "the image"} comes from elsewhere`),
  good: () => [{ name: "app", image: "123456789012.dkr.ecr.eu-central-1.amazonaws.com/app:1.2.3" }],
  bad: () => [{ name: "app" }, { name: "app", image: "qualys/qcs-sensor:1.2.3" }],
});
