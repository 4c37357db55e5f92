/**
 * The certificate of an authority that has signed nothing, in base64, as clouds answer it of a cluster: Kubernetes'
 * provider reads it before it looks for the cluster.
 */
const lines = [
  "-----BEGIN CERTIFICATE-----",
  "MIIBgDCCASegAwIBAgIUG54mZS5zw0o8FqdnmnoalVhTX94wCgYIKoZIzj0EAwIw",
  "FTETMBEGA1UEAwwKa3ViZXJuZXRlczAgFw0yNjExMjMyMzEzMzFaGA8yMTI2MTAz",
  "MDIzMTMzMVowFTETMBEGA1UEAwwKa3ViZXJuZXRlczBZMBMGByqGSM49AgEGCCqG",
  "SM49AwEHA0IABG5bvDut7c4y8mNgFIDUKXZRNWSWk2bsl9deYd8h3JZXbrWQSYgq",
  "oNqe5M1JMQTuXiBhnyuTPvMNkTXA/nQOmj2jUzBRMB0GA1UdDgQWBBSEiv2J4LDd",
  "onilz/wZ+Je10+EMuTAfBgNVHSMEGDAWgBSEiv2J4LDdonilz/wZ+Je10+EMuTAP",
  "BgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0cAMEQCID0odr1owULs/YEoxYeG",
  "U8gFtk1cNphnpPAY2vL/j3H/AiB8codXwEYtaYA40AqzBe3K8a+ZfwMjsCbtl/Jd",
  "UT18fA==",
  "-----END CERTIFICATE-----",
];

export const clusterAuthority = Buffer.from(lines.join("\n")).toString("base64");
