import { unless } from "../../../problems";
import { containerRule } from "../../../rule";

export default containerRule({
  id: "kubernetes/workloads/image-digest",
  title: "Images are pinned by digest (proxy)",
  why: "A tag can point to another image tomorrow; a digest cannot.",
  severity: "medium",
  area: "image security",
  controls: { kubernetes: ["5.5.1"], peers: ["4.6"] },
  fix: "Write the image as repository@sha256:…",
  check: ({ image }) => unless(/@sha256:[0-9a-f]{64}$/.test(image ?? ""), `${image ?? "the image"} has no digest`),
  good: () => [{ image: `registry.example.com/app@sha256:${"0".repeat(64)}` }],
  bad: () => [{}, { image: "registry.example.com/app:1.2.3" }, { image: "registry.example.com/app" }],
});
