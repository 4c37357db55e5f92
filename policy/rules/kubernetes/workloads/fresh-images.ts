import { unless } from "../../../problems";
import { containerRule } from "../../../rule";

export default containerRule({
  id: "kubernetes/workloads/fresh-images",
  title: "Images that a tag names are asked for at every start",
  why: "A node that has an image of the tag asks neither what it is today nor who may have it.",
  severity: "low",
  area: "image security",
  controls: { peers: ["4.7"] },
  fix: "Write the image with its digest, or set imagePullPolicy to Always.",
  applies: ({ image }) => typeof image === "string" && !image.includes("@"),
  check: (container) => {
    const isNamed = () => /:(?!latest$)[^/]+$/.test(container.image ?? "");
    const policy = container.imagePullPolicy ?? (isNamed() ? "IfNotPresent" : "Always");
    return unless(policy === "Always", `imagePullPolicy is ${policy}`);
  },
  good: () => [
    { image: "registry.example.com/app:1", imagePullPolicy: "Always" },
    { image: "registry.example.com:5000/app" },
  ],
  bad: () => [
    { image: "registry.example.com/app:1" },
    { image: "registry.example.com/app", imagePullPolicy: "IfNotPresent" },
  ],
});
