import { unless } from "../../../problems";
import { containerRule } from "../../../rule";

export default containerRule({
  id: "kubernetes/workloads/no-latest-tag",
  title: "Images have a fixed version",
  why: "Nobody can say which version runs, nor go back to the one before.",
  severity: "high",
  area: "image security",
  controls: { peers: ["4.5"] },
  fix: "Name a version or a digest.",
  check: ({ image }) =>
    unless(/(@sha256:|:(?!latest$)[^/:]+$)/.test(image ?? ""), `${image ?? "the image"} can change`),
  good: () => [{ image: "registry.example.com:5000/app:1.2.3" }, { image: `app@sha256:${"0".repeat(64)}` }],
  bad: () => [{}, { image: "app" }, { image: "app:latest" }, { image: "registry.example.com:5000/app" }],
});
