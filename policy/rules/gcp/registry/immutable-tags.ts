import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("gcp:artifactregistry/repository:Repository", {
  id: "gcp/registry/immutable-tags",
  title: "A tag always means the same image",
  why: "Who can move a tag can swap a tested image for another one.",
  severity: "medium",
  area: "image security",
  controls: {},
  fix: "Set dockerConfig.immutableTags to true.",
  // A remote repository holds what its source holds; only digests are fixed there.
  applies: ({ mode }) => (mode ?? "STANDARD_REPOSITORY") === "STANDARD_REPOSITORY",
  check: ({ dockerConfig }) => unless(dockerConfig?.immutableTags === true, "immutableTags is not true"),
  good: () => [{ dockerConfig: { immutableTags: true } }],
  bad: () => [{}, { dockerConfig: { immutableTags: false } }],
});
