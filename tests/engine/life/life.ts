import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { output } from "@pulumi/kubernetes/types";
import { after, before, describe, it } from "mocha";
import type { WholeStack } from "../../../settings/clouds";
import { type Changes, previewOf } from "../../support/preview";
import type { Happening, StoredResource } from "../cloud/stand-in-cloud";
import { nameOf, typeOf } from "../cloud/urns";
import { needsEngine, Site } from "../site";

const up = ["up", "--yes", "--skip-preview"] as const;
const destroy = ["destroy", "--yes", "--skip-preview"] as const;

const newTag = "1.46.0-0";

/** What changes in a year, all at once. */
const changes: Changes = {
  "alerts.email": "somebody-else@example.com",
  "logs.retentionDays": 400,
  "sensor.threads": 2,
};

/** What the cloud is asked for, without Kubernetes' objects. Nothing is made anew that holds something. */
interface Asked {
  readonly forSettings: readonly string[];
  readonly forNewVersion: readonly string[];
  /** The type of something that somebody deletes by hand. */
  readonly whenLost: string;
}

/** What the pipelines say of a night. */
interface Report {
  readonly finished: boolean;
  readonly changes: readonly { readonly operation: string; readonly type: string; readonly count: number }[];
}

/** The life of a stack from its beginning to its end, of which the cloud is asked this. */
export function lifeOf(stack: WholeStack, asked: Asked): void {
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
      await site.project.succeed(...up, "--policy-pack", "policy");
      const urns = (await site.project.state()).map(({ urn }) => urn);
      assert.deepEqual(urns.toSorted(), resources.map(({ urn }) => urn).toSorted());
    });

    it("does not change by itself", async () => {
      assert.deepEqual(await askedDuring(() => site.project.succeed(...up, "--expect-no-changes")), []);
      await site.project.succeed("refresh", "--yes", "--expect-no-changes");
    });

    it("changes what it has to with its settings, and makes nothing anew that holds something", async () => {
      site.configure(changes);
      const kept = holders();
      assert.deepEqual(await askedDuring(() => site.project.succeed(...up)), asked.forSettings.toSorted());
      assert.deepEqual(holders(), kept);
    });

    it("rolls a new version of the sensor out to every node", async () => {
      site.configure({ ...changes, "image.tag": newTag });
      const kept = holders();
      assert.deepEqual(await askedDuring(() => site.project.succeed(...up)), asked.forNewVersion.toSorted());
      assert.deepEqual(holders(), kept);
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
      // A copy that the deployment makes runs by its digest.
      const copy = site.cloud.resources.find(({ type }) => type === "docker-build:index:Index");
      const [, version = newTag] = String(copy?.properties.ref).split("@");
      assert.ok(container?.image.includes(version), container?.image);
      const { updatedNumberScheduled, numberReady } = daemonSet?.status ?? {};
      assert.deepEqual([updatedNumberScheduled, numberReady], [3, 3]);
    });

    it("tells the pipelines of what somebody deleted, makes it again, and nothing else", async () => {
      const { whenLost } = asked;
      const lost = site.cloud.resources.find(({ type }) => type === whenLost) ?? assert.fail(`no ${whenLost}`);
      site.cloud.lose(lost);
      const { code } = await site.project.shell(`node drift/main.js --stack ${stack} --non-interactive`);
      assert.notEqual(code, 0);
      const report = readFileSync(path.join(site.project.folder, "reports/drift", `${stack}.json`), "utf8");
      const { finished, changes } = JSON.parse(report) as Report;
      // What points at it may change with it, as far as a preview can know.
      const missing = changes.filter(({ operation }) => operation !== "update");
      assert.deepEqual([finished, missing], [true, [{ operation: "create", type: whenLost, count: 1 }]]);
      assert.deepEqual(await askedDuring(() => site.project.succeed(...up, "--refresh")), [`create ${whenLost}`]);
      assert.ok(site.cloud.resources.some(({ urn }) => urn === lost.urn));
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
      site.configure({ ...changes, "image.tag": newTag, protect: false });
      await site.project.succeed(...up);
      await site.project.succeed(...destroy);
      assert.deepEqual(
        site.cloud.resources.filter(({ urn }) => !nameOf(urn).startsWith("second")),
        [],
      );
    });

    /** What the cluster knows the sensor's namespace and DaemonSet by: others, once they are made anew. */
    function holders(): readonly string[] {
      const objects = ["namespaces", "daemonsets"].flatMap(
        (kind) => site.controlPlane?.list<output.core.v1.Namespace>(kind, "--all-namespaces") ?? [],
      );
      return objects.map(({ metadata }) => `${metadata.name} ${metadata.uid}`);
    }

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

/** Another takes its place. */
export function inPlaceOf(type: string): readonly string[] {
  return [`create ${type}`, `delete ${type}`];
}

export function times(count: number, what: string): readonly string[] {
  return Array<string>(count).fill(what);
}

const described = ({ operation, urn }: Happening) => `${operation} ${typeOf(urn)}`;
