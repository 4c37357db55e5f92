import { resource } from "../examples";
import type { Resource } from "../resource";
import type { Type } from "../types";
import { having, identityDocuments, inlineDocuments, resourceDocuments, within } from "./policy-documents";
import { orOpen, readable, type View } from "./view";

/** Everything that a rule reads statements of. */
const documents = {
  ...identityDocuments,
  ...resourceDocuments,
  "aws:ec2/vpcEndpoint:VpcEndpoint": "policy",
  "aws:elasticsearch/domain:Domain": "accessPolicies",
  "aws:elasticsearch/domainPolicy:DomainPolicy": "accessPolicies",
  "aws:opensearch/domain:Domain": "accessPolicies",
  "aws:opensearch/domainPolicy:DomainPolicy": "accessPolicies",
  "aws:s3/accessPoint:AccessPoint": "policy",
  "aws:s3control/accessPointPolicy:AccessPointPolicy": "policy",
} as const;

/** Policy documents as they are written, as text or as an object. */
export const writtenDocuments: View<unknown> = {
  types: Object.keys(documents) as Type[],
  items(resource) {
    const path = documents[resource.type as keyof typeof documents];
    const [property = ""] = path.split(".", 1);
    const own = readable(path, () => within(resource.properties, path), resource.secrets.includes(property));
    return [own, ...(resource.type === "aws:iam/role:Role" ? orOpen(() => inlineReadable(resource)) : [])];
  },
  spellings: (document) => [
    ...Object.entries(documents).map(([type, path]) => [resource(type as Type, "example", having(path, document))]),
    [resource("aws:iam/role:Role", "example", { inlinePolicies: [{ name: "example", policy: document as string }] })],
  ],
};

const inlineReadable = (role: Resource) =>
  inlineDocuments(role).map((policy) =>
    readable(policy.name, () => policy.item, role.secrets.includes("inlinePolicies")),
  );
