import { resource } from "../../../examples";
import { when } from "../../../problems";
import type { Resource } from "../../../resource";
import { stackRule } from "../../../rule";
import type { Stack } from "../../../stack";
import { isSet, known, problemsIn, someIs } from "../../../unknown";
import { eachStatement } from "../../../views/policy-documents";
import { callers, letsEverybodyIn } from "../../../views/policy-statements";

const accessPoints = {
  endpoint: "aws:s3/accessPoint:AccessPoint",
  network: "vpcConfiguration",
  separate: "aws:s3control/accessPointPolicy:AccessPointPolicy",
  of: "accessPointArn",
  document: "policy",
} as const;
const domains = { network: "vpcOptions", of: "domainName", document: "accessPolicies" } as const;

/** What can be in a network, where nobody comes from elsewhere, and the policies that are declared beside it. */
const kinds = [
  accessPoints,
  { ...domains, endpoint: "aws:opensearch/domain:Domain", separate: "aws:opensearch/domainPolicy:DomainPolicy" },
  { ...domains, endpoint: "aws:elasticsearch/domain:Domain", separate: "aws:elasticsearch/domainPolicy:DomainPolicy" },
] as const;
const types = kinds.flatMap(({ endpoint, separate }) => [endpoint, separate]);

const kindOf = (type: string) => kinds.find(({ endpoint, separate }) => type === endpoint || type === separate);

function isInNetwork(subject: Resource, stack: Stack): boolean {
  const kind = kindOf(subject.type);
  return kind !== undefined && someIs(endpointsOf(subject, kind, stack), (one) => isSet(one.properties, kind.network));
}

function endpointsOf(subject: Resource, kind: (typeof kinds)[number], stack: Stack): readonly Resource[] {
  if (subject.type === kind.endpoint) return [subject];
  const behind = stack.behind(subject, kind.of, kind.endpoint);
  return behind.length > 0 ? behind : stack.having(kind.endpoint, namedIn(subject).join(), namedIn);
}

/** A domain's policy may have its name as plain text. */
function namedIn({ properties }: Resource): readonly string[] {
  const name: unknown = known(properties, "domainName");
  return typeof name === "string" ? [name] : [];
}

/** In the policy of an access point, access points tell nobody apart: S3 calls it public. */
const keys = callers.filter((key) => !key.startsWith("s3:dataaccesspoint"));

export default stackRule(types, {
  id: "aws/iam/no-public-endpoints",
  title: "No access point or search domain outside of a network lets everybody in",
  why: "An endpoint that lets in everybody is found by those who look for such, and hands out what it has.",
  severity: "critical",
  area: "identity",
  controls: {},
  fix: "Name the principals, narrow the statement by a condition, or put the endpoint into a network.",
  elsewhere: true,

  applies: ({ type, properties }) => isSet(properties, kindOf(type)?.document ?? ""),
  check(subject, stack) {
    if (isInNetwork(subject, stack)) return [];
    const statements = eachStatement(subject.properties[kindOf(subject.type)?.document ?? ""]);
    return problemsIn(statements, ({ name, item }) =>
      when(letsEverybodyIn(item, keys), () => `${name}: lets in everybody`),
    );
  },
  good: () => [
    ...kinds.flatMap((kind) => [
      ...[{ AWS: "arn:aws:iam::123456789012:root" }, "*"].map((Principal) => [
        resource(kind.endpoint, "endpoint", {
          [kind.document]: allowing(Principal),
          ...(Principal === "*" && { [kind.network]: {} }),
        }),
      ]),
      [
        resource(kind.endpoint, "endpoint", { [kind.network]: {} }),
        resource(kind.separate, "policy", { [kind.document]: allowing("*") }, { [kind.of]: "endpoint" }),
      ],
      [resource(kind.separate, "policy", { [kind.document]: allowing("*", { "aws:PrincipalOrgID": "o-example" }) })],
    ]),
    [
      resource("aws:opensearch/domain:Domain", "domain", { domainName: "logs", vpcOptions: {} }),
      resource("aws:opensearch/domainPolicy:DomainPolicy", "policy", {
        domainName: "logs",
        accessPolicies: allowing("*"),
      }),
    ],
  ],
  bad: () => [
    ...kinds.flatMap((kind) => [
      [resource(kind.endpoint, "endpoint", { [kind.document]: allowing("*") })],
      [
        resource(kind.endpoint, "endpoint", {}),
        resource(kind.separate, "policy", { [kind.document]: allowing("*") }, { [kind.of]: "endpoint" }),
      ],
    ]),
    [
      resource("aws:opensearch/domain:Domain", "domain", { domainName: "letters", vpcOptions: {} }),
      resource("aws:opensearch/domainPolicy:DomainPolicy", "policy", {
        domainName: "logs",
        accessPolicies: allowing("*"),
      }),
    ],
    [
      resource("aws:s3/accessPoint:AccessPoint", "endpoint", {
        policy: allowing("*", { "s3:DataAccessPointAccount": "123456789012" }),
      }),
    ],
  ],
});

function allowing(Principal: unknown, condition?: object): string {
  const Condition = condition && { StringEquals: condition };
  return JSON.stringify({ Statement: [{ Effect: "Allow", Principal, Action: "*", Resource: "*", Condition }] });
}
