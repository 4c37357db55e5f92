import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { allHold, isSet, someIs } from "../../../unknown";
import { eachStatement } from "../../../views/policy-documents";
import { allows, isWholeService, limitsWho, someActionOnAll } from "../../../views/policy-statements";

const everything = { Effect: "Allow", Principal: "*", Action: "*", Resource: "*" };
const ownAccount = { ...everything, Condition: { StringEquals: { "aws:PrincipalAccount": "123456789012" } } };
const refusal = { ...everything, Effect: "Deny" };
const buckets = { ...everything, Action: "s3:*", Resource: "arn:aws:s3:::*" };
const layers = { ...everything, Action: "s3:GetObject" };

export default rule("aws:ec2/vpcEndpoint:VpcEndpoint", {
  id: "aws/network/endpoint-policies",
  title: "Private endpoints do not pass on everything for everybody",
  why: "By an endpoint without a policy, data leaves for another account with that account's keys, past every firewall.",
  severity: "low",
  area: "network isolation",
  controls: {},
  fix: "Set a policy that allows identities of your account or organization alone, on the services that take one.",
  check: (endpoint) =>
    unless(
      isSet(endpoint, "policy") &&
        !someIs(eachStatement(endpoint.policy), ({ item: statement }) =>
          allHold(
            () => allows(statement),
            () => someActionOnAll(statement, isWholeService),
            () => !limitsWho(statement),
          ),
        ),
      "it passes on everything for everybody",
    ),
  good: [ownAccount, layers, refusal].map((Statement) => ({ policy: JSON.stringify({ Statement }) })),
  bad: [{}, ...[everything, buckets].map((Statement) => ({ policy: JSON.stringify({ Statement }) }))],
});
