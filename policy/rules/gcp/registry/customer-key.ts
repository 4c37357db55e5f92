import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { isSet } from "../../../unknown";

export default rule("gcp:artifactregistry/repository:Repository", {
  id: "gcp/registry/customer-key",
  title: "Images are encrypted with a key of one's own",
  why: "A key of one's own says who may read the images, and can be taken away.",
  severity: "medium",
  area: "encryption at rest",
  controls: { peers: ["3.8"] },
  fix: "Set kmsKeyName.",
  check: (repository) => unless(isSet(repository, "kmsKeyName"), "kmsKeyName is not set"),
  good: () => [{ kmsKeyName: "projects/p/…/cryptoKeys/images" }],
  bad: () => [{}],
});
