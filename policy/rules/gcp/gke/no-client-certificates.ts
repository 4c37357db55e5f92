import { when } from "../../../problems";
import { rule } from "../../../rule";

export default rule("gcp:container/cluster:Cluster", {
  id: "gcp/gke/no-client-certificates",
  title: "No user of the cluster is a certificate",
  why: "A client certificate cannot be revoked, and everybody can copy it.",
  severity: "high",
  area: "identity",
  controls: { gke: ["5.8.1"] },
  fix: "Leave masterAuth.clientCertificateConfig.issueClientCertificate off.",
  check: ({ masterAuth }) =>
    when(masterAuth?.clientCertificateConfig?.issueClientCertificate === true, "issueClientCertificate is true"),
  good: () => [{}, { masterAuth: { clientCertificateConfig: { issueClientCertificate: false } } }],
  bad: () => [{ masterAuth: { clientCertificateConfig: { issueClientCertificate: true } } }],
});
