import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("gcp:container/cluster:Cluster", {
  id: "gcp/gke/no-external-ips",
  title: "No service takes over addresses outside the cluster",
  why: "Whoever may make a service with externalIPs gets what pods send to such an address (CVE-2020-8554).",
  severity: "medium",
  area: "network isolation",
  controls: { peers: ["4.28"] },
  fix: "Set serviceExternalIpsConfig.enabled to false.",
  check: ({ serviceExternalIpsConfig }) =>
    unless(serviceExternalIpsConfig?.enabled === false, "serviceExternalIpsConfig.enabled is not false"),
  good: [{ serviceExternalIpsConfig: { enabled: false } }],
  bad: [{}, { serviceExternalIpsConfig: { enabled: true } }],
});
