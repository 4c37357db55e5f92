import { when } from "../../../problems";
import { rule } from "../../../rule";

const ofAws = "ELBSecurityPolicy-2016-08";

/** They speak TLS 1.0 or 1.1, too: the oldest are named after their date alone, later ones after the oldest protocol. */
const isOld = /^ELBSecurityPolicy-((FS-)?\d{4}-|(FS|TLS|TLS13)-1-[01]-)/;

const listener = {
  loadBalancerArn: "arn:…",
  port: 443,
  protocol: "HTTPS",
  defaultActions: [{ type: "forward", targetGroupArn: "arn:…" }],
};

export default rule(["aws:lb/listener:Listener", "aws:alb/listener:Listener"], {
  id: "aws/lb/tls-policy",
  title: "Load balancers speak TLS 1.2 or newer",
  why: "Old protocols can be read on the way.",
  severity: "high",
  area: "encryption in transit",
  controls: { peers: ["1.43"] },
  fix: "Set sslPolicy to ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09.",
  elsewhere: true,
  applies: ({ protocol }) => protocol === "HTTPS" || protocol === "TLS",
  check: ({ sslPolicy }) => when(isOld.test(sslPolicy ?? ofAws), `sslPolicy is ${sslPolicy ?? `${ofAws}, AWS' own`}`),
  good: () => [
    ...["TLS13-1-2-Res-PQ-2025-09", "TLS13-1-3-2021-06", "TLS13-1-2-Ext2-FIPS-2023-04", "TLS-1-2-2017-01"].map(
      (policy) => ({ ...listener, sslPolicy: `ELBSecurityPolicy-${policy}` }),
    ),
    { ...listener, protocol: "TLS", sslPolicy: "ELBSecurityPolicy-FS-1-2-Res-2020-10" },
  ],
  bad: () => [
    listener,
    { ...listener, protocol: "TLS" },
    ...[
      "2016-08",
      "2015-05",
      "TLS-1-0-2015-04",
      "TLS-1-1-2017-01",
      "FS-2018-06",
      "FS-1-1-2019-08",
      "TLS13-1-0-2021-06",
      "TLS13-1-1-FIPS-2023-04",
      "TLS13-1-0-PQ-2025-09",
    ].map((policy) => ({ ...listener, sslPolicy: `ELBSecurityPolicy-${policy}` })),
  ],
});
