import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("gcp:artifactregistry/repository:Repository", {
  id: "gcp/registry/scanning",
  title: "Images are scanned when they arrive",
  why: "A hole in an image is cheapest to close before it runs anywhere.",
  severity: "high",
  area: "image security",
  controls: { gke: ["5.1.1"] },
  fix: "Set vulnerabilityScanningConfig.enablementConfig to INHERITED, and enable the Container Scanning API.",
  applies: ({ format }) => (format ?? "DOCKER") === "DOCKER",
  check: ({ vulnerabilityScanningConfig }) =>
    unless(
      vulnerabilityScanningConfig?.enablementConfig === "INHERITED",
      `enablementConfig is ${vulnerabilityScanningConfig?.enablementConfig ?? "not set"}`,
    ),
  good: () => [{ format: "DOCKER", vulnerabilityScanningConfig: { enablementConfig: "INHERITED" } }],
  bad: () => [{}, { format: "DOCKER", vulnerabilityScanningConfig: { enablementConfig: "DISABLED" } }],
});
