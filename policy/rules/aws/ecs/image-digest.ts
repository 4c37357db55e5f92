import { unless } from "../../../problems";
import { taskContainerRule } from "../../../rule";

export default taskContainerRule({
  id: "aws/ecs/image-digest",
  title: "Images are pinned by digest",
  why: "A tag can point to another image tomorrow; a digest cannot.",
  severity: "medium",
  area: "image security",
  controls: { "aws-compute": ["3.13"], docker: ["5.28"] },
  fix: "Write the image as repository@sha256:…",
  check: ({ image }) => unless(/@sha256:[0-9a-f]{64}$/.test(image ?? ""), `${image ?? "the image"} has no digest`),
  good: () => [{ name: "app", image: `registry.example.com/app@sha256:${"0".repeat(64)}` }],
  bad: () => [{ name: "app" }, { name: "app", image: "registry.example.com/app:1.2.3" }],
});
