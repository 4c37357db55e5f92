import type { Resource } from "../../policy/resource";
import { resourceAnswer } from "../../preview/cloud/find";
import { isOfCloud } from "./resources";

/** Their names only have to differ within a parent, which has a name of its own. */
const namedWithin = [
  /^azure-native:(keyvault:(Key|Secret)|network:Subnet|privatedns:PrivateZone|storage:BlobServiceProperties)$/,
  /^azure-native:(monitor:DataCollectionRuleAssociation|containerservice:(AgentPool|MaintenanceConfiguration))$/,
  /^gcp:dns\/recordSet:RecordSet$/,
];

/** Names that are random alone. */
const random = /^[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}$/;

/** Names that the cloud knows things by and that do not come from the stack's. Kubernetes objects have a cluster of their own. */
export function foreignNames(resources: readonly Resource[], ofTheStack: string): string[] {
  return resources
    .filter((resource) => isOfCloud(resource) && !isNamedWithin(resource))
    .flatMap(({ type, properties }) =>
      Object.entries(properties)
        .filter(([key, value]) => isOwnName(type, key) && typeof value === "string")
        .map(([key, value]) => ({ type, key, name: String(value) })),
    )
    .filter(({ name }) => !name.includes(ofTheStack) && !random.test(name))
    .map(({ type, key, name }) => `${type} ${key} ${name}`);
}

const isNamedWithin = ({ type }: Resource) => namedWithin.some((pattern) => pattern.test(type));

/** Properties that a program fills with a name of its own making; others refer to something else. */
const ownNames = ["name", "accountId", "bucketId", "dashboardName", "repositoryId"];

function isOwnName(type: string, key: string): boolean {
  return ownNames.includes(key) || resourceAnswer(type).autoName?.property === key;
}
