import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { isScannedByRegistry } from "../../../views/registry-scanning";

export default rule("aws:ecr/repository:Repository", {
  id: "aws/ecr/scan-on-push",
  title: "Images are scanned when they arrive",
  why: "A hole in an image is cheapest to close before it runs anywhere.",
  severity: "high",
  area: "image security",
  controls: { "aws-compute": ["18.1"], eks: ["5.1.1"], "security-hub": ["ECR.1"] },
  fix: "Set imageScanningConfiguration.scanOnPush to true, or add an aws.ecr.RegistryScanningConfiguration whose filters match the repository.",
  check: ({ imageScanningConfiguration }) =>
    unless(imageScanningConfiguration?.scanOnPush === true, "scanOnPush is not true"),
  isSettled: isScannedByRegistry,
  good: () => [{ imageScanningConfiguration: { scanOnPush: true } }],
  bad: () => [{}, { imageScanningConfiguration: { scanOnPush: false } }],
});
