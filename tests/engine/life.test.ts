import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import { type WholeStack, wholeStacks } from "../../settings/clouds";
import { type Changes, previewOf } from "../support/preview";
import type { Happening, StoredResource } from "./cloud/stand-in-cloud";
import { nameOf, typeOf } from "./cloud/urns";
import { needsEngine, Site } from "./site";

const up = ["up", "--yes", "--skip-preview"] as const;
const destroy = ["destroy", "--yes", "--skip-preview"] as const;

const newTag = "1.46.0-0";

/** What changes in a year, all at once. */
const changes: Changes = {
  "alerts.email": "somebody-else@example.com",
  "image.tag": newTag,
  "logs.retentionDays": 400,
  "sensor.threads": 2,
};

/** What the cloud is then asked for, without Kubernetes' objects. Nothing is made anew that holds something. */
const asked: Readonly<Record<WholeStack, readonly string[]>> = {
  "aws-ecs": [
    ...inPlaceOf("aws:ecs/taskDefinition:TaskDefinition"),
    ...inPlaceOf("aws:sns/topicSubscription:TopicSubscription"),
    ...times(4, "update aws:cloudwatch/logGroup:LogGroup"),
    "update aws:ecs/service:Service",
    "update docker-build:index:Index",
  ],
  "aws-eks": [
    ...inPlaceOf("aws:sns/topicSubscription:TopicSubscription"),
    ...times(6, "update aws:cloudwatch/logGroup:LogGroup"),
    "update docker-build:index:Index",
  ],
  azure: [
    "update azure-native:containerregistry:TaskRun",
    "update azure-native:monitor:ActionGroup",
    "update azure-native:operationalinsights:Workspace",
  ],
  gcp: [
    "update gcp:binaryauthorization/policy:Policy",
    "update gcp:logging/projectBucketConfig:ProjectBucketConfig",
    "update gcp:monitoring/notificationChannel:NotificationChannel",
  ],
};

for (const stack of wholeStacks) {
  describe(`the life of a stack, ${stack}`, function () {
    this.timeout(600_000);
    let site: Site;

    before(async function () {
      needsEngine(this, stack);
      site = await Site.open(stack);
    });
    after(() => site?.close());

    /** What the cloud was asked for while this ran. */
    async function askedDuring(run: () => Promise<unknown>): Promise<string[]> {
      const already = site.cloud.history.length;
      await run();
      return site.cloud.history.slice(already).map(described).toSorted();
    }

    it("begins with all that the preview shows, each once", async () => {
      const { resources } = await previewOf(stack);
      await site.project.succeed(...up);
      const urns = (await site.project.state()).map(({ urn }) => urn);
      assert.deepEqual(urns.toSorted(), resources.map(({ urn }) => urn).toSorted());
    });

    it("does not change by itself", async () => {
      assert.deepEqual(await askedDuring(() => site.project.succeed(...up, "--expect-no-changes")), []);
      await site.project.succeed("refresh", "--yes", "--expect-no-changes");
    });

    it("changes what it has to with its settings, and makes nothing anew that holds something", async () => {
      site.configure(changes);
      assert.deepEqual(await askedDuring(() => site.project.succeed(...up)), asked[stack].toSorted());
    });

    it("rolls a new version of the sensor out to every node", () => {
      if (site.controlPlane === undefined) {
        const service = inCloud("aws:ecs/service:Service");
        const task = inCloud("aws:ecs/taskDefinition:TaskDefinition");
        assert.equal(service.inputs.taskDefinition, task.properties.arn);
        assert.match(String(task.inputs.containerDefinitions), new RegExp(newTag));
        return;
      }
      const [daemonSet, ...others] = site.controlPlane.list<DaemonSet>("daemonset", "--all-namespaces");
      assert.deepEqual(others, []);
      const [container] = daemonSet?.spec.template.spec.containers ?? [];
      assert.match(container?.image ?? "", new RegExp(newTag));
      const { updatedNumberScheduled, numberReady } = daemonSet?.status ?? {};
      assert.deepEqual([updatedNumberScheduled, numberReady], [3, 3]);
    });

    it("stands beside a copy with another name in the same account", async () => {
      const copy = await Site.open(stack, { changes: { name: "second" }, cloud: site.cloud });
      try {
        await copy.project.succeed(...up);
      } finally {
        copy.close();
        if (site.controlPlane !== undefined) site.cloud.hosts(site.controlPlane);
      }
    });

    it("is not destroyed while it is protected", async () => {
      assert.deepEqual(await askedDuring(() => site.project.fail("destroy", "--yes")), []);
    });

    it("ends without residue when it is not protected any more", async () => {
      site.configure({ ...changes, protect: false });
      await site.project.succeed(...up);
      await site.project.succeed(...destroy);
      assert.deepEqual(
        site.cloud.resources.filter(({ urn }) => !nameOf(urn).startsWith("second")),
        [],
      );
    });

    function inCloud(type: string): StoredResource {
      const [resource, ...others] = site.cloud.resources.filter((each) => each.type === type);
      assert.ok(resource !== undefined && others.length === 0, `${others.length + 1} of ${type}`);
      return resource;
    }
  });
}

interface DaemonSet {
  readonly spec: {
    readonly template: { readonly spec: { readonly containers: readonly { readonly image: string }[] } };
  };
  readonly status: { readonly updatedNumberScheduled?: number; readonly numberReady?: number };
}

function inPlaceOf(type: string): readonly string[] {
  return [`create ${type}`, `delete ${type}`];
}

function times(count: number, what: string): readonly string[] {
  return Array<string>(count).fill(what);
}

const described = ({ operation, urn }: Happening) => `${operation} ${typeOf(urn)}`;
