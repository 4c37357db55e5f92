import type { iam } from "@pulumi/aws/types/input";
import { resource } from "../examples";
import { list } from "../problems";
import type { Plain } from "../plain";
import type { Resource } from "../resource";
import type { Type } from "../types";
import { allHold, known, knownOf, someIs } from "../unknown";
import { asList, isObject, parsed, strings } from "./json";
import { type Named, namedEach, type View } from "./view";

/** One statement of an AWS policy document, as AWS writes it. */
export type Statement = Plain<iam.PolicyStatement>;

export const allows = ({ Effect }: Statement) => Effect === "Allow";

/** Whether it names such an action. Everything but what is named counts as everything. */
export const someAction = (statement: Statement, isSo: (action: string) => boolean) =>
  statement.NotAction ? isSo("*") : someText(statement.Action, isSo);

/** Those of its actions that are known, for people to read. */
export const actionsInWords = (statement: Statement, isSo: (action: string) => boolean = () => true) =>
  statement.NotAction ? "*" : knownTexts(statement.Action).filter(isSo).join(", ");

/** Whether it is about whatever there is. */
export const isOnEverything = (statement: Statement) =>
  Boolean(statement.NotResource) || someText(statement.Resource, (one) => one === "*");

/** Whether it names such an account, role or service; `*` is everybody. */
export function somePrincipal(statement: Statement, isSo: (principal: string) => boolean): boolean {
  if (statement.NotPrincipal) return isSo("*");
  const principal: unknown = statement.Principal;
  if (!isObject(principal)) return someText(principal, isSo);
  return someIs(Object.keys(principal), (kind) => someText(principal[kind], isSo));
}

/** Those of its principals that are known, for people to read. */
export function principalsInWords(statement: Statement, isSo: (principal: string) => boolean = () => true): string {
  if (statement.NotPrincipal) return "*";
  const principal: unknown = statement.Principal;
  const named = isObject(principal)
    ? Object.keys(principal).flatMap((kind) => knownTexts(known(principal, kind)))
    : knownTexts(principal);
  return named.filter(isSo).join(", ");
}

const knownTexts = (values: unknown) => strings(knownOf(asList(values)));

const someText = (values: unknown, isSo: (text: string) => boolean) =>
  someIs(asList(values), (value) => typeof value === "string" && isSo(value));

/** Keys of its conditions in lower case, such as `aws:sourceaccount`. */
export function conditionsOf({ Condition }: Statement): readonly string[] {
  if (!isObject(Condition)) return [];
  return Object.values(Condition)
    .flatMap((keys) => (isObject(keys) ? Object.keys(keys) : []))
    .map((key) => key.toLowerCase());
}

/** Refuses requests without TLS. */
export function refusesPlainHttp(document: unknown): boolean {
  return someIs(statementsIn(document), (statement) =>
    allHold(
      () => statement.Effect === "Deny",
      () => conditionsOf(statement).includes("aws:securetransport"),
    ),
  );
}

/** All statements: for those who have to know each. */
export const statementsOf = (document: unknown) => statementsIn(document).filter(isObject);

function statementsIn(document: unknown): readonly Statement[] {
  const policy = parsed(document);
  return isObject(policy) ? (asList(policy.Statement) as readonly Statement[]) : [];
}

/** Statements in the policy documents that some types have as a property. */
function statements(documents: Partial<Record<Type, string>>): View<Statement> {
  const types = Object.keys(documents) as Type[];
  return {
    types,
    items: ({ type, properties }) => named(properties[documents[type as Type] ?? ""]),
    spellings: (statement) =>
      types.flatMap((type) =>
        [statement, [statement]].map((Statement) => [
          resource(type, "example", { [documents[type] ?? ""]: JSON.stringify({ Version: "2012-10-17", Statement }) }),
        ]),
      ),
  };
}

function named(document: unknown, where = "statement"): readonly Named<Statement>[] {
  return namedEach(
    statementsIn(document),
    (statement, index) => `${where} ${known(statement, "Sid") ?? index + 1}`,
    (statement) => statement,
  );
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
  return list(policies).flatMap(({ name, policy }) => named(policy, `policy ${name}, statement`));
}

/** Who may take a role on. */
export const trustStatements = statements({ "aws:iam/role:Role": "assumeRolePolicy" });

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
