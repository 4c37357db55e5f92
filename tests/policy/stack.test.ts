import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { resource } from "../../policy/examples";
import { unknown, type Resource } from "../../policy/resource";
import { Stack, type Typed } from "../../policy/stack";
import { guarded, UnknownValue } from "../../policy/unknown";

const component: Resource = {
  urn: "urn:component",
  type: "awsx:ec2:Vpc",
  name: "component",
  properties: {},
  secrets: [],
  protect: false,
  dependencies: [],
  propertyDependencies: {},
};

const within = (child: Resource): Resource => ({ ...child, parent: component.urn });
const names = (resources: readonly Resource[]) => resources.map(({ name }) => name);

const network = resource("aws:ec2/vpc:Vpc", "network", {});
const other = resource("aws:ec2/vpc:Vpc", "other", {});
const logs = resource("aws:ec2/flowLog:FlowLog", "logs", {}, { vpcId: "network" });
const subnet = (name: string, id?: string): Resource => ({ ...resource("aws:ec2/subnet:Subnet", name, {}), id });

describe("a stack", () => {
  it("lists the resources of a type", () => {
    assert.deepEqual(names(new Stack([network, logs, other]).all("aws:ec2/vpc:Vpc")), ["network", "other"]);
    assert.deepEqual(new Stack([]).all("aws:ec2/vpc:Vpc"), []);
  });

  it("knows what points at a resource, before any value is known", () => {
    const stack = new Stack([network, other, logs].map(guarded));
    assert.deepEqual(names(stack.pointingAt(network, "aws:ec2/flowLog:FlowLog", "vpcId")), ["logs"]);
    assert.deepEqual(stack.pointingAt(other, "aws:ec2/flowLog:FlowLog", "vpcId"), []);
    assert.deepEqual(stack.pointingAt(network, "aws:ec2/flowLog:FlowLog", "iamRoleArn"), []);
  });

  it("knows what a property comes from", () => {
    const stack = new Stack([network, other, logs].map(guarded));
    assert.deepEqual(names(stack.behind(logs, "vpcId", "aws:ec2/vpc:Vpc")), ["network"]);
    assert.deepEqual(stack.behind(logs, "vpcId", "aws:ec2/subnet:Subnet"), []);
    assert.deepEqual(stack.behind(logs, "iamRoleArn", "aws:ec2/vpc:Vpc"), []);
  });

  it("joins what has a name and what is written to be for it, unless the value comes from elsewhere", () => {
    const bucket = resource("aws:s3/bucket:Bucket", "reports", { bucket: "acme-reports" });
    const unnamed = resource("aws:s3/bucket:Bucket", "unnamed", {});
    const versioning = (name: string, of: unknown, properties: Record<string, string> = {}) =>
      resource("aws:s3/bucketVersioning:BucketVersioning", name, { bucket: of } as object, properties);
    const stack = new Stack(
      [
        bucket,
        unnamed,
        versioning("written", "acme-reports"),
        versioning("of another", "acme-others"),
        versioning("not known", unknown),
        versioning("made from another", "acme-reports", { bucket: "unnamed" }),
      ].map(guarded),
    );
    const of = (target: Resource) =>
      names(stack.pointingAt(target, "aws:s3/bucketVersioning:BucketVersioning", "bucket"));
    assert.deepEqual([of(bucket), of(unnamed)], [["written"], ["made from another"]]);
    const behind = stack
      .all("aws:s3/bucketVersioning:BucketVersioning")
      .map((each) => names(stack.behind(each, "bucket", "aws:s3/bucket:Bucket")));
    assert.deepEqual(behind, [["reports"], [], [], ["unnamed"]]);

    const addOn = resource("aws:eks/addon:Addon", "cni", { clusterName: "prod" });
    const clusters = ["prod", "test"].map((name) => resource("aws:eks/cluster:Cluster", name, { name }));
    const eks = new Stack([...clusters, addOn].map(guarded));
    assert.deepEqual(
      clusters.map((cluster) => names(eks.pointingAt(cluster, "aws:eks/addon:Addon", "clusterName"))),
      [["cni"], []],
    );
  });

  it("joins by a name only what is in one resource group or project", () => {
    const groupType = "azure-native:network:NetworkSecurityGroup";
    const ruleType = "azure-native:network:SecurityRule";
    const called = { networkSecurityGroupName: "web" };
    const of = (name: string) => ({ resourceGroupName: name });
    const stack = new Stack(
      [
        resource("azure-native:resources:ResourceGroup" as typeof groupType, "made", {} as never),
        resource(groupType, "one", { ...called, ...of("one") }),
        resource(groupType, "two", { ...called, ...of("two") }),
        resource(groupType, "three", called as never, { resourceGroupName: "made" }),
        resource(ruleType, "of-one", { ...called, ...of("one") }),
        resource(ruleType, "of-three", called as never, { resourceGroupName: "made" }),
        resource(ruleType, "of-another", { ...called, ...of("four") }),
      ].map(guarded),
    );
    assert.deepEqual(
      stack
        .all(groupType)
        .map((group) => [group.name, names(stack.pointingAt(group, ruleType, "networkSecurityGroupName"))]),
      [
        ["one", ["of-one"]],
        ["two", []],
        ["three", ["of-three"]],
      ],
    );
    assert.deepEqual(
      stack.all(ruleType).map((rule) => names(stack.behind(rule, "networkSecurityGroupName", groupType))),
      [["one"], ["three"], []],
    );
  });

  it("follows a value out of a component to the only child that it can be", () => {
    const own = within(network);
    const flows = { ...logs, propertyDependencies: { vpcId: [component.urn] } };
    const stack = new Stack([component, own, other, flows].map(guarded));
    assert.deepEqual(names(stack.pointingAt(own, "aws:ec2/flowLog:FlowLog", "vpcId")), ["logs"]);
    assert.deepEqual(names(stack.behind(flows, "vpcId", "aws:ec2/vpc:Vpc")), ["network"]);
  });

  it("finds what points at a resource itself and at its component, each once", () => {
    const own = within(network);
    const pointing = (name: string, vpcId: readonly string[]) => ({
      ...resource("aws:ec2/flowLog:FlowLog", name, {}),
      propertyDependencies: { vpcId },
    });
    const flows = [
      pointing("at the network", [own.urn]),
      pointing("at the component", [component.urn]),
      pointing("at both", [own.urn, component.urn]),
    ];
    const stack = new Stack([component, own, ...flows]);
    assert.deepEqual(names(stack.pointingAt(own, "aws:ec2/flowLog:FlowLog", "vpcId")), [
      "at the network",
      "at both",
      "at the component",
    ]);
  });

  describe("with several children that a value can come from", () => {
    const group = (subnetIds?: readonly string[]): Resource => ({
      ...resource("aws:eks/nodeGroup:NodeGroup", "nodes", {}, subnetIds ? {} : { subnetIds: [] }),
      ...(subnetIds ? { properties: { subnetIds } } : {}),
      propertyDependencies: { subnetIds: [component.urn] },
    });

    it("says that it is not known which", () => {
      const nodes = guarded(group());
      const stack = new Stack([component, within(subnet("a")), within(subnet("b")), nodes]);
      assert.throws(() => stack.behind(nodes, "subnetIds", "aws:ec2/subnet:Subnet"), UnknownValue);
    });

    it("takes those that the value names, once it is known", () => {
      const nodes = group(["subnet-2"]);
      const children = [within(subnet("a", "subnet-1")), within(subnet("b", "subnet-2"))];
      const stack = new Stack([component, ...children, nodes]);
      assert.deepEqual(names(stack.behind(nodes, "subnetIds", "aws:ec2/subnet:Subnet")), ["b"]);
    });
  });

  it("finds resources by their keys, or as those whose keys are not known, and asks each for its keys once", () => {
    const asked: string[] = [];
    const zoneOf = ({ name, properties }: Typed<"aws:ec2/subnet:Subnet">) => {
      asked.push(name);
      return [properties.availabilityZone ?? "none"];
    };
    const inZone = (name: string, availabilityZone: unknown) =>
      guarded({ ...subnet(name), properties: { availabilityZone } });
    const stack = new Stack([network, inZone("a", "1"), inZone("b", "2"), inZone("c", "1"), inZone("d", unknown)]);
    const found = (key: string | typeof unknown) => names(stack.having("aws:ec2/subnet:Subnet", key, zoneOf));
    assert.deepEqual([found("1"), found("2"), found("3"), found(unknown)], [["a", "c"], ["b"], [], ["d"]]);
    assert.deepEqual(asked, ["a", "b", "c", "d"]);
  });
});
