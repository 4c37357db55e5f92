import assert from "node:assert/strict";
import { type Changes, previewOf, type StackPreview } from "../../support/preview";
import { statements } from "./statements";

const ingressType = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const egressType = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
const attachmentType = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";

const existingVpc = {
  vpcId: "vpc-0123456789abcdef0",
  privateSubnetIds: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
};

describe("EksHardenedCluster", () => {
  let stack: StackPreview;
  before(async () => (stack = await previewOf("aws-eks")));
  const cluster = () => stack.one("aws:eks/cluster:Cluster");
  const template = () => stack.one("aws:ec2/launchTemplate:LaunchTemplate");
  const addOn = (name: string) => stack.one("aws:eks/addon:Addon", `-cluster-${name}`);

  describe("control plane", () => {
    it("answers inside the network always, and outside only to the ranges named (X11)", async () => {
      const endpoints = cluster().properties.vpcConfig as Record<string, unknown>;
      assert.equal(endpoints.endpointPrivateAccess, true);
      assert.equal(endpoints.endpointPublicAccess, true);
      assert.deepEqual(endpoints.publicAccessCidrs, ["203.0.113.0/24"]);

      const inside = await previewOf("aws-eks", {
        "cluster.api.access": "private",
        "cluster.api.reachedFrom": "inside",
      });
      const hidden = inside.one("aws:eks/cluster:Cluster").properties.vpcConfig as Record<string, unknown>;
      assert.deepEqual(
        [hidden.endpointPrivateAccess, hidden.endpointPublicAccess, hidden.publicAccessCidrs],
        [true, false, undefined],
      );
    });

    it("knows its administrators by access entries, and its creator by nothing else (K7)", () => {
      assert.deepEqual(cluster().properties.accessConfig, {
        authenticationMode: "API",
        bootstrapClusterCreatorAdminPermissions: false,
      });
      const principals = stack
        .ofType("aws:eks/accessEntry:AccessEntry")
        .map(({ properties }) => properties.principalArn);
      assert.deepEqual(principals, [
        "arn:aws:iam::123456789012:role/admins",
        "arn:aws:iam::123456789012:role/deployer",
      ]);
      for (const entry of stack.ofType("aws:eks/accessEntry:AccessEntry")) assert.ok(!entry.protect, entry.name);
    });

    it("gives who deploys one entry, also if the settings name him", async () => {
      const same = await previewOf("aws-eks", { "cluster.admins": ["arn:aws:iam::123456789012:role/deployer"] });
      assert.equal(same.ofType("aws:eks/accessEntry:AccessEntry").length, 1);
    });

    it("lets go of administrators only after what they made in the cluster", () => {
      const provider = stack.one("pulumi:providers:kubernetes", "-kubernetes");
      for (const { urn } of stack.ofType("aws:eks/accessPolicyAssociation:AccessPolicyAssociation")) {
        assert.ok(provider.dependencies.includes(urn));
      }
    });

    it("pins its version and its services' range (K5, K6)", () => {
      assert.equal(cluster().properties.version, "1.35");
      assert.deepEqual(cluster().properties.upgradePolicy, { supportType: "STANDARD" });
      assert.deepEqual(cluster().properties.kubernetesNetworkConfig, {
        ipFamily: "ipv4",
        serviceIpv4Cidr: "10.100.0.0/16",
      });
    });

    it("can be taken out of a zone, where AWS offers it (K19)", async () => {
      assert.deepEqual(cluster().properties.zonalShiftConfig, { enabled: true });
      const govCloud = await previewOf("aws-eks", {
        "aws:region": "us-gov-west-1",
        "cluster.admins": ["arn:aws-us-gov:iam::123456789012:role/admins"],
      });
      assert.equal(govCloud.one("aws:eks/cluster:Cluster").properties.zonalShiftConfig, undefined);
    });

    it("lets in nodes, and where the deployment comes from if it is private (X11, K20)", async () => {
      const callers = async (changes: Changes) =>
        (await previewOf("aws-eks", changes))
          .ofType(ingressType)
          .filter(({ name }) => name.includes("-cluster-control-plane-from-"))
          .map(({ properties: { fromPort, cidrIpv4 = "nodes" } }) => `${String(cidrIpv4)}:${String(fromPort)}`)
          .toSorted();
      const privately = { "cluster.api.access": "private", "cluster.api.reachedFrom": "peered" };
      const peers = { "network.peers": ["10.200.0.0/16"] };
      const network = { "network.existing": existingVpc };
      assert.deepEqual(await callers({}), ["nodes:443"]);
      const inside = { ...privately, "cluster.api.reachedFrom": "inside" };
      assert.deepEqual(await callers(inside), ["172.20.0.0/16:443", "nodes:443"]);
      for (const changes of [
        { ...privately, ...peers },
        { ...privately, ...peers, ...network },
        { ...peers, ...network },
      ]) {
        assert.deepEqual(await callers(changes), ["10.200.0.0/16:443", "nodes:443"]);
      }
    });

    it("encrypts its data with the cluster's key and is not deleted by mistake (K13)", async () => {
      assert.ok(stack.behind(cluster(), "encryptionConfig").includes(stack.one("aws:kms/key:Key", "-cluster-key")));
      assert.equal(cluster().properties.deletionProtection, true);
      assert.ok(cluster().protect);
      const thrownAway = (await previewOf("aws-eks", { protect: false })).one("aws:eks/cluster:Cluster");
      assert.deepEqual([thrownAway.properties.deletionProtection, thrownAway.protect], [false, false]);
    });

    it("writes all its logs into an encrypted group that is there before it", () => {
      const group = stack.one("aws:cloudwatch/logGroup:LogGroup", "-cluster-control-plane");
      assert.equal(group.properties.name, `/aws/eks/${String(cluster().properties.name)}/cluster`);
      assert.ok(stack.behind(group, "kmsKeyId").includes(stack.one("aws:kms/key:Key", "-logs")));
      assert.deepEqual(cluster().properties.enabledClusterLogTypes, [
        ...["api", "audit", "authenticator", "controllerManager", "scheduler"],
      ]);
      assert.ok(stack.one("eks:index:Cluster").dependencies.includes(group.urn));
    });

    it("acts for this cluster alone (E15)", () => {
      const [trust] = statements(stack.one("aws:iam/role:Role", "-cluster-control-plane"), "assumeRolePolicy");
      assert.deepEqual(trust?.Condition, {
        StringEquals: { "aws:SourceAccount": "123456789012" },
        ArnLike: { "aws:SourceArn": "arn:aws:eks:eu-central-1:123456789012:cluster/qualys-registry-cluster" },
      });
    });
  });

  describe("nodes", () => {
    it("run Amazon Linux 2023 in private subnets, repair themselves, and are as many as was set (K11, K12)", () => {
      const { properties } = stack.one("aws:eks/nodeGroup:NodeGroup");
      assert.equal(properties.amiType, "AL2023_x86_64_STANDARD");
      assert.equal(properties.version, "1.35");
      assert.ok(String(properties.releaseVersion).startsWith("1.35."));
      assert.deepEqual(properties.nodeRepairConfig, { enabled: true });
      assert.deepEqual(properties.scalingConfig, { desiredSize: 2, maxSize: 4, minSize: 2 });
    });

    it("have encrypted disks and keep their metadata from pods (K10)", () => {
      const { properties } = template();
      const [disk] = properties.blockDeviceMappings as { ebs: Record<string, unknown> }[];
      assert.deepEqual([disk?.ebs.encrypted, disk?.ebs.volumeType, disk?.ebs.volumeSize], ["true", "gp3", 150]);
      const metadata = properties.metadataOptions as Record<string, unknown>;
      assert.deepEqual([metadata.httpTokens, metadata.httpPutResponseHopLimit], ["required", 1]);
      const [network] = properties.networkInterfaces as Record<string, unknown>[];
      assert.equal(network?.associatePublicIpAddress, "false");
      assert.equal(properties.iamInstanceProfile, undefined);
    });

    it("are in the security group that the rules are about (K2)", () => {
      const group = stack.one("aws:ec2/securityGroup:SecurityGroup", "-cluster-nodes");
      assert.ok(stack.behind(template(), "networkInterfaces").includes(group));
      const rules = stack.ofType(egressType).filter((rule) => stack.behind(rule, "securityGroupId").includes(group));
      assert.ok(rules.length > 0);
      for (const { name, properties } of rules) assert.notEqual(properties.ipProtocol, "-1", name);
    });

    it("open to the API server and to each other, and to nobody else (K2)", () => {
      const nodes = stack.ofType(ingressType).filter(({ name }) => name.includes("-cluster-nodes-from-"));
      const ports = nodes.map(({ properties: { fromPort, toPort } }) => `${String(fromPort)}-${String(toPort)}`);
      const expected = ["53-53", "53-53", "1025-65535", "443-443", "10250-10250", "10251-10251", "9443-9443"];
      assert.deepEqual(ports.toSorted(), expected.toSorted());
      for (const { name, properties } of nodes) assert.equal(properties.cidrIpv4, undefined, name);
    });

    it("go out by HTTPS, and where the settings say besides, once for each place", async () => {
      const egress = [{ cidr: "10.9.8.7/32", port: 3128, description: "Proxy" }];
      const proxied = await previewOf("aws-eks", {
        "sensor.proxy": { address: "10.9.8.7:3128" },
        "sensor.egress": egress,
      });
      const outside = proxied
        .ofType(egressType)
        .filter(({ name, properties }) => name.includes("-cluster-nodes-to-") && properties.cidrIpv4 !== undefined)
        .map(({ properties: { cidrIpv4, fromPort } }) => `${String(cidrIpv4)}:${String(fromPort)}`);
      assert.deepEqual(outside.toSorted(), ["0.0.0.0/0:443", "10.9.8.7/32:3128"]);
    });

    it("may join, pull and be managed; the network plugin has a role of its own (K8, K9, K13)", () => {
      const policies = (end: string) =>
        stack
          .ofType(attachmentType)
          .filter(({ name }) => name.includes(`-cluster-${end}`))
          .map(({ properties }) => String(properties.policyArn).split("/")[1]);
      assert.deepEqual(policies("nodes"), [
        "AmazonEKSWorkerNodePolicy",
        "AmazonEC2ContainerRegistryPullOnly",
        "AmazonSSMManagedInstanceCore",
      ]);
      assert.deepEqual(policies("network-plugin"), ["AmazonEKS_CNI_Policy"]);
      const role = stack.one("aws:iam/role:Role", "-network-plugin");
      const identities = stack.one("aws:iam/openIdConnectProvider:OpenIdConnectProvider");
      assert.ok(stack.behind(role, "assumeRolePolicy").includes(identities));
      assert.ok(stack.behind(addOn("vpc-cni"), "serviceAccountRoleArn").includes(role));
    });

    it("are told nothing more, unless there is a proxy or an authority to know (S29)", async () => {
      assert.equal(template().properties.userData, undefined);
      const pem = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
      const { userData } = await previewOf("aws-eks", {
        "sensor.registryProxy": { address: "10.9.8.7:3128" },
        "sensor.egress": [{ cidr: "10.9.8.7/32", port: 3128, description: "Proxy" }],
        "sensor.registryCertificates": { "registry.example": pem },
      }).then((preview) => preview.one("aws:ec2/launchTemplate:LaunchTemplate").properties);
      const script = Buffer.from(String(userData), "base64").toString();
      assert.match(script, /^MIME-Version: 1\.0\nContent-Type: multipart\/mixed; boundary="PART"\n/);
      assert.match(script, /\/etc\/systemd\/system\/containerd\.service\.d\/environment\.conf/);
      assert.match(script, /HTTPS_PROXY=http:\/\/10\.9\.8\.7:3128/);
      assert.match(script, /NO_PROXY=169\.254\.169\.254,169\.254\.170\.2,\.eu-central-1\.amazonaws\.com,/);
      assert.match(script, /\/etc\/containerd\/certs\.d\/registry\.example\/ca\.crt/);
    });
  });

  describe("add-ons", () => {
    it("enforce network policies (K3, N1)", () => {
      assert.deepEqual(JSON.parse(String(addOn("vpc-cni").properties.configurationValues)), {
        enableNetworkPolicy: "true",
      });
    });

    it("have versions, and come before the nodes if nodes need them, else after (K4)", () => {
      const nodes = stack.one("eks:index:ManagedNodeGroup");
      for (const name of ["vpc-cni", "kube-proxy", "eks-pod-identity-agent"]) {
        assert.ok(nodes.dependencies.includes(addOn(name).urn), name);
      }
      for (const name of ["coredns", "metrics-server", "amazon-cloudwatch-observability"]) {
        assert.ok(addOn(name).dependencies.includes(nodes.urn), name);
      }
      for (const { name, properties } of stack.ofType("aws:eks/addon:Addon")) {
        assert.ok(String(properties.addonVersion).startsWith("v"), name);
      }
      assert.equal(stack.one("eks:index:Cluster").properties.bootstrapSelfManagedAddons, false);
    });

    it("have the versions that are chosen (K18)", async () => {
      const chosen = {
        "vpc-cni": "v1.20.4-eksbuild.2",
        "kube-proxy": "v1.34.0-eksbuild.2",
        coredns: "v1.13.1-eksbuild.1",
      };
      const preview = await previewOf("aws-eks", { "cluster.addOns": chosen });
      const versions = preview
        .ofType("aws:eks/addon:Addon")
        .map(({ properties }) => [properties.addonName, properties.addonVersion]);
      const recommended = ["eks-pod-identity-agent", "metrics-server", "amazon-cloudwatch-observability"];
      assert.deepEqual(Object.fromEntries(versions), {
        ...chosen,
        ...Object.fromEntries(recommended.map((name) => [name, "v1.0.0-eksbuild.1"])),
      });
    });

    it("make volumes if sensors keep their data on them, by a role of their own and under the cluster's key (K8, K17)", async () => {
      assert.ok(!stack.ofType("aws:eks/addon:Addon").some(({ name }) => name.endsWith("-ebs-csi-driver")));
      const preview = await previewOf("aws-eks", { "sensor.persistence": "volume", tags: { team: "security" } });
      const driver = preview.one("aws:eks/addon:Addon", "-ebs-csi-driver");
      const role = preview.one("aws:iam/role:Role", "-cluster-volumes");
      assert.ok(preview.behind(driver, "podIdentityAssociations").includes(role));
      const [association] = driver.properties.podIdentityAssociations as { serviceAccount: string }[];
      assert.equal(association?.serviceAccount, "ebs-csi-controller-sa");
      const [trust] = statements(role, "assumeRolePolicy");
      assert.equal(
        trust?.Condition?.StringEquals?.["aws:RequestTag/kubernetes-service-account"],
        "ebs-csi-controller-sa",
      );
      const storage = preview.one("kubernetes:storage.k8s.io/v1:StorageClass");
      const parameters = storage.properties.parameters as Record<string, unknown>;
      assert.deepEqual([parameters.type, parameters.encrypted], ["gp3", "true"]);
      assert.ok(Object.values(parameters).includes("team=security"));
      assert.ok(preview.behind(storage, "parameters").includes(preview.one("aws:kms/key:Key", "-cluster-key")));
      assert.ok(preview.behind(preview.one("kubernetes:apps/v1:DaemonSet"), "spec").includes(storage));
      assert.ok(preview.one("pulumi:providers:kubernetes", "-kubernetes").dependencies.includes(driver.urn));
    });

    it("leave the class of volumes to the settings, if they name one", async () => {
      const named = await previewOf("aws-eks", {
        "sensor.persistence": "volume",
        "sensor.volume": { storageClass: "fast-ssd" },
      });
      const { spec } = named.one("kubernetes:apps/v1:DaemonSet").properties;
      assert.match(JSON.stringify(spec), /"storageClassName":"fast-ssd"/);
    });

    it("send pods' output and metrics into encrypted groups, by a role for one service account (E14)", () => {
      for (const kind of ["application", "dataplane", "host", "performance"]) {
        const group = stack.one("aws:cloudwatch/logGroup:LogGroup", `-cluster-${kind}`);
        assert.equal(group.properties.name, `/aws/containerinsights/qualys-registry-cluster/${kind}`);
        assert.ok(addOn("amazon-cloudwatch-observability").dependencies.includes(group.urn));
      }
      const role = stack.one("aws:iam/role:Role", "-insights");
      const [trust] = statements(role, "assumeRolePolicy");
      assert.equal(trust?.Condition?.StringEquals?.["aws:RequestTag/kubernetes-service-account"], "cloudwatch-agent");
      const [writes] = statements(stack.one("aws:iam/rolePolicy:RolePolicy", "-insights"));
      assert.match(String(writes?.Resource), /log-group:\/aws\/containerinsights\/qualys-registry-cluster\/\*$/);
    });
  });
});
