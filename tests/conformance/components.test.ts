import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { isViolation } from "../../policy/evaluate";
import type { Resource } from "../../policy/resource";
import { resourceAnswer } from "../../preview/cloud/find";
import { previewOf, previewWithIds, type StackPreview } from "../support/preview";
import { tagInput } from "./taggable";

/** Every component variant, in the stacks that build it. What holds for one holds for all. */
const stacks = ["aws-ecs", "aws-eks", "azure", "gcp"];
const clouds = ["aws", "azure-native", "gcp"];

/** What loses something for good when it is deleted. */
const stateful = [
  /^aws:(kms\/key:Key|secretsmanager\/secret:Secret|cloudwatch\/logGroup:LogGroup|ecr\/repository:Repository|eks\/cluster:Cluster)$/,
  /^azure-native:(keyvault:Vault|containerregistry:Registry|operationalinsights:Workspace|containerservice:ManagedCluster)$/,
  /^gcp:(kms\/cryptoKey:CryptoKey|secretmanager\/secret:Secret|artifactregistry\/repository:Repository|container\/cluster:Cluster)$/,
];

const isComponent = ({ type }: Resource) => type.startsWith("qualys:");
const isOfCloud = ({ type }: Resource) => clouds.includes(type.split(":")[0] ?? "");
const isStateful = ({ type }: Resource) => stateful.some((pattern) => pattern.test(type));

for (const stack of stacks) {
  describe(`the components of ${stack}`, () => {
    it("are the parents of everything that the stack makes, and prefix its names", async () => {
      const preview = await previewOf(stack);
      for (const resource of preview.resources.filter(({ type }) => type !== "pulumi:pulumi:Stack")) {
        const component = ancestors(preview, resource).find(isComponent);
        if (component === undefined)
          assert.ok(isComponent(resource) || ofThePage.includes(resource.type), resource.urn);
        else
          assert.ok(resource.name.startsWith(component.name), `${resource.name} is not named after ${component.name}`);
      }
    });

    it("put the tags on everything that takes tags or labels", async () => {
      const preview = await previewOf(stack, { tags: { team: "platform" } });
      for (const resource of preview.resources.filter(isOfCloud)) {
        const input = tagInput(resource.type);
        if (input === undefined) continue;
        const tags = resource.properties[input];
        assert.equal(tagsOf(tags).team, "platform", `${resource.urn} has ${input} ${JSON.stringify(tags)}`);
      }
    });

    it("protect what holds state, unless the settings let go of it", async () => {
      const kept = (await previewOf(stack)).resources.filter(isStateful);
      assert.ok(kept.length >= 4);
      assert.deepEqual(urns(kept.filter(({ protect }) => !protect)), []);
      const free = (await previewOf(stack, { protect: false })).resources;
      assert.deepEqual(urns(free.filter(({ protect }) => protect)), []);
    });

    it("show neither of the two ids in anything that is not a secret", async () => {
      const canaries = ["c0ffee00-1111-4222-8333-444444444444", "decade00-5555-4666-8777-888888888888"] as const;
      const preview = await previewWithIds(stack, ...canaries);
      const { resources, outputs, verdict, warnings } = preview.result;
      const shown = JSON.stringify({
        resources,
        outputs,
        warnings,
        problems: verdict.findings.map(({ problems }) => problems),
      });
      for (const canary of canaries) {
        for (const form of [canary, Buffer.from(canary).toString("base64").replace(/=+$/, "")]) {
          assert.ok(!shown.includes(form), `${stack} shows ${form}`);
        }
      }
    });

    it("stand beside a second copy of themselves without a clash of names", async () => {
      const one = physicalNames(await previewOf(stack));
      const other = new Set(physicalNames(await previewOf(stack, { name: "second-copy" })));
      assert.deepEqual(
        one.filter((name) => other.has(name) && !namedWithin.test(name)),
        [],
      );
    });

    it("break no rule of the policy pack", async () => {
      const { verdict } = (await previewOf(stack)).result;
      const found = verdict.findings.filter(isViolation).map(({ rule, resource }) => `${rule.id}: ${resource.name}`);
      assert.deepEqual(found, []);
      assert.deepEqual([verdict.expired, verdict.unused], [[], []]);
    });
  });
}

/** What the components of a stack have in common, made by its page. */
const ofThePage = [
  "azure-native:authorization:ManagementLockByScope",
  "azure-native:resources:ResourceGroup",
  "azure-native:operationalinsights:Workspace",
  "gcp:projects/service:Service",
];

/** Their names only have to differ within a parent, which has a name of its own. */
const namedWithin =
  /^(azure-native:(keyvault:(Key|Secret)|monitor:DataCollectionRuleAssociation|containerservice:MaintenanceConfiguration)|gcp:dns\/recordSet:RecordSet) /;

/** A map of tags; an Auto Scaling group has a list of them. */
function tagsOf(tags: unknown): Record<string, unknown> {
  if (!Array.isArray(tags)) return (tags ?? {}) as Record<string, unknown>;
  return Object.fromEntries((tags as { key: string; value: unknown }[]).map(({ key, value }) => [key, value]));
}

function ancestors(preview: StackPreview, { parent }: Resource): Resource[] {
  if (parent === undefined) return [];
  const resource = preview.byUrn(parent);
  return [resource, ...ancestors(preview, resource)];
}

/** Names that the cloud knows things by. Kubernetes objects have a cluster of their own. */
function physicalNames({ resources }: StackPreview): string[] {
  return resources.filter(isOfCloud).flatMap(({ type, properties }) =>
    Object.entries(properties)
      .filter(([key, value]) => /^(name|[a-z]+Name)$/.test(key) && typeof value === "string" && isOwnName(type, key))
      .map(([key, value]) => `${type} ${key} ${String(value)}`),
  );
}

/** The property that auto-naming fills, or `name`; others refer to something else. */
function isOwnName(type: string, key: string): boolean {
  return key === "name" || resourceAnswer(type).autoName?.property === key;
}

const urns = (resources: readonly Resource[]) => resources.map(({ urn }) => urn);
