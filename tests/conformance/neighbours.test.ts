import assert from "node:assert/strict";
import path from "node:path";
import { describe, it } from "mocha";
import type { Cloud } from "../../settings/clouds";
import type { Resource } from "../../policy/resource";
import { resourceAnswer } from "../../preview/cloud/find";
import { preview } from "../../preview/preview";
import { readProject } from "../../preview/project";
import { failed } from "../../preview/result";
import { leavesOf } from "../../settings/paths";

/*
 * Two stacks side by side in one account and region, both with the default name. What both call the same is either no
 * name at all, or has to differ within a parent only, or is a clash.
 */
const project = readProject(path.join(__dirname, "..", ".."));
const policy = { exemptions: [], today: "2026-11-30" };
const name = "qualys-registry";

/** Words for people, what the cloud or Pulumi puts random digits behind, and what says which other resource is meant. */
const noNames = /(^|\.)(tags|tagSpecifications|description|displayName|namePrefix|dimensions|dnsPrefix)(\.|$)/;

/** Their names only have to differ within a parent, whose own name is random. */
const withinAParent = [
  /^azure-native:network:(Subnet|PrivateDnsZoneGroup) /,
  /^azure-native:privatedns:(PrivateZone|VirtualNetworkLink) /,
  /^azure-native:keyvault:(Key|Secret) /,
  /^azure-native:containerservice:(AgentPool|MaintenanceConfiguration) /,
  /^azure-native:monitor:DataCollectionRuleAssociation /,
  /^azure-native:(containerregistry:TaskRun|eventgrid:SystemTopicEventSubscription) /,
  /^azure-native:(managedidentity:FederatedIdentityCredential|storage:BlobServiceProperties) /,
];

async function namesOf(cloud: Cloud, stack: string): Promise<string[]> {
  const config = { ...project, config: () => project.config(cloud) };
  const outcome = await preview({ project: config, stack, policy });
  if (failed(outcome)) throw new Error(outcome.message);
  return [...new Set(outcome.resources.filter(isOfCloud).flatMap(ownNames))];
}

const isOfCloud = ({ type }: Resource) => /^(aws|azure-native):/.test(type);

function ownNames({ type, properties }: Resource): string[] {
  const { autoName } = resourceAnswer(type);
  return leavesOf(properties)
    .map(({ at, value }) => ({ at: at.join("."), text: typeof value === "string" ? value : "" }))
    .filter(({ at, text }) => text !== "" && (at === autoName?.property || text.includes(name)) && !noNames.test(at))
    .map(({ at, text }) => `${type} ${at} ${text}`);
}

function shared(one: readonly string[], other: readonly string[]): string[] {
  const others = new Set(other);
  return one.filter((each) => others.has(each));
}

describe("stacks side by side, all called the same", () => {
  it("on ECS and EKS share no name, of a dashboard or a metric for instance (E21)", async () => {
    const [ecs, eks] = [await namesOf("aws-ecs", "aws-ecs"), await namesOf("aws-eks", "aws-eks")];
    assert.ok(ecs.includes("aws:cloudwatch/dashboard:Dashboard dashboardName qualys-registry-alerts-ecs"));
    assert.ok(eks.includes("aws:cloudwatch/dashboard:Dashboard dashboardName qualys-registry-alerts-eks"));
    assert.deepEqual(shared(ecs, eks), []);
  });

  it("on Azure share no name of the subscription, of a flow log or a workbook for instance (A19)", async () => {
    const [blue, green] = [await namesOf("azure", "blue"), await namesOf("azure", "green")];
    const same = shared(blue, green);
    assert.ok(same.includes("azure-native:network:Subnet subnetName qualys-registry-network-nodes"));
    assert.deepEqual(
      same.filter((each) => !withinAParent.some((pattern) => pattern.test(each))),
      [],
    );
  });
});
