import { text, when } from "../../../problems";
import { rule } from "../../../rule";

/** 1.33 went out of standard support in July 2026. Without a version, EKS takes the newest. */
const oldest = 34;

export default rule("aws:eks/cluster:Cluster", {
  id: "aws/eks/supported-version",
  title: "Clusters run a version of Kubernetes that is still mended",
  why: "After its support ends, a version's known holes stay open, or cost extra to have closed.",
  severity: "medium",
  area: "API restriction",
  controls: { "security-hub": ["EKS.2"], peers: ["1.19"] },
  fix: "Set version to 1.34 or newer, one minor version at a time.",
  check: ({ version }) => {
    const [major, minor] = text(version).split(".").map(Number);
    return when(version !== undefined && (major < 1 || (major === 1 && minor < oldest)), `version is ${version}`);
  },
  good: () => [
    { version: "1.35", roleArn: "arn:…", vpcConfig: { subnetIds: [] } },
    { roleArn: "arn:…", vpcConfig: { subnetIds: [] } },
  ],
  bad: () => [{ version: "1.33", roleArn: "arn:…", vpcConfig: { subnetIds: [] } }],
});
