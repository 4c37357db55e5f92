import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("gcp:compute/backendService:BackendService", {
  id: "gcp/network/identity-aware-proxy",
  title: "Load balancers on the internet ask Google who comes",
  why: "Without it, each application decides by itself who may come, and one gets it wrong.",
  severity: "low",
  area: "network isolation",
  controls: { "gcp-foundations": ["3.12"] },
  fix: "Set iap.enabled to true, unless the service is for everybody.",
  elsewhere: true,
  applies: ({ loadBalancingScheme }) => ["EXTERNAL", "EXTERNAL_MANAGED"].includes(loadBalancingScheme ?? "EXTERNAL"),
  check: ({ iap }) => unless(iap?.enabled === true, "iap.enabled is not true"),
  good: () => [{ iap: { enabled: true } }],
  bad: () => [{}, { iap: { enabled: false } }],
});
