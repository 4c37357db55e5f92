import type { ec2 } from "@pulumi/aws/types/input";
import { type Example, resource } from "../../../examples";
import type { Plain } from "../../../plain";
import { list, none, type Problems, text } from "../../../problems";
import { stackRule } from "../../../rule";
import type { Stack, Typed } from "../../../stack";
import type { PropertiesOf } from "../../../types";
import { adminPorts, holdsPort, isAnywhere, isWholeInternet } from "../../../views/ports";

const defaultAcl = "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl";
const ownAcl = "aws:ec2/networkAcl:NetworkAcl";
const separateRule = "aws:ec2/networkAclRule:NetworkAclRule";

/** A rule is about addresses of one kind. */
const families = ["cidrBlock", "ipv6CidrBlock"] as const;

type Inline = Plain<ec2.DefaultNetworkAclIngress>;
type Separate = Typed<typeof separateRule>;
/** In the words of either. */
type AclRule = Partial<Inline & PropertiesOf<typeof separateRule>>;

const numberOf = ({ ruleNo, ruleNumber }: AclRule) => ruleNo ?? ruleNumber ?? 0;
const isAllowed = ({ action, ruleAction }: AclRule) => (action ?? ruleAction) === "allow";

const reaches = ({ protocol, fromPort = 0, toPort = 0 }: AclRule, port: number) =>
  ["-1", "all"].includes(protocol ?? "") ||
  (["tcp", "6"].includes(protocol ?? "") && holdsPort({ from: fromPort, to: toPort }, port));

/** The first rule about anybody's packets decides on them. */
function admitted(rules: readonly AclRule[], byOneOf = rules): Problems {
  const inOrder = [...rules].sort((a, b) => numberOf(a) - numberOf(b));
  return adminPorts.flatMap((port) =>
    families.flatMap((family) => {
      const first = inOrder.find(
        (each) => reaches(each, port) && (isAllowed(each) ? isAnywhere : isWholeInternet)(each[family]),
      );
      if (!first || !isAllowed(first) || !byOneOf.includes(first)) return none;
      return [`rule ${numberOf(first)} lets ${first[family]} reach port ${port}`];
    }),
  );
}

const propertiesOf = ({ properties }: Separate): AclRule => properties;

const isInbound = ({ properties }: Separate) => properties.egress !== true;

const isInStack = (rule: Separate, stack: Stack) =>
  stack.behind(rule, "networkAclId", ownAcl).length > 0 || stack.behind(rule, "networkAclId", defaultAcl).length > 0;

/** The ACL itself is elsewhere: made with a VPC, or in another stack. */
const aclOf = ({ properties, propertyDependencies }: Separate) => [
  propertyDependencies.networkAclId?.join(" ") || text(properties.networkAclId),
];

function problemsOfSeparate(rule: Separate, stack: Stack): Problems {
  const rules = stack.having(separateRule, aclOf(rule).join(), aclOf).filter(isInbound);
  return admitted(rules.map(propertiesOf), [propertiesOf(rule)]);
}

export default stackRule([defaultAcl, ownAcl, separateRule], {
  id: "aws/network/acl-without-admin-ports",
  title: "Network ACLs let nobody on the internet reach SSH or RDP",
  why: "It is the second lock, for the day on which a security group is opened by mistake.",
  severity: "high",
  area: "network isolation",
  controls: { "aws-foundations": ["6.2"], "security-hub": ["EC2.21"] },
  fix: "Deny ports 22 and 3389 from 0.0.0.0/0 and ::/0 in front of what allows them.",
  applies: (subject, stack) =>
    subject.type !== separateRule || (isInbound(subject as Separate) && !isInStack(subject as Separate, stack)),
  check(subject, stack) {
    if (subject.type === separateRule) return problemsOfSeparate(subject as Separate, stack);
    const { ingress } = subject.properties as PropertiesOf<typeof ownAcl>;
    const beside = stack.pointingAt(subject, separateRule, "networkAclId").filter(isInbound);
    return admitted([...list(ingress), ...beside.map(propertiesOf)]);
  },
  good: () => [
    [resource(ownAcl, "acl", {})],
    ...spelt(
      { ruleNo: 90, action: "deny", protocol: "tcp", fromPort: 22, toPort: 22, cidrBlock: "0.0.0.0/0" },
      { ruleNo: 91, action: "deny", protocol: "tcp", fromPort: 3389, toPort: 3389, cidrBlock: "0.0.0.0/0" },
      { ruleNo: 100, action: "allow", protocol: "-1", fromPort: 0, toPort: 0, cidrBlock: "0.0.0.0/0" },
    ),
    [
      resource(ownAcl, "acl", {}),
      resource(
        separateRule,
        "out",
        { egress: true, ruleNumber: 100, ruleAction: "allow", protocol: "-1", cidrBlock: "0.0.0.0/0" },
        { networkAclId: "acl" },
      ),
    ],
  ],
  bad: () => [
    ...spelt(
      { ruleNo: 90, action: "deny", protocol: "-1", fromPort: 0, toPort: 0, cidrBlock: "0.0.0.0/0" },
      { ruleNo: 100, action: "allow", protocol: "-1", fromPort: 0, toPort: 0, ipv6CidrBlock: "::/0" },
    ),
    ...spelt(
      { ruleNo: 90, action: "deny", protocol: "-1", fromPort: 0, toPort: 0, cidrBlock: "0.0.0.0/1" },
      { ruleNo: 100, action: "allow", protocol: "-1", fromPort: 0, toPort: 0, cidrBlock: "0.0.0.0/0" },
    ),
    ...spelt({ ruleNo: 100, action: "allow", protocol: "-1", fromPort: 0, toPort: 0, cidrBlock: "0.0.0.0/0" }),
    ...spelt({ ruleNo: 100, action: "allow", protocol: "tcp", fromPort: 22, toPort: 22, cidrBlock: "0.0.0.0/0" }),
  ],
});

/** Inside an ACL, beside it, and of an ACL that is elsewhere. */
function spelt(...rules: readonly Inline[]): readonly Example[] {
  const separate = rules.map(({ ruleNo, action, ...rest }) => ({ ...rest, ruleNumber: ruleNo, ruleAction: action }));
  return [
    [resource(defaultAcl, "acl", { ingress: rules })],
    [resource(ownAcl, "acl", { ingress: rules })],
    [
      resource(ownAcl, "acl", {}),
      ...separate.map((one, index) => resource(separateRule, `rule-${index}`, one, { networkAclId: "acl" })),
    ],
    separate.map((one, index) => resource(separateRule, `rule-${index}`, { ...one, networkAclId: "acl-1" })),
  ];
}
