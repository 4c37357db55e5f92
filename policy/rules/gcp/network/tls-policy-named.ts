import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { isSet } from "../../../unknown";

export default rule(["gcp:compute/targetHttpsProxy:TargetHttpsProxy", "gcp:compute/targetSSLProxy:TargetSSLProxy"], {
  id: "gcp/network/tls-policy-named",
  title: "Every load balancer that speaks TLS has a policy for it",
  why: "Without one, the oldest protocols and ciphers are taken, which can be read on the way.",
  severity: "high",
  area: "encryption in transit",
  controls: { "gcp-foundations": ["3.11"] },
  fix: "Set sslPolicy to an SSLPolicy with minTlsVersion TLS_1_2 and profile MODERN.",
  elsewhere: true,
  check: (proxy) => unless(isSet(proxy, "sslPolicy"), "sslPolicy is not set"),
  good: () => [{ sslPolicy: "projects/example/global/sslPolicies/modern" }],
  bad: () => [{}],
});
