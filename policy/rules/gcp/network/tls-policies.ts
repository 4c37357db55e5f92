import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("gcp:compute/sSLPolicy:SSLPolicy", {
  id: "gcp/network/tls-policies",
  title: "Load balancers speak TLS 1.2 or newer, with strong ciphers",
  why: "Old protocols and ciphers can be read on the way.",
  severity: "high",
  area: "encryption in transit",
  controls: { "gcp-foundations": ["3.11"] },
  fix: "Set minTlsVersion to TLS_1_2, and profile to MODERN or RESTRICTED.",
  elsewhere: true,

  check: ({ minTlsVersion, profile }) => [
    ...unless(["TLS_1_2", "TLS_1_3"].includes(minTlsVersion ?? ""), `minTlsVersion is ${minTlsVersion ?? "not set"}`),
    ...unless(["MODERN", "RESTRICTED"].includes(profile ?? ""), `profile is ${profile ?? "not set"}`),
  ],
  good: [{ minTlsVersion: "TLS_1_2", profile: "MODERN" }],
  bad: [{}, { minTlsVersion: "TLS_1_0", profile: "MODERN" }, { minTlsVersion: "TLS_1_2", profile: "COMPATIBLE" }],
});
