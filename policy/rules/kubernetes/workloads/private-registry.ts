import { unless } from "../../../problems";
import { containerRule } from "../../../rule";
import { isPrivateRegistry } from "../../../views/registries";

export default containerRule({
  id: "kubernetes/workloads/private-registry",
  title: "Images come from a registry of one's own, which scans them",
  why: "A public registry can be down, throttle, or deliver something else tomorrow.",
  severity: "medium",
  area: "image security",
  controls: { eks: ["5.1.4"], aks: ["5.1.4"] },
  fix: "Copy the image into ECR, Azure Container Registry or Artifact Registry, and run it from there; or name a registry of your own in the pack's trustedRegistries.",
  check: ({ image }, trusted) =>
    unless(isPrivateRegistry(image ?? "", trusted), `${image ?? "the image"} comes from elsewhere`),
  good: () => [
    { image: "123456789012.dkr.ecr.eu-central-1.amazonaws.com/app:1.2.3" },
    { image: "example.azurecr.io/app:1.2.3" },
    { image: "europe-docker.pkg.dev/project/repository/app:1.2.3" },
  ],
  bad: () => [{}, { image: "qualys/qcs-sensor:1.2.3" }, { image: "docker.io/qualys/qcs-sensor:1.2.3" }],
});
