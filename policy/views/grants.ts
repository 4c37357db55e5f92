import { resource } from "../examples";
import { unknown, type Resource } from "../resource";
import type { Stack, Typed } from "../stack";
import type { Type } from "../types";
import { allHold, someIs } from "../unknown";
import { isObject, parsed, strings } from "./json";
import { type Named, namedEach, orOpen, readable, type View } from "./view";

/** A role that Google lets somebody have. */
export interface Grant {
  readonly role?: string;
  readonly member?: string;
  readonly members?: readonly string[];
}

/** A role for one member, a role for several, and a policy with all roles, as JSON text. */
interface Forms {
  readonly member: readonly Type[];
  readonly binding: readonly Type[];
  readonly policy: readonly Type[];
}

function grantsBy({ member: memberTypes, binding, policy }: Forms): View<Grant> {
  return {
    types: [...memberTypes, ...binding, ...policy],
    items: grantsIn,
    spellings: ({ role, ...grantees }) => {
      const members = [...new Set(membersOf(grantees))];
      const spelt = (type: Type, properties: object) => [
        { ...resource(type, "example", {}), properties: { ...properties } },
      ];
      return [
        ...memberTypes.flatMap((type) => members.map((member) => spelt(type, { role, member }))),
        ...binding.map((type) => spelt(type, { role, members })),
        ...policy.map((type) => spelt(type, { policyData: JSON.stringify({ bindings: [{ role, members }] }) })),
      ];
    },
  };
}

function grantsIn({ type, properties }: Resource): readonly Named<Grant>[] {
  if (!isPolicy(type)) return [{ name: "", item: properties }];
  const policy = parsed(properties.policyData);
  return namedEach(
    isObject(policy) ? (policy.bindings as readonly Grant[] | undefined) : undefined,
    (_, index) => `binding ${index + 1}`,
    (binding) => binding,
  );
}

const isPolicy = (type: string) => /I(AM|am)Policy$/.test(type);

const onWholes = {
  member: [
    "gcp:projects/iAMMember:IAMMember",
    "gcp:folder/iAMMember:IAMMember",
    "gcp:organizations/iAMMember:IAMMember",
  ],
  binding: [
    "gcp:projects/iAMBinding:IAMBinding",
    "gcp:folder/iAMBinding:IAMBinding",
    "gcp:organizations/iAMBinding:IAMBinding",
  ],
  policy: [
    "gcp:projects/iAMPolicy:IAMPolicy",
    "gcp:folder/iAMPolicy:IAMPolicy",
    "gcp:organizations/iAMPolicy:IAMPolicy",
  ],
} as const;

/** Roles on a whole project, folder or organization, and so on everything in it. */
export const grantsOnWholes = grantsBy(onWholes);

/** The same, and roles on one service account. */
export const grantsOfIdentity = grantsBy({
  member: [...onWholes.member, "gcp:serviceaccount/iAMMember:IAMMember"],
  binding: [...onWholes.binding, "gcp:serviceaccount/iAMBinding:IAMBinding"],
  policy: [...onWholes.policy, "gcp:serviceaccount/iAMPolicy:IAMPolicy"],
});

export const grantsOfKeys = grantsBy({
  member: ["gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember", "gcp:kms/keyRingIAMMember:KeyRingIAMMember"],
  binding: ["gcp:kms/cryptoKeyIAMBinding:CryptoKeyIAMBinding", "gcp:kms/keyRingIAMBinding:KeyRingIAMBinding"],
  policy: ["gcp:kms/cryptoKeyIAMPolicy:CryptoKeyIAMPolicy", "gcp:kms/keyRingIAMPolicy:KeyRingIAMPolicy"],
});

export const grantsOfRepositories = grantsBy({
  member: ["gcp:artifactregistry/repositoryIamMember:RepositoryIamMember"],
  binding: ["gcp:artifactregistry/repositoryIamBinding:RepositoryIamBinding"],
  policy: ["gcp:artifactregistry/repositoryIamPolicy:RepositoryIamPolicy"],
});

/** Roles of Artifact Registry that change images. */
export const imageWriters: readonly string[] = [
  "roles/artifactregistry.admin",
  "roles/artifactregistry.createOnPushRepoAdmin",
  "roles/artifactregistry.createOnPushWriter",
  "roles/artifactregistry.repoAdmin",
  "roles/artifactregistry.writer",
];

/** On a bucket, or on a folder of it. */
export const grantsOfBuckets = grantsBy({
  member: ["gcp:storage/bucketIAMMember:BucketIAMMember", "gcp:storage/managedFolderIamMember:ManagedFolderIamMember"],
  binding: [
    "gcp:storage/bucketIAMBinding:BucketIAMBinding",
    "gcp:storage/managedFolderIamBinding:ManagedFolderIamBinding",
  ],
  policy: ["gcp:storage/bucketIAMPolicy:BucketIAMPolicy", "gcp:storage/managedFolderIamPolicy:ManagedFolderIamPolicy"],
});

export const grantsOfSecrets = grantsBy({
  member: [
    "gcp:secretmanager/regionalSecretIamMember:RegionalSecretIamMember",
    "gcp:secretmanager/secretIamMember:SecretIamMember",
  ],
  binding: [
    "gcp:secretmanager/regionalSecretIamBinding:RegionalSecretIamBinding",
    "gcp:secretmanager/secretIamBinding:SecretIamBinding",
  ],
  policy: [
    "gcp:secretmanager/regionalSecretIamPolicy:RegionalSecretIamPolicy",
    "gcp:secretmanager/secretIamPolicy:SecretIamPolicy",
  ],
});

const writtenIn = [grantsOfIdentity, grantsOfKeys, grantsOfRepositories, grantsOfBuckets, grantsOfSecrets].flatMap(
  ({ types }) => types.filter(isPolicy),
);

/** Policies with all roles on a thing, as they are written. */
export const writtenPolicies: View<unknown> = {
  types: writtenIn,
  items: ({ properties, secrets }) => [
    readable("policyData", () => properties.policyData, secrets.includes("policyData")),
  ],
  spellings: (policyData) =>
    writtenIn.map((type) => [{ ...resource(type, "example", {}), properties: { policyData } }]),
};

export function membersOf({ member, members }: Grant): readonly string[] {
  return [...strings(member), ...strings(members)];
}

export const isEverybody = (member: string) => ["allUsers", "allAuthenticatedUsers"].includes(member);

/** Members to whom a resource gives one of the roles. */
export function membersWith(granting: Resource, roles: readonly string[]): readonly string[] {
  const grants = grantsIn(granting).filter(({ item }) => roles.includes(item.role ?? ""));
  return [...new Set(grants.flatMap(({ item }) => membersOf(item)))];
}

export const givesOneOf = (granting: Resource, roles: readonly string[]) =>
  someIs(grantsIn(granting), ({ item }) => roles.includes(item.role ?? ""));

/** Whether something in the stack gives a member one of the roles. */
export function isGiven(stack: Stack, types: readonly Type[], member: string, roles: readonly string[]): boolean {
  const isSo = ({ item }: Named<Grant>) =>
    allHold(
      () => roles.includes(item.role ?? ""),
      () => membersOf(item).includes(member),
    );
  return someIs(
    types,
    (type) =>
      roles.some((role) => stack.having(type, keyOf(role, member), given).length > 0) ||
      someIs(stack.having(type, unknown, given), (granting) => someIs(grantsIn(granting), isSo)),
  );
}

const keyOf = (role: unknown, member: string) => `${String(role)} ${member}`;
const given = (granting: Resource) =>
  grantsIn(granting).flatMap(({ item }) => membersOf(item).map((member) => keyOf(item.role, member)));

/** What gives a service account of the stack a role on a project, on what is above it, or on a repository. */
export function grantsTo(account: Typed<"gcp:serviceaccount/account:Account">, stack: Stack): readonly Named<Grant>[] {
  const linked = [
    ...onWholes.member.flatMap((type): readonly Resource[] => stack.pointingAt(account, type, "member")),
    ...onWholes.binding.flatMap((type): readonly Resource[] => stack.pointingAt(account, type, "members")),
    ...stack.pointingAt(account, "gcp:artifactregistry/repositoryIamMember:RepositoryIamMember", "member"),
    ...stack.pointingAt(account, "gcp:artifactregistry/repositoryIamBinding:RepositoryIamBinding", "members"),
  ];
  const policies = [
    ...onWholes.policy.flatMap((type): readonly Resource[] => stack.pointingAt(account, type, "policyData")),
    ...stack.pointingAt(account, "gcp:artifactregistry/repositoryIamPolicy:RepositoryIamPolicy", "policyData"),
  ];
  // A policy has roles of others, too; the address of an account begins with its id.
  const isTo = ({ item }: Named<Grant>) =>
    membersOf(item).some((member) => member.startsWith(`serviceAccount:${account.properties.accountId}@`));
  return [...linked.flatMap(grantsIn), ...policies.flatMap((policy) => orOpen(() => grantsIn(policy).filter(isTo)))];
}
