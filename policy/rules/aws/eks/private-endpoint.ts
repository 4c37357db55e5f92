import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("aws:eks/cluster:Cluster", {
  id: "aws/eks/private-endpoint",
  title: "The EKS API server answers only inside the VPC",
  why: "A server that nobody can reach cannot be attacked through a stolen token or a flaw of its own.",
  severity: "medium",
  area: "API restriction",
  controls: { eks: ["5.4.2"], "security-hub": ["EKS.1"] },
  fix: "Set vpcConfig.endpointPublicAccess to false.",
  // An absent value is AWS's default, which is public.
  check: ({ vpcConfig }) => unless(vpcConfig?.endpointPublicAccess === false, "the public endpoint is on"),
  good: () => [{ vpcConfig: { endpointPublicAccess: false } }],
  bad: () => [{}, { vpcConfig: { endpointPublicAccess: true } }],
});
