import type { iam } from "@pulumi/aws/types/input";
import { resource } from "../examples";
import { text } from "../problems";
import type { Plain } from "../plain";
import type { Resource } from "../resource";
import type { PropertiesOf, Type } from "../types";
import { allHold, known, knownOf, someIs } from "../unknown";
import { isAllFor, isAnything, isEverything } from "./arns";
import { busPermissions } from "./bus-permissions";
import { lambdaPermissions } from "./lambda-permissions";
import { asList, isObject, parsed, strings } from "./json";
import { isAnywhere } from "./ports";
import { type Named, namedEach, orOpen, type View } from "./view";

/** One statement of an AWS policy document, as AWS writes it. */
export type Statement = Plain<iam.PolicyStatement>;

export const allows = ({ Effect }: Statement) => Effect === "Allow";

/** Whether it names such an action. Everything but what is named counts as everything. */
export const someAction = (statement: Statement, isSo: (action: string) => boolean) =>
  statement.NotAction ? isSo("*") : someText(statement.Action, (action) => isSo(shortened(action)));

/** `*:*` and `?*` are all actions, too, and `s3:?*` all of a service. */
function shortened(action: string): string {
  const [service = "", ...names] = action.split(":");
  if (!names.every(isAnything)) return action;
  if (isAnything(service)) return "*";
  return names.length === 0 ? action : `${service}:*`;
}

/** Those of its actions that are known, for people to read. */
export const actionsInWords = (statement: Statement, isSo: (action: string) => boolean = () => true) =>
  knownActions(statement).filter(isSo).join(", ");

const knownActions = (statement: Statement) =>
  statement.NotAction ? ["*"] : knownTexts(statement.Action).map(shortened);

export const isWholeService = (action: string) => action === "*" || action.endsWith(":*");

/** Whether it is about such a resource. Everything but what is named counts as everything. */
export const someResource = (statement: Statement, isSo: (arn: string) => boolean) =>
  statement.NotResource ? isSo("*") : someText(statement.Resource, isSo);

/** Whether it is about whatever there is. */
export const isOnEverything = (statement: Statement) => someResource(statement, isEverything);

/** Whether it is about all that such an action can be about. */
export const isOnAllFor = (statement: Statement, action: string) =>
  someResource(statement, (arn) => isAllFor(action, arn));

/** Whether it names such an action, and all that this can be about. */
export const someActionOnAll = (statement: Statement, isSo: (action: string) => boolean) =>
  allHold(
    () => someAction(statement, isSo),
    () => isOnAllFor(statement, "*"),
    () => someAction(statement, (action) => isSo(action) && isOnAllFor(statement, action)),
  );

/** Those actions and all that they are about, as far as they are known, for people to read. */
export function actionsOnAllInWords(statement: Statement, isSo: (action: string) => boolean): string {
  const arns = statement.NotResource ? ["*"] : knownTexts(statement.Resource);
  const isOnAll = (action: string) => arns.some((arn) => isAllFor(action, arn));
  const actions = knownActions(statement).filter((action) => isSo(action) && isOnAll(action));
  const meant = arns.filter((arn) => actions.some((action) => isAllFor(action, arn)));
  return `${actions.join(", ")} on ${meant.join(", ")}`;
}

/** Whether a name with wildcards in it, such as `iam:Put*`, stands for another. */
export function matching(pattern: string, flags?: string): (name: string) => boolean {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, "\\$&");
  const expression = new RegExp(`^${escaped.replace(/\*+/g, ".*").replaceAll("?", ".")}$`, flags);
  return (name) => expression.test(name);
}

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

const someText = (values: unknown, isSo: (value: string) => boolean) =>
  someIs(asList(values), (value) => typeof value === "string" && isSo(value));

/** Operators that hold for some values alone. Those with `IfExists` and `ForAllValues` also do where there is none. */
const comparisons = /^(ForAnyValue:)?(String(Equals|EqualsIgnoreCase|Like)|Arn(Equals|Like)|IpAddress)$/;

/** Whether a condition that has to hold compares such a key, in lower case, with values that are all so. */
export function isLimited(
  { Condition }: Statement,
  isKey: (key: string) => boolean,
  isSo: (value: string) => boolean,
  operators = comparisons,
): boolean {
  const conditions: unknown = Condition;
  if (!isObject(conditions)) return false;
  return someIs(
    Object.keys(conditions).filter((operator) => operators.test(operator)),
    (operator) => {
      const keys = conditions[operator];
      if (!isObject(keys)) return false;
      return someIs(
        Object.keys(keys).filter((key) => isKey(key.toLowerCase())),
        (key) => {
          const values = asList(keys[key]);
          const isText = (value: unknown) => typeof value === "string" || typeof value === "boolean";
          return values.length > 0 && !someIs(values, (value) => !(isText(value) && isSo(String(value))));
        },
      );
    },
  );
}

/** Keys that tell who asks, or for whom. What is asked, and how, keeps nobody out; neither does a service on the way. */
export const callers = [
  "aws:principalaccount",
  "aws:principalarn",
  "aws:principalorgid",
  "aws:principalorgpaths",
  "aws:sourceaccount",
  "aws:sourcearn",
  "aws:sourceorgid",
  "aws:sourceorgpaths",
  "aws:sourceowner",
  "aws:sourcevpc",
  "aws:sourcevpce",
  "aws:userid",
  "kms:calleraccount",
  "s3:dataaccesspointaccount",
  "s3:dataaccesspointarn",
];

/** Whether its conditions keep out all but some whom they name. */
export const limitsWho = (statement: Statement, keys = callers) =>
  isLimited(statement, (key) => keys.includes(key), namesSomebody);

/** Whether its conditions keep out all but some addresses. */
export const limitsWhence = (statement: Statement) =>
  isLimited(
    statement,
    (key) => ["aws:sourceip", "aws:vpcsourceip"].includes(key),
    (range) => !isAnywhere(range),
  );

/** Whether it is for those alone who come by a mount target of EFS, which is in a network: AWS calls that not public. */
export const limitsHow = (statement: Statement) =>
  isLimited(
    statement,
    (key) => key === "elasticfilesystem:accessedviamounttarget",
    (value) => value === "true",
    /^Bool$/,
  );

/** Whether it lets in everybody: whom its conditions keep out is by those keys. */
export const letsEverybodyIn = (statement: Statement, keys = callers) =>
  allHold(
    () => allows(statement),
    () => somePrincipal(statement, (principal) => principal === "*"),
    () => !limitsWho(statement, keys),
    () => !limitsWhence(statement),
    () => !limitsHow(statement),
  );

/** An ARN does by its account, or by its resource where it has no account, such as a bucket's. */
function namesSomebody(value: string): boolean {
  if (!value.startsWith("arn:")) return /^[^*?:/]+([:/]|$)/.test(value);
  const [account, ...resource] = value.split(":").slice(4);
  return account === "" ? /[^*?:/]/.test(resource.join(":")) : account !== undefined && !/[*?]/.test(account);
}

/** Keys that tell for whom a role is: the most powerful one is passed on all the same. */
const takers = ["iam:passedtoservice", "iam:associatedresourcearn"];

/** Whether its conditions limit what is done to what: by tags, or by a key of the service's own. */
export const limitsWhat = (statement: Statement) =>
  isLimited(
    statement,
    (key) => (/^aws:(resource|request)tag\//.test(key) || !key.startsWith("aws:")) && !takers.includes(key),
    (value) => /[^*?]/.test(value),
  );

type IsPart = (resource: string) => boolean;

/**
 * Refuses requests without TLS: everybody's, for one of these actions, and on no other condition. Each part of the
 * resource has to be meant by some statement.
 */
export function refusesPlainHttp(
  document: unknown,
  actions: readonly string[],
  ...parts: readonly [IsPart, ...IsPart[]]
): boolean {
  const statements = eachStatement(document);
  const refuses = (isPart: IsPart) => (named: Named<Statement>) => {
    const statement = named.item;
    return allHold(
      () => statement.Effect === "Deny",
      () => !statement.NotPrincipal && somePrincipal(statement, (principal) => principal === "*"),
      () => !statement.NotAction && someAction(statement, (action) => actions.includes(action.toLowerCase())),
      () => !statement.NotResource && someResource(statement, isPart),
      () => isPlainHttp(statement.Condition),
    );
  };
  return allHold(...parts.map((isPart) => () => someIs(statements, refuses(isPart))));
}

/** Whether a policy means the resource that it belongs to. Where it says `*`, the ARN need not be known. */
export const meansItself =
  <Key extends string>(owner: Readonly<Partial<Record<Key, unknown>>>, arn: Key) =>
  (written: string) =>
    isEverything(written) || matching(written)(text(owner[arn]));

function isPlainHttp(condition: unknown): boolean {
  const keys = onlyValue(condition, "bool");
  const values = asList(onlyValue(keys, "aws:securetransport"));
  return values.length === 1 && (values[0] === false || values[0] === "false");
}

/** What an object has under a name, in whatever case, if it has nothing else. */
function onlyValue(object: unknown, name: string): unknown {
  const [key, ...others] = isObject(object) ? Object.keys(object) : [];
  return key?.toLowerCase() === name && others.length === 0 ? (object as Record<string, unknown>)[key] : undefined;
}

function statementsIn(document: unknown): readonly Statement[] {
  const policy = parsed(document);
  return isObject(policy) ? (asList(policy.Statement) as readonly Statement[]) : [];
}

/** Statements in the policy documents that some types have as a property, or as a property of one: `details.policy`. */
function statements(documents: Partial<Record<Type, string>>): View<Statement> {
  const types = Object.keys(documents) as Type[];
  return {
    types,
    items: ({ type, properties }) => eachStatement(within(properties, documents[type as Type] ?? "")),
    spellings: (statement) =>
      types.flatMap((type) =>
        [statement, [statement]].map((Statement) => [
          resource(
            type,
            "example",
            having(documents[type] ?? "", JSON.stringify({ Version: "2012-10-17", Statement })),
          ),
        ]),
      ),
  };
}

const within = (properties: Resource["properties"], path: string) =>
  path.split(".").reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), properties);

const having = (path: string, value: unknown) =>
  path.split(".").reduceRight<unknown>((inner, key) => ({ [key]: inner }), value) as object;

/** Its statements, each looked at when a rule asks for it. */
export function eachStatement(document: unknown, where = "statement"): readonly Named<Statement>[] {
  return namedEach(
    statementsIn(document),
    (statement, index) => `${where} ${known(statement, "Sid") || index + 1}`,
    (statement) => statement,
  );
}

const ownDocuments = statements({
  "aws:iam/groupPolicy:GroupPolicy": "policy",
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
  const policies = properties.inlinePolicies as PropertiesOf<"aws:iam/role:Role">["inlinePolicies"];
  const named = namedEach(
    policies,
    (policy) => `policy ${known(policy, "name")}, statement`,
    ({ policy }) => policy,
  );
  return named.flatMap((policy) => orOpen(() => eachStatement(policy.item, policy.name)));
}

/** Who may take a role on. */
export const trustStatements = statements({ "aws:iam/role:Role": "assumeRolePolicy" });

const resourceDocuments = statements({
  "aws:acmpca/policy:Policy": "policy",
  "aws:amp/resourcePolicy:ResourcePolicy": "policyDocument",
  "aws:backup/vaultPolicy:VaultPolicy": "policy",
  "aws:cloudwatch/eventBusPolicy:EventBusPolicy": "policy",
  "aws:cloudwatch/logDeliveryDestinationPolicy:LogDeliveryDestinationPolicy": "deliveryDestinationPolicy",
  "aws:cloudwatch/logDestinationPolicy:LogDestinationPolicy": "accessPolicy",
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": "policyDocument",
  "aws:codeartifact/domainPermissions:DomainPermissions": "policyDocument",
  "aws:codeartifact/repositoryPermissionsPolicy:RepositoryPermissionsPolicy": "policyDocument",
  "aws:codebuild/resourcePolicy:ResourcePolicy": "policy",
  "aws:dynamodb/resourcePolicy:ResourcePolicy": "policy",
  "aws:ecr/registryPolicy:RegistryPolicy": "policy",
  "aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate": "repositoryPolicy",
  "aws:ecr/repositoryPolicy:RepositoryPolicy": "policy",
  "aws:ecrpublic/repositoryPolicy:RepositoryPolicy": "policy",
  "aws:efs/fileSystemPolicy:FileSystemPolicy": "policy",
  "aws:glacier/vault:Vault": "accessPolicy",
  "aws:glacier/vaultLock:VaultLock": "policy",
  "aws:glue/resourcePolicy:ResourcePolicy": "policy",
  "aws:iam/role:Role": "assumeRolePolicy",
  "aws:kinesis/resourcePolicy:ResourcePolicy": "policy",
  "aws:kms/externalKey:ExternalKey": "policy",
  "aws:kms/key:Key": "policy",
  "aws:kms/keyPolicy:KeyPolicy": "policy",
  "aws:kms/replicaExternalKey:ReplicaExternalKey": "policy",
  "aws:kms/replicaKey:ReplicaKey": "policy",
  "aws:lambda/resourcePolicy:ResourcePolicy": "policy",
  "aws:msk/clusterPolicy:ClusterPolicy": "policy",
  "aws:networkfirewall/resourcePolicy:ResourcePolicy": "policy",
  "aws:oam/sinkPolicy:SinkPolicy": "policy",
  "aws:redshift/resourcePolicy:ResourcePolicy": "policy",
  "aws:redshiftserverless/resourcePolicy:ResourcePolicy": "policy",
  "aws:s3/bucket:Bucket": "policy",
  "aws:s3/bucketPolicy:BucketPolicy": "policy",
  "aws:s3/vectorsVectorBucketPolicy:VectorsVectorBucketPolicy": "policy",
  "aws:s3control/accessGrantsInstanceResourcePolicy:AccessGrantsInstanceResourcePolicy": "policy",
  "aws:s3control/multiRegionAccessPointPolicy:MultiRegionAccessPointPolicy": "details.policy",
  "aws:s3control/objectLambdaAccessPointPolicy:ObjectLambdaAccessPointPolicy": "policy",
  "aws:s3tables/tableBucketPolicy:TableBucketPolicy": "resourcePolicy",
  "aws:s3tables/tablePolicy:TablePolicy": "resourcePolicy",
  "aws:schemas/registryPolicy:RegistryPolicy": "policy",
  "aws:secretsmanager/secret:Secret": "policy",
  "aws:secretsmanager/secretPolicy:SecretPolicy": "policy",
  "aws:ses/identityPolicy:IdentityPolicy": "policy",
  "aws:sesv2/emailIdentityPolicy:EmailIdentityPolicy": "policy",
  "aws:sns/topic:Topic": "policy",
  "aws:sns/topicPolicy:TopicPolicy": "policy",
  "aws:sqs/queue:Queue": "policy",
  "aws:sqs/queuePolicy:QueuePolicy": "policy",
});

const ofResources = [resourceDocuments, busPermissions, lambdaPermissions];

/** Who is let in to a resource; EventBridge and Lambda take each statement as a resource of its own, too. */
export const resourceStatements: View<Statement> = {
  types: ofResources.flatMap(({ types }) => types),
  items: (resource) =>
    ofResources.flatMap((view) => (view.types.includes(resource.type as Type) ? view.items(resource) : [])),
  spellings: (statement) => ofResources.flatMap((view) => view.spellings(statement)),
};
