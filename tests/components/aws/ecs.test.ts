import assert from "node:assert/strict";
import { previewOf, type StackPreview } from "../../support/preview";
import { statement, statements } from "./statements";

describe("EcsHardenedCluster", () => {
  let stack: StackPreview;
  before(async () => (stack = await previewOf("aws-ecs")));
  const template = () => stack.one("aws:ec2/launchTemplate:LaunchTemplate");
  const userData = (preview: StackPreview) =>
    Buffer.from(String(preview.one("aws:ec2/launchTemplate:LaunchTemplate").properties.userData), "base64").toString();

  it("starts every instance from the newest image of Amazon Linux 2023 (E5)", () => {
    assert.equal(
      template().properties.imageId,
      "resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id",
    );
  });

  it("replaces instances every month and with their template, a new one first (E12)", () => {
    const { properties } = stack.one("aws:autoscaling/group:Group");
    assert.equal(properties.maxInstanceLifetime, 30 * 24 * 3600);
    assert.deepEqual(properties.instanceRefresh, {
      strategy: "Rolling",
      preferences: { minHealthyPercentage: 100, maxHealthyPercentage: 150 },
    });
    assert.deepEqual([properties.minSize, properties.desiredCapacity, properties.maxSize], [2, 2, 4]);
    const tags = properties.tags as { key: string; propagateAtLaunch: boolean }[];
    assert.ok(tags.some(({ key }) => key === "Name") && tags.every(({ propagateAtLaunch }) => propagateAtLaunch));
  });

  it("drains instances, and does not pretend to scale (E12)", () => {
    const { autoScalingGroupProvider } = stack.one("aws:ecs/capacityProvider:CapacityProvider").properties;
    const { managedDraining, managedScaling, managedTerminationProtection } = autoScalingGroupProvider as Record<
      string,
      unknown
    >;
    assert.deepEqual(
      [managedDraining, managedScaling, managedTerminationProtection],
      ["ENABLED", { status: "DISABLED" }, "DISABLED"],
    );
    const providers = stack.one("aws:ecs/clusterCapacityProviders:ClusterCapacityProviders");
    assert.equal(providers.properties.defaultCapacityProviderStrategies, undefined);
    assert.ok(stack.behind(stack.one("aws:ecs/service:Service"), "cluster").includes(providers));
  });

  it("encrypts disks with its own key, watches closely and records sessions (E13)", () => {
    const key = stack.one("aws:kms/key:Key", "-cluster-key");
    assert.ok(stack.behind(template(), "blockDeviceMappings").includes(key));
    const [disk] = template().properties.blockDeviceMappings as { ebs: Record<string, unknown> }[];
    assert.deepEqual([disk?.ebs.encrypted, disk?.ebs.deleteOnTermination], ["true", "true"]);
    const cluster = stack.one("aws:ecs/cluster:Cluster");
    assert.deepEqual(cluster.properties.settings, [{ name: "containerInsights", value: "enhanced" }]);
    assert.ok(
      stack.behind(cluster, "configuration").includes(stack.one("aws:cloudwatch/logGroup:LogGroup", "-sessions")),
    );
    const metrics = stack.one("aws:cloudwatch/logGroup:LogGroup", "-cluster-metrics");
    assert.equal(metrics.properties.name, "/aws/ecs/containerinsights/qualys-registry-cluster/performance");
    assert.ok(cluster.dependencies.includes(metrics.urn));
  });

  it("keeps the instance's role from tasks (E6)", () => {
    const { httpTokens, httpPutResponseHopLimit } = template().properties.metadataOptions as Record<string, unknown>;
    assert.deepEqual([httpTokens, httpPutResponseHopLimit], ["required", 1]);
    assert.match(userData(stack), /^ECS_AWSVPC_BLOCK_IMDS=true$/m);
    assert.match(userData(stack), /^ECS_DISABLE_PRIVILEGED=true$/m);
  });

  it("hardens the agent, and repeats none of its defaults (E7)", () => {
    for (const line of [
      "ECS_CLUSTER=qualys-registry-cluster",
      "ECS_TASK_PIDS_LIMIT=4096",
      "ECS_IMAGE_PULL_BEHAVIOR=once",
      "ECS_ENGINE_TASK_CLEANUP_WAIT_DURATION=10m",
      "ECS_CONTAINER_INSTANCE_PROPAGATE_TAGS_FROM=ec2_instance",
    ]) {
      assert.ok(userData(stack).split("\n").includes(line), line);
    }
    assert.doesNotMatch(userData(stack), /ECS_ENABLE_TASK_IAM_ROLE|AWSLOGS_EXECUTIONROLE|PROXY/);
  });

  it("tells agent and Docker about the proxy, but not for metadata, Docker's socket and this region (E8, E32)", async () => {
    const proxied = userData(
      await previewOf("aws-ecs", {
        "sensor.proxy": { address: "10.9.8.7:3128" },
        "sensor.egress": [{ cidr: "10.9.8.7/32", port: 3128, description: "Proxy" }],
      }),
    );
    const endpoints = [".eu-central-1.amazonaws.com", ".eu-central-1.amazonaws.com.cn"];
    const direct = ["NO_PROXY=169.254.169.254", "169.254.170.2", "/var/run/docker.sock", ...endpoints].join(",");
    assert.ok(proxied.includes(`\nHTTPS_PROXY=http://10.9.8.7:3128\n${direct}\n`));
    for (const service of ["ecs", "docker"]) {
      assert.ok(proxied.includes(`/etc/systemd/system/${service}.service.d/environment.conf`), service);
    }
    assert.match(proxied, /systemctl daemon-reload\nsystemctl restart docker\n$/);
  });

  it("writes no secret into user data", () => {
    assert.deepEqual(template().secrets, []);
  });

  it("gives instances what the agent needs in this cluster, and Session Manager instead of a key pair (E14, E16)", () => {
    const agent = statements(stack.one("aws:iam/rolePolicy:RolePolicy", "-instances-agent"));
    const broad = agent.filter(({ Resource }) => Resource === "*").flatMap(({ Action }) => Action);
    assert.deepEqual(broad, ["ecs:DiscoverPollEndpoint", "ec2:DescribeTags"]);
    assert.doesNotMatch(JSON.stringify(agent), /ecr:|logs:|secretsmanager:|:\*"/);
    const attached = stack.ofType("aws:iam/rolePolicyAttachment:RolePolicyAttachment");
    assert.deepEqual(
      attached.map(({ properties }) => properties.policyArn),
      ["arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"],
    );
    assert.equal(template().properties.keyName, undefined);
  });

  it("lets Pulumi name roles, so that one account can hold two stacks (E9)", () => {
    for (const { properties } of stack.ofType("aws:iam/role:Role")) {
      assert.match(String(properties.name), /^qualys-registry-.*-[0-9a-f]{7}$/);
    }
  });

  it("opens shells in the sensor if it is told to, by the task's own role, and records them (E13)", async () => {
    const stack = await previewOf("aws-ecs", { "cluster.exec": true });
    assert.equal(stack.one("aws:ecs/service:Service").properties.enableExecuteCommand, true);
    const role = stack.one("aws:iam/role:Role", "-sensor-task");
    const [shells, key] = ["-task-shells", "-task-shells-key"].map((end) =>
      stack.one("aws:iam/rolePolicy:RolePolicy", end),
    );
    for (const rights of [shells, key]) assert.ok(stack.behind(rights, "role").includes(role));
    const record = statement(shells, "ShellRecord");
    const group = stack.one("aws:cloudwatch/logGroup:LogGroup", "-cluster-sessions");
    assert.equal(
      record.Resource,
      `arn:aws:logs:eu-central-1:123456789012:log-group:${String(group.properties.name)}:*`,
    );
    const cluster = stack.one("aws:ecs/cluster:Cluster");
    assert.ok(stack.behind(cluster, "configuration").includes(group));
    assert.ok(stack.behind(key, "policy").includes(stack.one("aws:kms/key:Key", "-cluster-key")));
  });

  it("lets nothing in", () => {
    const rules = stack.ofType("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule");
    assert.deepEqual(
      rules.map(({ name }) => name),
      ["qualys-registry-network-endpoints-from-network"],
    );
  });
});
