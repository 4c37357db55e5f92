import { resource } from "../examples";
import type { Resource } from "../resource";
import type { PropertiesOf, Type } from "../types";
import { known } from "../unknown";
import { busPermissions } from "./bus-permissions";
import { asList, isObject, parsed } from "./json";
import { lambdaPermissions } from "./lambda-permissions";
import type { Statement } from "./policy-statements";
import { type Named, namedEach, orOpen, type View } from "./view";

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

/** What is at a path: `details.policy`. */
export const within = (properties: Resource["properties"], path: string) =>
  path.split(".").reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), properties);

export const having = (path: string, value: unknown) =>
  path.split(".").reduceRight<unknown>((inner, key) => ({ [key]: inner }), value) as object;

/** Its statements, each looked at when a rule asks for it. */
export function eachStatement(document: unknown, where = "statement"): readonly Named<Statement>[] {
  return namedEach(
    statementsIn(document),
    (statement, index) => `${where} ${known(statement, "Sid") || index + 1}`,
    (statement) => statement,
  );
}

/** Where types have the document in which they say what identities may do. */
export const identityDocuments = {
  "aws:iam/groupPolicy:GroupPolicy": "policy",
  "aws:iam/policy:Policy": "policy",
  "aws:iam/rolePolicy:RolePolicy": "policy",
  "aws:iam/userPolicy:UserPolicy": "policy",
  "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy": "inlinePolicy",
} as const;

const ownDocuments = statements(identityDocuments);

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

const inlineStatements = (role: Resource) =>
  inlineDocuments(role).flatMap((policy) => orOpen(() => eachStatement(policy.item, `${policy.name}, statement`)));

export function inlineDocuments({ properties }: Resource): readonly Named<unknown>[] {
  const policies = properties.inlinePolicies as PropertiesOf<"aws:iam/role:Role">["inlinePolicies"];
  return namedEach(
    policies,
    (policy) => `policy ${known(policy, "name")}`,
    ({ policy }) => policy,
  );
}

/** Who may take a role on. */
export const trustStatements = statements({ "aws:iam/role:Role": "assumeRolePolicy" });

const imageDocuments = {
  "aws:ecr/registryPolicy:RegistryPolicy": "policy",
  "aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate": "repositoryPolicy",
  "aws:ecr/repositoryPolicy:RepositoryPolicy": "policy",
  "aws:ecrpublic/repositoryPolicy:RepositoryPolicy": "policy",
} as const;

/** Who may do what with ECR's repositories. */
export const imageStatements = statements(imageDocuments);

/** The same of those that say who is let in. */
export const resourceDocuments = {
  ...imageDocuments,
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
  "aws:organizations/resourcePolicy:ResourcePolicy": "content",
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
} as const;

const ofResources = [statements(resourceDocuments), busPermissions, lambdaPermissions];

/** Who is let in to a resource; EventBridge and Lambda take each statement as a resource of its own, too. */
export const resourceStatements: View<Statement> = {
  types: ofResources.flatMap(({ types }) => types),
  items: (resource) =>
    ofResources.flatMap((view) => (view.types.includes(resource.type as Type) ? view.items(resource) : [])),
  spellings: (statement) => ofResources.flatMap((view) => view.spellings(statement)),
};
