import * as authorization from "@pulumi/azure-native/authorization";
import * as pulumi from "@pulumi/pulumi";

/** Azure's built-in roles, by the identifiers that are the same in every tenant. */
const roles = {
  pullImages: "7f951dda-4ed3-4680-a7ca-43fe172d538d",
  importImages: "577a9874-89fd-4f24-9dbd-b5034d0ad23a",
  networkContributor: "4d97b98b-1d4f-4787-a291-c67834d212e7",
  managedIdentityOperator: "f1a07417-d97a-45cb-824c-7a7467783830",
  keyVaultContributor: "f25e0fa2-a7c8-4377-a976-54943a77a395",
  keyVaultCryptoUser: "12338af0-0e69-4776-bea7-57ae8d297424",
  keyVaultSecretsUser: "4633458b-17de-408a-b874-0445c86b69e6",
  storageBlobDataContributor: "ba92f5b4-2d11-453d-a403-e96b0029c9fe",
} as const;

export interface Grant {
  readonly principalId: pulumi.Input<string>;
  readonly role: keyof typeof roles;
  readonly scope: pulumi.Input<string>;
}

/** Gives a managed identity a role on one resource. */
export function grant(name: string, { principalId, role, scope }: Grant, opts: pulumi.CustomResourceOptions) {
  // With the subscription in front, as Azure answers it: the short form would be replaced after every refresh.
  const { subscriptionId } = authorization.getClientConfigOutput({ parent: opts.parent });
  const roleDefinitionId = pulumi.interpolate`/subscriptions/${subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/${roles[role]}`;
  return new authorization.RoleAssignment(
    name,
    { principalId, principalType: "ServicePrincipal", roleDefinitionId, scope },
    opts,
  );
}
