import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { assertStandard, workloadPoolOf } from "../../../components/hardened-cluster/gke/existing";
import { assertNodesFit, type NodeKind } from "../../../components/qualys-sensor/node-kinds";
import { deployed, standInCloud } from "../../support/deployed";
import type { Changes } from "../../support/preview";

const refusal = (reason: string) => ({ message: `cluster.existing: the sensor cannot run on shared: ${reason}` });

/** What the cloud answers otherwise than the stand-in does, by function. */
type Answers = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** A stack on a cluster that exists, deployed. */
function onto(stack: string, existing: object, answers: Answers, more: Changes = {}) {
  const invoke = (token: string): ReturnType<typeof standInCloud.invoke> => {
    const answer = standInCloud.invoke(token);
    return (...asked) => ({ ...answer(...asked), ...answers[token] });
  };
  return deployed(stack, { cluster: { existing }, ...more }, { ...standInCloud, invoke });
}

const ontoEks = (answers: Answers, more?: Changes) => onto("aws-eks", { name: "shared" }, answers, more);

const groups = "aws:eks/getNodeGroups:getNodeGroups";
const group = "aws:eks/getNodeGroup:getNodeGroup";
const instances = "aws:ec2/getInstances:getInstances";

describe("S32: an existing EKS cluster", () => {
  const withoutGroups = { [groups]: { names: [] } };
  const withoutNodes = { ...withoutGroups, [instances]: { ids: [] } };

  it("with nothing but Fargate is refused, with the reason", async () => {
    await assert.rejects(
      ontoEks(withoutNodes),
      refusal(
        "it has no node groups and no instances, and on Fargate no pod reaches the container runtime. Add nodes of " +
          "linux/amd64; or select those that are still to come with sensor.placement.nodeSelector.",
      ),
    );
  });

  it("with nodes that the image is not made for is refused, with the reason", async () => {
    for (const [amiType, what] of [
      ["WINDOWS_CORE_2022_x86_64", "Windows"],
      ["AL2023_ARM_64_STANDARD", "Arm processors"],
    ] as const)
      await assert.rejects(ontoEks({ [group]: { amiType } }), refusal(noFit(`shared-nodes has ${what}`)));
  });

  const taken: Readonly<Record<string, [Answers, Changes?]>> = {
    "nodes that are in no group": [withoutGroups],
    "nodes that EKS makes as pods ask for them": [
      { ...withoutNodes, "aws:eks/getCluster:getCluster": { computeConfigs: [{ enabled: true }] } },
    ],
    "nodes that only the settings know of": [
      withoutNodes,
      { "sensor.placement.nodeSelector": { "karpenter.sh/nodepool": "amd64" } },
    ],
  };
  for (const [what, [answers, changes]] of Object.entries(taken)) {
    it(`with ${what} gets the sensor`, async () => {
      assert.equal((await ontoEks(answers, changes)).ofType("kubernetes:apps/v1:DaemonSet").length, 1);
    });
  }
});

describe("S32: an existing ECS cluster", () => {
  const network = {
    vpcId: "vpc-0123456789abcdef0",
    privateSubnetIds: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
  };
  const ontoEcs = (registeredContainerInstancesCount: number) =>
    onto(
      "aws-ecs",
      { name: "shared" },
      { "aws:ecs/getCluster:getCluster": { registeredContainerInstancesCount } },
      { "network.existing": network },
    );

  it("with nothing but Fargate is refused, with the reason", async () => {
    await assert.rejects(
      ontoEcs(0),
      refusal(
        "it has no container instances, and on Fargate no task reaches the container runtime. Add instances of " +
          "linux/amd64 with Docker, then `pulumi up` again.",
      ),
    );
  });

  it("with a container instance gets the sensor", async () => {
    const [service, ...others] = (await ontoEcs(1)).ofType("aws:ecs/service:Service");
    assert.deepEqual(others, []);
    assert.equal(service?.properties.schedulingStrategy, "DAEMON");
    assert.match(String(service?.properties.cluster), /:cluster\/shared$/);
  });
});

describe("S32: an existing GKE cluster", () => {
  const shared = {
    name: "shared",
    location: "europe-west3",
    project: "example",
    workloadIdentityConfigs: [{ workloadPool: "example.svc.id.goog" }],
    secretSyncConfigs: [{ enabled: true }],
  };
  const update = "gcloud container clusters update shared --location europe-west3";
  const lacking: Readonly<Record<string, [Partial<typeof shared>, string]>> = {
    "workload identities": [
      { workloadIdentityConfigs: [] },
      `it issues no workload identities. ${update} --workload-pool example.svc.id.goog`,
    ],
    "Secret Sync": [
      { secretSyncConfigs: [] },
      `it copies no secrets from Secret Manager. ${update} --enable-secret-sync`,
    ],
    "Secret Sync that is on": [
      { secretSyncConfigs: [{ enabled: false }] },
      `it copies no secrets from Secret Manager. ${update} --enable-secret-sync`,
    ],
  };
  for (const [what, [changes, reason]] of Object.entries(lacking)) {
    it(`without ${what} is refused, with the reason`, () => {
      assert.throws(() => workloadPoolOf({ ...shared, ...changes }), refusal(reason));
    });
  }

  it("on Autopilot is refused, with the reason", () => {
    assert.throws(
      () => assertStandard({ name: "shared", enableAutopilot: true }),
      refusal("Autopilot lets no pod reach the container runtime of its node."),
    );
  });

  it("with all of them gets the sensor", () => {
    assertStandard({ name: "shared", enableAutopilot: false });
    assert.equal(workloadPoolOf(shared), "example.svc.id.goog");
  });
});

describe("S32: a deployment onto an existing cluster", () => {
  const daemonSets = (stack: Awaited<ReturnType<typeof onto>>) => stack.ofType("kubernetes:apps/v1:DaemonSet").length;

  it("of AKS with Windows or Arm processors alone is refused, with the reason", async () => {
    const digest = `sha256:${"0123456789abcdef".repeat(4)}`;
    const ontoAks = (agentPoolProfiles: object[]) => {
      const answers = { "azure-native:containerservice:getManagedCluster": { agentPoolProfiles } };
      const existing = { name: "shared", resourceGroup: "shared" };
      return onto("azure", existing, answers, { "image.digest": digest });
    };
    const windows = { name: "win", osType: "Windows", vmSize: "Standard_D4ds_v5" };
    const arm = { name: "arm", osType: "Linux", vmSize: "Standard_D4pds_v5" };
    await assert.rejects(ontoAks([windows, arm]), refusal(noFit("win has Windows, arm has Arm processors")));
    assert.equal(daemonSets(await ontoAks([windows, { ...arm, vmSize: "Standard_D4ds_v5" }])), 1);
  });

  const ontoGke = (answer: Answers[string]) =>
    onto("gcp", { name: "shared", location: "europe-west3" }, { "gcp:container/getCluster:getCluster": answer });
  const pool = (machineType: string, imageType = "COS_CONTAINERD") => ({
    nodePools: [{ name: "pool", nodeConfigs: [{ machineType, imageType }] }],
  });
  const refused: Readonly<Record<string, [Answers[string], string]>> = {
    "on Autopilot": [{ enableAutopilot: true }, "Autopilot lets no pod reach the container runtime of its node."],
    "with Arm processors alone": [pool("t2a-standard-4"), noFit("pool has Arm processors")],
    "with Windows alone": [pool("n2-standard-4", "WINDOWS_LTSC_CONTAINERD"), noFit("pool has Windows")],
  };
  for (const [what, [answer, reason]] of Object.entries(refused)) {
    it(`of GKE ${what} is refused, with the reason`, async () => {
      // Several properties wait for what is known of the cluster, and the SDK puts their names before the reason.
      await assert.rejects(ontoGke(answer), ({ message }: Error) => message.endsWith(refusal(reason).message));
    });
  }

  it("of GKE with other nodes is made", async () => {
    assert.equal(daemonSets(await ontoGke(pool("n2-standard-4"))), 1);
  });
});

describe("S32: any existing cluster whose nodes its cloud lists", () => {
  const kind = (what: Partial<NodeKind>): NodeKind => ({ name: "pool", isWindows: false, isArm: false, ...what });

  it("is refused with Windows or Arm processors alone, with the reason", () => {
    for (const [only, reason] of [
      [kind({ isWindows: true }), "pool has Windows"],
      [kind({ isArm: true }), "pool has Arm processors"],
    ] as const)
      assert.throws(() => assertNodesFit("shared", [only], {}), refusal(noFit(reason)));
  });
});

function noFit(what: string): string {
  return (
    `it needs nodes of linux/amd64, and ${what}. Add such nodes; or select those that are not listed here with ` +
    "sensor.placement.nodeSelector."
  );
}
