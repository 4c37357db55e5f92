import type { ec2 } from "@pulumi/aws/types/input";
import type { Plain } from "../../../plain";
import { list, when } from "../../../problems";
import { rule } from "../../../rule";
import { adminPorts, holdsPort, isAnywhere, isWholeInternet } from "../../../views/ports";

/** A rule is about addresses of one kind. */
const families = ["cidrBlock", "ipv6CidrBlock"] as const;

type AclRule = Plain<ec2.DefaultNetworkAclIngress>;

const reaches = ({ protocol, fromPort = 0, toPort = 0 }: AclRule, port: number) =>
  ["-1", "all"].includes(protocol ?? "") ||
  (["tcp", "6"].includes(protocol ?? "") && holdsPort({ from: fromPort, to: toPort }, port));

export default rule(["aws:ec2/defaultNetworkAcl:DefaultNetworkAcl", "aws:ec2/networkAcl:NetworkAcl"], {
  id: "aws/network/acl-without-admin-ports",
  title: "Network ACLs let nobody on the internet reach SSH or RDP",
  why: "It is the second lock, for the day on which a security group is opened by mistake.",
  severity: "high",
  area: "network isolation",
  controls: { "aws-foundations": ["6.2"], "security-hub": ["EC2.21"] },
  fix: "Deny ports 22 and 3389 from 0.0.0.0/0 and ::/0 in front of what allows them.",
  check({ ingress }) {
    const inOrder = [...list(ingress)].sort((a, b) => (a.ruleNo ?? 0) - (b.ruleNo ?? 0));
    return adminPorts.flatMap((port) =>
      families.flatMap((family) => {
        const first = inOrder.find(
          (each) => reaches(each, port) && (each.action === "allow" ? isAnywhere : isWholeInternet)(each[family]),
        );
        return when(first?.action === "allow", `rule ${first?.ruleNo} lets ${first?.[family]} reach port ${port}`);
      }),
    );
  },
  good: [
    {},
    {
      ingress: [
        { ruleNo: 90, action: "deny", protocol: "tcp", fromPort: 22, toPort: 22, cidrBlock: "0.0.0.0/0" },
        { ruleNo: 91, action: "deny", protocol: "tcp", fromPort: 3389, toPort: 3389, cidrBlock: "0.0.0.0/0" },
        { ruleNo: 100, action: "allow", protocol: "-1", fromPort: 0, toPort: 0, cidrBlock: "0.0.0.0/0" },
      ],
    },
  ],
  bad: [
    {
      ingress: [
        { ruleNo: 90, action: "deny", protocol: "-1", fromPort: 0, toPort: 0, cidrBlock: "0.0.0.0/0" },
        { ruleNo: 100, action: "allow", protocol: "-1", fromPort: 0, toPort: 0, ipv6CidrBlock: "::/0" },
      ],
    },
    {
      ingress: [
        { ruleNo: 90, action: "deny", protocol: "-1", fromPort: 0, toPort: 0, cidrBlock: "0.0.0.0/1" },
        { ruleNo: 100, action: "allow", protocol: "-1", fromPort: 0, toPort: 0, cidrBlock: "0.0.0.0/0" },
      ],
    },
    { ingress: [{ ruleNo: 100, action: "allow", protocol: "-1", fromPort: 0, toPort: 0, cidrBlock: "0.0.0.0/0" }] },
    { ingress: [{ ruleNo: 100, action: "allow", protocol: "tcp", fromPort: 22, toPort: 22, cidrBlock: "0.0.0.0/0" }] },
  ],
});
