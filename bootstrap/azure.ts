import * as authorization from "@pulumi/azure-native/authorization";
import * as managedidentity from "@pulumi/azure-native/managedidentity";
import * as resources from "@pulumi/azure-native/resources";
import * as pulumi from "@pulumi/pulumi";
import type { Environment, Pipelines } from "./trust";

const audience = "api://AzureADTokenExchange";

/** Azure's built-in roles, by the identifiers that are the same in every tenant. */
const roles = {
  owner: "8e3af657-a8ff-443c-a75c-2fe8c4bcb635",
  userAccessAdministrator: "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9",
  accessControlAdministrator: "f58310d9-a9f6-439a-9ee7-f62e7b66f4d1",
  contributor: "b24988ac-6180-42a0-ab88-20f7382dd24c",
  reader: "acdd72a7-3385-48ef-bd42-f606fba81ae7",
  clusterUser: "4abbcc35-e782-43d8-92c6-2d3f1bd2253f",
} as const;

/** The roles that hand out roles are neither handed out nor taken from anyone. */
const administrators = [roles.owner, roles.userAccessAdministrator, roles.accessControlAdministrator].join(", ");
const noAdministrators = [
  ["write", "@Request"],
  ["delete", "@Resource"],
]
  .map(
    ([action, side]) =>
      `((!(ActionMatches{'Microsoft.Authorization/roleAssignments/${action}'})) OR (${side}[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAllValues:GuidNotEquals {${administrators}}))`,
  )
  .join(" AND ");

export default function trust(pipelines: Pipelines) {
  const group = new resources.ResourceGroup("pipelines");
  const { subscriptionId, tenantId } = authorization.getClientConfigOutput();

  const grant = (name: string, { principalId }: managedidentity.UserAssignedIdentity, role: keyof typeof roles) => {
    const scope = pulumi.interpolate`/subscriptions/${subscriptionId}`;
    new authorization.RoleAssignment(name, {
      principalId,
      principalType: "ServicePrincipal",
      roleDefinitionId: pulumi.interpolate`${scope}/providers/Microsoft.Authorization/roleDefinitions/${roles[role]}`,
      scope,
      ...(role === "userAccessAdministrator" && { condition: noAdministrators, conditionVersion: "2.0" }),
    });
  };
  const variables = ({ clientId }: managedidentity.UserAssignedIdentity) => ({
    AZURE_CLIENT_ID: clientId,
    AZURE_TENANT_ID: tenantId,
    AZURE_SUBSCRIPTION_ID: subscriptionId,
  });

  // Reader sees no secret of a vault: those are data, which this role does not reach.
  const preview = identity("preview", pipelines, group);
  grant("preview-read", preview, "reader");
  // A preview asks the cluster for the address of its API server, and there has the rights that the cluster gives it.
  grant("preview-cluster", preview, "clusterUser");

  const production = identity("production", pipelines, group);
  grant("production-deploy", production, "contributor");
  // The stack assigns roles, locks and policies.
  grant("production-access", production, "userAccessAdministrator");

  return { preview: variables(preview), production: variables(production) };
}

function identity(environment: Environment, { issuer, subjects }: Pipelines, group: resources.ResourceGroup) {
  const resourceGroupName = group.name;
  const identity = new managedidentity.UserAssignedIdentity(environment, { resourceGroupName });
  const subject = subjects[environment];
  const credential = { issuer, audiences: [audience] };
  if (subject.includes("*")) {
    const claimsMatchingExpression = { languageVersion: 1, value: `claims['sub'] matches '${subject}'` };
    deployedCredential(environment, identity, { resourceGroupName }, { ...credential, claimsMatchingExpression });
  } else {
    new managedidentity.FederatedIdentityCredential(environment, {
      resourceGroupName,
      resourceName: identity.name,
      ...credential,
      subject,
    });
  }
  return identity;
}

/** By a template: the provider's resource has no expressions, which are in a preview of the API alone. */
function deployedCredential(
  environment: Environment,
  identity: managedidentity.UserAssignedIdentity,
  group: { readonly resourceGroupName: pulumi.Input<string> },
  properties: object,
): void {
  new resources.Deployment(environment, {
    ...group,
    properties: {
      mode: resources.DeploymentMode.Incremental,
      template: {
        $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
        contentVersion: "1.0.0.0",
        resources: [
          {
            type: "Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials",
            apiVersion: "2025-01-31-preview",
            name: pulumi.interpolate`${identity.name}/${environment}`,
            properties,
          },
        ],
      },
    },
  });
}
