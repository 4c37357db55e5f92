import * as authorization from "@pulumi/azure-native/authorization";
import * as managedidentity from "@pulumi/azure-native/managedidentity";
import * as resources from "@pulumi/azure-native/resources";
import * as pulumi from "@pulumi/pulumi";
import { type Environment, issuer, subject } from "./trust";

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

export default function trust(repository: string) {
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
  const preview = identity("preview", repository, group);
  grant("preview-read", preview, "reader");
  // A preview asks the cluster for the address of its API server, and there has the rights that the cluster gives it.
  grant("preview-cluster", preview, "clusterUser");

  const production = identity("production", repository, group);
  grant("production-deploy", production, "contributor");
  // The stack assigns roles, locks and policies.
  grant("production-access", production, "userAccessAdministrator");

  return { preview: variables(preview), production: variables(production) };
}

function identity(environment: Environment, repository: string, { name: resourceGroupName }: resources.ResourceGroup) {
  const identity = new managedidentity.UserAssignedIdentity(environment, { resourceGroupName });
  new managedidentity.FederatedIdentityCredential(environment, {
    resourceGroupName,
    resourceName: identity.name,
    issuer,
    audiences: [audience],
    subject: subject(repository, environment),
  });
  return identity;
}
