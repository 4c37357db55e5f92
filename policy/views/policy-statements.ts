import type { iam } from "@pulumi/aws/types/input";
import { resource } from "../examples";
import { list } from "../problems";
import type { Plain } from "../plain";
import type { Resource } from "../resource";
import type { Type } from "../types";
import { asList, isObject, parsed, strings } from "./json";
import type { Named, View } from "./view";

/** One statement of an AWS policy document, as AWS writes it. */
export type Statement = Plain<iam.PolicyStatement>;

export const allows = ({ Effect }: Statement) => Effect === "Allow";

/** Everything but what is named counts as everything. */
export const actionsOf = ({ Action, NotAction }: Statement) => (NotAction ? ["*"] : strings(Action));
export const resourcesOf = ({ Resource, NotResource }: Statement) => (NotResource ? ["*"] : strings(Resource));

/** Accounts, roles, services…; `*` is everybody. */
export function principalsOf({ Principal, NotPrincipal }: Statement): readonly string[] {
  if (NotPrincipal) return ["*"];
  return isObject(Principal) ? Object.values(Principal).flatMap(strings) : strings(Principal);
}

/** Keys of its conditions in lower case, such as `aws:sourceaccount`. */
export function conditionsOf({ Condition }: Statement): readonly string[] {
  if (!isObject(Condition)) return [];
  return Object.values(Condition)
    .flatMap((keys) => (isObject(keys) ? Object.keys(keys) : []))
    .map((key) => key.toLowerCase());
}

/** Refuses requests without TLS. */
export function refusesPlainHttp(document: unknown): boolean {
  return statementsOf(document).some(
    (statement) => statement.Effect === "Deny" && conditionsOf(statement).includes("aws:securetransport"),
  );
}

export function statementsOf(document: unknown): readonly Statement[] {
  const policy = parsed(document);
  return isObject(policy) ? asList(policy.Statement).filter(isObject) : [];
}

/** Statements in the policy documents that some types have as a property. */
function statements(documents: Partial<Record<Type, string>>): View<Statement> {
  const types = Object.keys(documents) as Type[];
  return {
    types,
    items: ({ type, properties }) => named(statementsOf(properties[documents[type as Type] ?? ""])),
    spellings: (statement) =>
      types.flatMap((type) =>
        [statement, [statement]].map((Statement) => [
          resource(type, "example", { [documents[type] ?? ""]: JSON.stringify({ Version: "2012-10-17", Statement }) }),
        ]),
      ),
  };
}

function named(found: readonly Statement[], where = "statement"): readonly Named<Statement>[] {
  return found.map((item, index) => ({ name: `${where} ${item.Sid ?? index + 1}`, item }));
}

const ownDocuments = statements({
  "aws:iam/policy:Policy": "policy",
  "aws:iam/rolePolicy:RolePolicy": "policy",
  "aws:iam/userPolicy:UserPolicy": "policy",
});

/** What identities are allowed to do; a role can also carry policies of its own. */
export const identityStatements: View<Statement> = {
  types: [...ownDocuments.types, "aws:iam/role:Role"],
  items: (resource) =>
    resource.type === "aws:iam/role:Role" ? inlineStatements(resource) : ownDocuments.items(resource),
  spellings: (statement) => [
    ...ownDocuments.spellings(statement),
    [
      resource("aws:iam/role:Role", "example", {
        inlinePolicies: [{ name: "example", policy: JSON.stringify({ Statement: statement }) }],
      }),
    ],
  ],
};

function inlineStatements({ properties }: Resource): readonly Named<Statement>[] {
  const policies = properties.inlinePolicies as readonly { name?: string; policy?: string }[] | undefined;
  return list(policies).flatMap(({ name, policy }) => named(statementsOf(policy), `policy ${name}, statement`));
}

/** Who is let in to a resource. */
export const resourceStatements = statements({
  "aws:ecr/repositoryPolicy:RepositoryPolicy": "policy",
  "aws:iam/role:Role": "assumeRolePolicy",
  "aws:kms/key:Key": "policy",
  "aws:kms/keyPolicy:KeyPolicy": "policy",
  "aws:secretsmanager/secret:Secret": "policy",
  "aws:secretsmanager/secretPolicy:SecretPolicy": "policy",
  "aws:sns/topicPolicy:TopicPolicy": "policy",
});
