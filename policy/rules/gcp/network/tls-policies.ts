import { unless, when } from "../../../problems";
import { rule } from "../../../rule";
import { strings } from "../../../views/json";

/** Whoever has the certificate's key can open what was recorded, and the last is broken. */
const weak = [
  "TLS_RSA_WITH_AES_128_GCM_SHA256",
  "TLS_RSA_WITH_AES_256_GCM_SHA384",
  "TLS_RSA_WITH_AES_128_CBC_SHA",
  "TLS_RSA_WITH_AES_256_CBC_SHA",
  "TLS_RSA_WITH_3DES_EDE_CBC_SHA",
];

export default rule("gcp:compute/sSLPolicy:SSLPolicy", {
  id: "gcp/network/tls-policies",
  title: "Load balancers speak TLS 1.2 or newer, with strong ciphers",
  why: "Old protocols and ciphers can be read on the way.",
  severity: "high",
  area: "encryption in transit",
  controls: { "gcp-foundations": ["3.11"] },
  fix: "Set minTlsVersion to TLS_1_2 and profile to MODERN, or profile to RESTRICTED.",
  elsewhere: true,

  check({ minTlsVersion, profile, customFeatures }) {
    // Its ciphers need TLS 1.2, whatever the version is.
    if (profile === "RESTRICTED") return [];
    const allowed = profile === "CUSTOM" ? strings(customFeatures).filter((cipher) => weak.includes(cipher)) : [];
    return [
      ...unless(["TLS_1_2", "TLS_1_3"].includes(minTlsVersion ?? ""), `minTlsVersion is ${minTlsVersion ?? "not set"}`),
      ...unless(["MODERN", "FIPS_202205", "CUSTOM"].includes(profile ?? ""), `profile is ${profile ?? "not set"}`),
      ...when(allowed.length > 0, `customFeatures has ${allowed.join(", ")}`),
    ];
  },
  good: () => [
    { minTlsVersion: "TLS_1_2", profile: "MODERN" },
    { minTlsVersion: "TLS_1_2", profile: "FIPS_202205" },
    { profile: "RESTRICTED" },
    { minTlsVersion: "TLS_1_2", profile: "CUSTOM", customFeatures: ["TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"] },
  ],
  bad: () => [
    {},
    { profile: "MODERN" },
    { minTlsVersion: "TLS_1_0", profile: "MODERN" },
    { minTlsVersion: "TLS_1_2", profile: "COMPATIBLE" },
    { profile: "CUSTOM", customFeatures: ["TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA"] },
    ...weak.map((cipher) => ({
      minTlsVersion: "TLS_1_2",
      profile: "CUSTOM",
      customFeatures: ["TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", cipher],
    })),
  ],
});
