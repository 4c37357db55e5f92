import { when } from "../../../problems";
import { rule } from "../../../rule";
import { allHold, isSet, problemsIn } from "../../../unknown";
import { eachStatement } from "../../../views/policy-documents";
import {
  allows,
  callers,
  isWholeService,
  limitsWho,
  principalsInWords,
  someActionOnAll,
  type Statement,
} from "../../../views/policy-statements";

const everything = { Effect: "Allow", Principal: "*", Action: "*", Resource: "*" };
const ownAccount = { ...everything, Condition: { StringEquals: { "aws:PrincipalAccount": "123456789012" } } };
const organization = { ...everything, Condition: { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } } };
const ownData = { ...everything, Condition: { StringEquals: { "aws:ResourceOrgID": "o-a1b2c3d4e5" } } };
const anyData = { ...everything, Condition: { StringLike: { "aws:ResourceAccount": "*" } } };
const refusal = { ...everything, Effect: "Deny" };
const buckets = { ...everything, Action: "s3:*", Resource: "arn:aws:s3:::*" };
const layers = { ...everything, Action: "s3:GetObject" };

/** Data stays at home, too, where the endpoint leads to the account's own things alone. */
const keys = [...callers, "aws:resourceaccount", "aws:resourceorgid", "aws:resourceorgpaths"];

const passesOnEverything = (statement: Statement) =>
  allHold(
    () => allows(statement),
    () => someActionOnAll(statement, isWholeService),
    () => !limitsWho(statement, keys),
  );

function inWords(statement: Statement): string {
  const principals = principalsInWords(statement);
  return principals === "*" ? "everybody" : principals || "somebody";
}

export default rule("aws:ec2/vpcEndpoint:VpcEndpoint", {
  id: "aws/network/endpoint-policies",
  title: "Private endpoints do not pass on everything for everybody",
  why: "By an endpoint without a policy, data leaves for another account with that account's keys, past every firewall.",
  severity: "low",
  area: "network isolation",
  controls: {},
  fix: "Set a policy that allows identities of your account or organization alone, or leads to nothing but its resources, on the services that take one.",
  check: (endpoint) =>
    isSet(endpoint, "policy")
      ? problemsIn(eachStatement(endpoint.policy), ({ item: statement }) =>
          when(passesOnEverything(statement), () => `it passes on everything for ${inWords(statement)}`),
        )
      : ["it passes on everything for everybody"],
  good: () =>
    [ownAccount, organization, ownData, layers, refusal].map((Statement) => ({
      policy: JSON.stringify({ Statement }),
    })),
  bad: () => [{}, ...[everything, buckets, anyData].map((Statement) => ({ policy: JSON.stringify({ Statement }) }))],
});
