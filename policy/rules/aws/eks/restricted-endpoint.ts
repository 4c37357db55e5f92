import { unless, when } from "../../../problems";
import { rule } from "../../../rule";
import { strings } from "../../../views/json";
import { isAnywhere } from "../../../views/ports";

export default rule("aws:eks/cluster:Cluster", {
  id: "aws/eks/restricted-endpoint",
  title: "The EKS API server answers inside the VPC, and outside it only to named ranges",
  why: "An API server for the whole internet is one stolen token away from being somebody else's.",
  severity: "critical",
  area: "API restriction",
  controls: { eks: ["5.4.1"] },
  fix: "Set vpcConfig.endpointPrivateAccess, and either turn the public endpoint off or name its publicAccessCidrs.",
  check({ vpcConfig }) {
    // An absent value is AWS's default: public for everybody, and not private.
    const open = strings(vpcConfig?.publicAccessCidrs ?? "0.0.0.0/0").filter(isAnywhere);
    return [
      ...unless(vpcConfig?.endpointPrivateAccess === true, "the private endpoint is off"),
      ...when(
        vpcConfig?.endpointPublicAccess !== false && open.length > 0,
        `the public endpoint answers ${open.join(", ")}`,
      ),
    ];
  },
  good: () => [
    { vpcConfig: { endpointPrivateAccess: true, endpointPublicAccess: false } },
    { vpcConfig: { endpointPrivateAccess: true, publicAccessCidrs: ["203.0.113.0/24"] } },
  ],
  bad: () => [
    {},
    { vpcConfig: { endpointPrivateAccess: false, endpointPublicAccess: false } },
    { vpcConfig: { endpointPrivateAccess: true } },
    { vpcConfig: { endpointPrivateAccess: true, publicAccessCidrs: ["203.0.113.0/24", "0.0.0.0/0"] } },
    { vpcConfig: { endpointPrivateAccess: true, publicAccessCidrs: ["0.0.0.0/1", "128.0.0.0/1"] } },
  ],
});
