import assert from "node:assert/strict";
import { beforeEach, describe, it } from "mocha";
import { StandInCloud, type StoredResource, type Values } from "./cloud/stand-in-cloud";

const urn = (type: string, name: string) => `urn:pulumi:stack::project::${type}::${name}`;

const vpc = "aws:ec2/vpc:Vpc";
const subnet = "aws:ec2/subnet:Subnet";
const logGroup = "aws:cloudwatch/logGroup:LogGroup";
const securityGroup = "aws:ec2/securityGroup:SecurityGroup";
const eks = "aws:eks/cluster:Cluster";
const vault = "azure-native:keyvault:Vault";
const lock = "azure-native:authorization:ManagementLockByScope";

describe("the stand-in cloud", () => {
  let cloud: StandInCloud;
  beforeEach(() => (cloud = new StandInCloud({ "aws:region": "eu-central-1" })));

  async function made(type: string, name: string, inputs: Values): Promise<StoredResource> {
    return cloud.create(urn(type, name), cloud.check(urn(type, name), {}, inputs));
  }
  const deleted = ({ urn, id }: StoredResource) => cloud.delete(urn, id);
  const types = () => cloud.resources.map(({ type }) => type);

  it("refuses what lacks a required input", async () => {
    await assert.rejects(made(subnet, "one", { cidrBlock: "10.0.0.0/24" }), /Subnet: missing vpcId/);
    assert.deepEqual(types(), []);
  });

  it("refuses a name that is taken, and gives out names that are free", async () => {
    await made(logGroup, "one", { name: "/logs" });
    await assert.rejects(made(logGroup, "two", { name: "/logs" }), /LogGroup \/logs exists already/);
    await made(securityGroup, "one", { name: "nodes", vpcId: "vpc" });
    await assert.rejects(made(securityGroup, "two", { name: "nodes", vpcId: "vpc" }), /the name nodes is taken/);
    await made(logGroup, "two", {});
    await made(logGroup, "three", {});
    assert.equal(new Set(cloud.resources.map(({ inputs }) => inputs.name)).size, 4);
  });

  it("refuses to delete what something else uses, until that is gone", async () => {
    const network = await made(vpc, "network", { cidrBlock: "10.0.0.0/16" });
    const part = await made(subnet, "part", { vpcId: network.id, cidrBlock: "10.0.0.0/24" });
    await assert.rejects(deleted(network), /Vpc \S+ is in use by aws:ec2\/subnet:Subnet/);
    await deleted(part);
    await deleted(network);
    assert.deepEqual(types(), []);
  });

  it("refuses to delete what is protected from it, or locked", async () => {
    const cluster = await made(eks, "cluster", { deletionProtection: true, roleArn: "role", vpcConfig: {} });
    await assert.rejects(deleted(cluster), /has deletion protection/);
    const locked = await made(vault, "vault", { resourceGroupName: "group", properties: {} });
    const bolt = await made(lock, "lock", { scope: locked.id, level: "CanNotDelete" });
    await assert.rejects(deleted(locked), /Vault \S+ is locked by /);
    await deleted(bolt);
    await deleted(locked);
  });

  it("refuses to change what it takes once alone (A31)", async () => {
    const inputs = (softDeleteRetentionInDays: number) => ({
      resourceGroupName: "group",
      properties: { softDeleteRetentionInDays },
    });
    const made90 = await made(vault, "vault", inputs(90));
    await cloud.update(made90.urn, made90.id, { ...inputs(90), tags: { team: "security" } });
    await assert.rejects(cloud.update(made90.urn, made90.id, inputs(7)), /set already and it can't be modified/);
  });

  it("refuses to change what is not there, and takes what is gone for deleted", async () => {
    const network = await made(vpc, "network", { cidrBlock: "10.0.0.0/16" });
    cloud.lose(network);
    await assert.rejects(cloud.update(network.urn, network.id, network.inputs), /Vpc \S+ does not exist/);
    await deleted(network);
    assert.equal(cloud.read(network.urn, network.id), undefined);
  });

  it("keeps nothing of a creation that was refused, and all of one that did not become ready", async () => {
    cloud.before = () => Promise.reject(new Error("not now"));
    await assert.rejects(made(vpc, "network", { cidrBlock: "10.0.0.0/16" }), /not now/);
    assert.deepEqual(types(), []);
    cloud.before = () => undefined;
    cloud.after = () => Promise.reject(new Error("not ready"));
    await assert.rejects(made(vpc, "network", { cidrBlock: "10.0.0.0/16" }), /not ready/);
    assert.deepEqual(types(), [vpc]);
  });
});
