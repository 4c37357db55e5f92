import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { resourceAnswer } from "../../../preview/cloud/find";

/*
 * What the providers' SDKs say of a resource type, from their files: `aws:eks/cluster:Cluster` is described in
 * `@pulumi/aws/eks/cluster.js` and `.d.ts`.
 */

const packages = path.dirname(path.dirname(require.resolve("@pulumi/pulumi/package.json")));
const cache = new Map<string, Description>();

interface Description {
  readonly required: readonly string[];
  readonly replacedBy: ReadonlySet<string>;
}

/** How documentation says that a property cannot be changed in place. */
const replacing =
  /(changing|change) (this|it|the \w+)[^.]* (forces?|creates?|triggers?|causes?|will force)[^.]*(new|replac|re-?creat)|forces? (a )?(new resource|replacement|re-?creation)|cannot be (changed|updated|modified)|immutable/i;

/** What documentation leaves out, for resources that hold something: the Terraform providers' schemas and Azure's REST reference. */
const immutable: Readonly<Record<string, readonly string[]>> = {
  "aws:ec2/subnet:Subnet": ["vpcId", "cidrBlock", "availabilityZone"],
  "aws:ec2/vpc:Vpc": ["cidrBlock"],
  "aws:ec2/securityGroup:SecurityGroup": ["vpcId", "description"],
  "aws:ecs/cluster:Cluster": [],
  "aws:ecr/repository:Repository": ["encryptionConfigurations"],
  "aws:ecs/taskDefinition:TaskDefinition": ["containerDefinitions", "volumes", "taskRoleArn", "executionRoleArn"],
  "aws:eks/cluster:Cluster": ["roleArn", "bootstrapSelfManagedAddons", "kubernetesNetworkConfig"],
  "aws:eks/nodeGroup:NodeGroup": [
    "clusterName",
    "nodeRoleArn",
    "subnetIds",
    "amiType",
    "capacityType",
    "instanceTypes",
    "diskSize",
  ],
  "aws:kms/key:Key": ["keyUsage", "customerMasterKeySpec", "multiRegion"],
  "aws:sns/topicSubscription:TopicSubscription": ["endpoint", "protocol", "topicArn"],
  "azure-native:containerregistry:Registry": ["location", "resourceGroupName", "encryption"],
  "azure-native:containerservice:ManagedCluster": ["location", "resourceGroupName", "dnsPrefix", "nodeResourceGroup"],
  "azure-native:keyvault:Vault": ["location", "resourceGroupName"],
  "azure-native:network:VirtualNetwork": ["location", "resourceGroupName"],
  "azure-native:operationalinsights:Workspace": ["location", "resourceGroupName"],
  "azure-native:resources:ResourceGroup": ["location"],
  "gcp:artifactregistry/repository:Repository": ["location", "format", "mode", "kmsKeyName"],
  "gcp:container/cluster:Cluster": ["location", "network", "subnetwork", "ipAllocationPolicy", "datapathProvider"],
  "gcp:kms/cryptoKey:CryptoKey": ["keyRing", "purpose"],
  "gcp:kms/keyRing:KeyRing": ["location"],
  "gcp:secretmanager/secret:Secret": ["replication"],
  "gcp:secretmanager/regionalSecret:RegionalSecret": ["location"],
};

/** Inputs without which the cloud takes no such resource. */
export const requiredInputs = (type: string) => described(type).required;

/** Inputs that the cloud can only change by a new resource. */
export const replacedBy = (type: string) => described(type).replacedBy;

function described(type: string): Description {
  const known = cache.get(type);
  if (known !== undefined) return known;
  const file = fileOf(type);
  const required = matches(read(`${file}.js`), /Missing required property '(\w+)'/g).map(([, name = ""]) => name);
  const documented = matches(read(`${file}.d.ts`), /\/\*\*((?:(?!\*\/)[^])*)\*\/\s+(?:readonly )?(\w+)\??:/g)
    .filter(([, comment = ""]) => replacing.test(comment.replace(/\s*\*\s*/g, " ")))
    .map(([, , name = ""]) => name);
  const { autoName } = resourceAnswer(type);
  const named = autoName === undefined ? [] : [autoName.property];
  const description = { required, replacedBy: new Set([...documented, ...named, ...(immutable[type] ?? [])]) };
  cache.set(type, description);
  return description;
}

/** `aws:eks/cluster:Cluster` → `…/@pulumi/aws/eks/cluster`, `azure-native:keyvault:Vault` → `…/keyvault/vault`. */
function fileOf(type: string): string {
  const [provider = "", module = "", name = ""] = type.split(":");
  const [service = ""] = module.split("/");
  const folder = path.join(packages, provider, ...(service === "index" ? [] : [service]));
  // The SDKs differ in how they begin a name: `IAMMember` is in `iammember.js`, `NodePool` in `nodePool.js`.
  const file = readdirSync(folder).find((each) => each.toLowerCase() === `${name.toLowerCase()}.js`);
  if (file === undefined) throw new Error(`the SDK has no ${type}`);
  return path.join(folder, path.basename(file, ".js"));
}

const read = (file: string) => readFileSync(file, "utf8");

const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)];
