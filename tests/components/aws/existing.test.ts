import assert from "node:assert/strict";
import { previewOf, type StackPreview } from "../../support/preview";

const alarmType = "aws:cloudwatch/metricAlarm:MetricAlarm";
const compositeType = "aws:cloudwatch/compositeAlarm:CompositeAlarm";

const alarmsOf = (stack: StackPreview) =>
  stack
    .ofType(alarmType)
    .map(({ name }) => name.replace("qualys-registry-alerts-", ""))
    .toSorted();

const network = {
  vpcId: "vpc-0123456789abcdef0",
  privateSubnetIds: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
};

describe("AWS stacks on what exists already", () => {
  it("make a cluster in a network that they leave alone", async () => {
    const stack = await previewOf("aws-eks", { "network.existing": network });
    assert.deepEqual(stack.ofType("aws:ec2/vpc:Vpc"), []);
    assert.deepEqual(stack.ofType("aws:ec2/vpcEndpoint:VpcEndpoint"), []);
    assert.deepEqual(stack.one("aws:eks/nodeGroup:NodeGroup").properties.subnetIds, network.privateSubnetIds);
  });

  it("put the sensor, its vault and its image beside an EKS cluster", async () => {
    const stack = await previewOf("aws-eks", { cluster: { existing: { name: "shared" } } });
    assert.deepEqual(stack.ofType("aws:eks/cluster:Cluster"), []);
    assert.equal(stack.ofType("kubernetes:apps/v1:DaemonSet").length, 1);
    assert.equal(stack.ofType("aws:secretsmanager/secret:Secret").length, 2);
    const provider = stack.one("pulumi:providers:kubernetes");
    const kubeconfig = String(provider.properties.kubeconfig);
    assert.match(kubeconfig, /"get-token","--cluster-name","shared"/);
    assert.doesNotMatch(kubeconfig, /token"?:/);
  });

  it("watch the sensor on an EKS cluster by what Container Insights tells of it (K16)", async () => {
    const stack = await previewOf("aws-eks", { cluster: { existing: { name: "shared" } } });
    assert.deepEqual(alarmsOf(stack), ["errors", "restarts", "sensor", "silence", "vault-denied", "vault-read"]);
    assert.deepEqual(stack.one(alarmType, "-alerts-sensor").properties.dimensions, {
      ClusterName: "shared",
      Namespace: "qualys-sensor",
      PodName: "qualys-sensor",
    });
    for (const { properties } of stack.ofType("aws:cloudwatch/logMetricFilter:LogMetricFilter")) {
      assert.equal(properties.logGroupName, "/aws/containerinsights/shared/application");
    }
    assert.equal(stack.ofType(compositeType).length, 1);
    assert.ok("dashboardUrl" in stack.result.outputs);
  });

  it("promise no alarm that nothing would feed, on a cluster without Container Insights (K16)", async () => {
    const bare = { cluster: { existing: { name: "bare" } } };
    const stack = await previewOf("aws-eks", bare);
    assert.deepEqual(alarmsOf(stack), ["vault-denied", "vault-read"]);
    assert.deepEqual(stack.ofType(compositeType), []);
    const blind = await previewOf("aws-eks", { ...bare, "credentials.existingSecret": "from-the-vault" });
    assert.deepEqual(
      blind.resources.filter(({ type }) => type.startsWith("aws:cloudwatch/")),
      [],
    );
  });

  it("put the sensor on an ECS cluster, and see without Container Insights whether it runs (K16)", async () => {
    const stack = await previewOf("aws-ecs", {
      cluster: { existing: { name: "shared" } },
      "network.existing": network,
    });
    assert.deepEqual(stack.ofType("aws:ecs/cluster:Cluster"), []);
    assert.deepEqual(stack.ofType("aws:autoscaling/group:Group"), []);
    const service = stack.one("aws:ecs/service:Service");
    assert.equal(service.properties.cluster, "arn:aws:ecs:eu-central-1:123456789012:cluster/shared");
    const { namespace, metricName, statistic, threshold, treatMissingData } = stack.one(
      alarmType,
      "-alerts-sensor",
    ).properties;
    assert.deepEqual(
      [namespace, metricName, statistic, threshold, treatMissingData],
      ["AWS/ECS", "CPUUtilization", "SampleCount", 1, "breaching"],
    );
  });
});
