import { when } from "../../../problems";
import { rule } from "../../../rule";

export default rule("gcp:container/cluster:Cluster", {
  id: "gcp/gke/no-external-ips",
  title: "No service takes over addresses outside the cluster",
  why: "Whoever may make a service with externalIPs gets what pods send to such an address (CVE-2020-8554).",
  severity: "medium",
  area: "network isolation",
  controls: { peers: ["4.28"] },
  fix: "Leave serviceExternalIpsConfig out, or set its enabled to false.",
  // Left out, new clusters refuse such services since GKE 1.21, whatever the SDK says of the default.
  check: ({ serviceExternalIpsConfig }) =>
    when(serviceExternalIpsConfig?.enabled === true, "serviceExternalIpsConfig.enabled is true"),
  good: () => [{ serviceExternalIpsConfig: { enabled: false } }, {}],
  bad: () => [{ serviceExternalIpsConfig: { enabled: true } }],
});
