import { list, unless } from "../../../problems";
import { rule } from "../../../rule";
import { isSet, someIs } from "../../../unknown";

const loadBalancerArn = "arn:…";
const served = { type: "forward", targetGroupArn: "arn:…" };
const redirected = { type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } };

export default rule(["aws:lb/listener:Listener", "aws:alb/listener:Listener"], {
  id: "aws/lb/no-plain-http",
  title: "Load balancers answer plain HTTP with a redirect to HTTPS",
  why: "Without TLS, whoever is on the way reads and changes what is sent.",
  severity: "high",
  area: "encryption in transit",
  controls: { peers: ["1.42"] },
  fix: "Set protocol to HTTPS, or redirect to it in defaultActions.",
  elsewhere: true,
  // Where no protocol is set, an Application Load Balancer speaks HTTP; a Gateway Load Balancer has no port either.
  applies: (listener) => (isSet(listener, "protocol") ? listener.protocol === "HTTP" : isSet(listener, "port")),
  check: ({ defaultActions }) =>
    unless(
      someIs(list(defaultActions), ({ type, redirect }) => type === "redirect" && redirect?.protocol === "HTTPS"),
      "plain HTTP is not redirected to HTTPS",
    ),
  good: () => [
    { loadBalancerArn, port: 80, protocol: "HTTP", defaultActions: [redirected] },
    { loadBalancerArn, port: 80, defaultActions: [redirected] },
  ],
  bad: () => [
    { loadBalancerArn, port: 80, protocol: "HTTP", defaultActions: [served] },
    { loadBalancerArn, port: 80, defaultActions: [served] },
    { loadBalancerArn, port: 80, protocol: "HTTP", defaultActions: [] },
    ...["HTTP", "#{protocol}", undefined].map((protocol) => ({
      loadBalancerArn,
      port: 80,
      protocol: "HTTP",
      defaultActions: [{ type: "redirect", redirect: { protocol, statusCode: "HTTP_301" } }],
    })),
  ],
});
