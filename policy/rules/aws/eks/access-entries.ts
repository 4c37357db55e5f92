import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("aws:eks/cluster:Cluster", {
  id: "aws/eks/access-entries",
  title: "Access to the cluster is granted by access entries",
  why: "The aws-auth ConfigMap is a file in the cluster that locks out or lets in whom nobody in IAM sees.",
  severity: "high",
  area: "identity",
  controls: { eks: ["4.1.7", "5.5.1"] },
  fix: "Set accessConfig.authenticationMode to API.",
  // An absent value is CONFIG_MAP, a ConfigMap that anyone with rights on it can edit.
  check({ accessConfig }) {
    const mode = accessConfig?.authenticationMode;
    return unless(["API", "API_AND_CONFIG_MAP"].includes(mode ?? ""), `authenticationMode is ${mode ?? "not set"}`);
  },
  good: () => [
    { accessConfig: { authenticationMode: "API" } },
    { accessConfig: { authenticationMode: "API_AND_CONFIG_MAP" } },
  ],
  bad: () => [{}, { accessConfig: { authenticationMode: "CONFIG_MAP" } }],
});
