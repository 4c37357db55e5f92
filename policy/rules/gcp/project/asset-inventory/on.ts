import { resource } from "../../../../examples";
import { singletonRule } from "../../../../rule";

export default singletonRule("gcp:projects/service:Service", {
  id: "gcp/project/asset-inventory/on",
  title: "The service that lists the project's assets is on",
  why: "What nobody has a list of, nobody protects.",
  severity: "low",
  area: "logging",
  controls: { "gcp-foundations": ["2.14"] },
  fix: "Enable cloudasset.googleapis.com with gcp.projects.Service.",
  missing: "cloudasset.googleapis.com is not enabled",
  applies: ({ properties }) => properties.service === "cloudasset.googleapis.com",
  check: () => [],
  good: () => [[resource("gcp:projects/service:Service", "assets", { service: "cloudasset.googleapis.com" })]],
  bad: () => [[], [resource("gcp:projects/service:Service", "containers", { service: "container.googleapis.com" })]],
});
