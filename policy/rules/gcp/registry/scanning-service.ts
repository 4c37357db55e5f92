import { resource } from "../../../examples";
import { unless } from "../../../problems";
import { stackRule } from "../../../rule";
import { oncePerStack } from "../../../stack";

const services = "gcp:projects/service:Service";

const isOn = oncePerStack((stack) =>
  stack.all(services).some(({ properties }) => properties.service === "containerscanning.googleapis.com"),
);

export default stackRule("gcp:artifactregistry/repository:Repository", {
  id: "gcp/registry/scanning-service",
  title: "The service that scans images is on",
  why: "Without the service, no repository is scanned, whatever its setting says.",
  severity: "medium",
  area: "image security",
  controls: { gke: ["5.1.1"] },
  fix: "Enable containerscanning.googleapis.com with gcp.projects.Service.",
  // A stack that turns on none leaves that to somebody else.
  applies: (_, stack) => stack.all(services).length > 0,
  check: (_, stack) => unless(isOn(stack), "containerscanning.googleapis.com is not enabled"),
  good: () => [
    [
      resource("gcp:artifactregistry/repository:Repository", "images", {}),
      resource("gcp:projects/service:Service", "scanning", { service: "containerscanning.googleapis.com" }),
    ],
  ],
  bad: () => [
    [
      resource("gcp:artifactregistry/repository:Repository", "images", {}),
      resource("gcp:projects/service:Service", "images", { service: "artifactregistry.googleapis.com" }),
    ],
  ],
});
