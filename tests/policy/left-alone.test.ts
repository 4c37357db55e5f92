import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { evaluate, isAdvice } from "../../policy/evaluate";
import { resource } from "../../policy/examples";
import { loadRules } from "../../policy/load";
import { type Resource, unknown } from "../../policy/resource";
import type { Type } from "../../policy/types";

function answer(id: string, type: Type, properties: object) {
  const one = { ...resource(type, "one", {}), properties: properties as Readonly<Record<string, unknown>> };
  return evaluate([one], { rules: loadRules([id]), today: "2026-11-30" }).findings[0]?.status;
}

describe("what a rule asks of nobody who could not do it", () => {
  const ofLinux = [
    "no-added-capabilities",
    "net-raw-dropped",
    "no-privilege-escalation",
    "not-root",
    "read-only-root",
    "seccomp",
  ];
  for (const id of ofLinux.map((name) => `kubernetes/workloads/${name}`)) {
    it(`${id} says nothing of pods for Windows`, () => {
      const containers = [{ name: "app" }];
      const pod = (os: unknown) => answer(id, "kubernetes:core/v1:Pod", { spec: { os, containers } });
      assert.equal(pod({ name: "windows" }), "not applicable");
      const selecting = (os: unknown) =>
        answer(id, "kubernetes:core/v1:Pod", { spec: { nodeSelector: { "kubernetes.io/os": os }, containers } });
      assert.equal(selecting("windows"), "not applicable");
      for (const os of ["linux", unknown]) assert.equal(selecting(os), "fail");
      for (const os of [{ name: "linux" }, undefined, unknown, { name: unknown }]) assert.equal(pod(os), "fail");
    });
  }

  for (const id of ["aws/ecs/capabilities", "aws/ecs/read-only-root"]) {
    it(`${id} says nothing of tasks for Windows`, () => {
      const containerDefinitions = JSON.stringify([{ name: "app" }]);
      const task = (runtimePlatform: unknown) =>
        answer(id, "aws:ecs/taskDefinition:TaskDefinition", { containerDefinitions, runtimePlatform });
      assert.equal(task({ operatingSystemFamily: "WINDOWS_SERVER_2022_CORE" }), "not applicable");
      for (const platform of [{ operatingSystemFamily: "LINUX" }, undefined, unknown])
        assert.equal(task(platform), "fail");
    });
  }

  for (const id of [
    "intranode-visibility",
    "network-policies-enforced",
    "own-node-pools",
    "release-channel",
    "workload-identity",
  ]) {
    it(`gcp/gke/${id} says nothing of Autopilot`, () => {
      const cluster = (properties: object) => answer(`gcp/gke/${id}`, "gcp:container/cluster:Cluster", properties);
      assert.equal(cluster({ enableAutopilot: true }), "not applicable");
      assert.equal(cluster({}), "fail");
    });
  }

  it("nodes that GKE adds by itself are asked for what auto-provisioning takes, and where it is on", () => {
    const cluster = (id: string, autoscaling: object | symbol, properties = {}) =>
      answer(`gcp/gke/${id}`, "gcp:container/cluster:Cluster", {
        removeDefaultNodePool: true,
        clusterAutoscaling: autoscaling,
        ...properties,
      });
    const ids = ["boot-disk-key", "integrity-monitoring", "node-service-account", "secure-boot"];
    for (const id of ids) {
      assert.equal(cluster(id, { enabled: true }), "fail");
      assert.equal(cluster(id, { enabled: true, autoProvisioningDefaults: unknown }), "unknown");
      for (const open of [unknown, { enabled: unknown }]) assert.equal(cluster(id, open), "unknown");
      assert.equal(cluster(id, { enabled: false, autoProvisioningDefaults: {} }), "not applicable");
      assert.equal(cluster(id, { enabled: true }, { enableAutopilot: true }), "not applicable");
      assert.equal(cluster(id, unknown, { removeDefaultNodePool: false }), "fail");
      assert.equal(cluster(id, { enabled: true }, { removeDefaultNodePool: unknown }), "fail");
    }
    for (const id of ["auto-repair", "auto-upgrade", "container-optimized-os"])
      assert.equal(cluster(id, { enabled: true }), "pass");
    for (const id of ["kubelet-read-only-port", "metadata-server", "no-legacy-metadata", "sandbox"])
      assert.equal(cluster(id, { enabled: true }), "not applicable");
  });

  const settled = ["azure-rbac", "images-cleaned", "node-group-locked", "paid-tier", "upgrades", "workload-identity"];
  for (const id of [...settled, "policy-add-on"]) {
    it(`azure/aks/${id} says nothing of AKS Automatic`, () => {
      const cluster = (properties: object) =>
        answer(`azure/aks/${id}`, "azure-native:containerservice:ManagedCluster", properties);
      assert.equal(cluster({ sku: { name: "Automatic" } }), "not applicable");
      for (const sku of [{ name: "Base" }, undefined]) assert.equal(cluster({ sku }), "fail");
      assert.equal(cluster({ sku: unknown }), "unknown");
    });
  }

  for (const id of ["azure/aks/no-ssh", "azure/aks/trusted-launch"]) {
    it(`${id} says nothing of pools for Windows`, () => {
      const pool = (osType: unknown) => answer(id, "azure-native:containerservice:AgentPool", { osType });
      assert.equal(pool("Windows"), "not applicable");
      for (const osType of ["Linux", undefined]) assert.equal(pool(osType), "fail");
      assert.equal(pool(unknown), "unknown");
    });
  }

  it("gcp/network/not-default asks for no address of a network that the stack makes", () => {
    const said = (name: string | undefined) => {
      const network = resource("gcp:compute/network:Network", "net", { name });
      const subnet = resource("gcp:compute/subnetwork:Subnetwork", "one", {}, { network: "net" });
      const rules = loadRules(["gcp/network/not-default"]);
      return evaluate([network, subnet], { rules, today: "2026-11-30" }).findings.map(({ status }) => status);
    };
    assert.deepEqual(said(undefined), ["pass"]);
    assert.deepEqual(said("default"), ["unknown"]);
  });

  it("azure/storage/versions says nothing of a data lake's blobs", () => {
    const said = (isHnsEnabled: unknown) => {
      const account = { ...resource("azure-native:storage:StorageAccount", "store", {}), properties: { isHnsEnabled } };
      const blobs = resource("azure-native:storage:BlobServiceProperties", "blobs", {}, { accountName: "store" });
      const rules = loadRules(["azure/storage/versions"]);
      return evaluate([account, blobs], { rules, today: "2026-11-30" }).findings.map(({ status }) => status);
    };
    assert.deepEqual(said(true), ["not applicable"]);
    assert.deepEqual(said(undefined), ["fail"]);
    assert.deepEqual(said(unknown), ["unknown"]);
  });

  it("azure/aks/policy-assignments says nothing of AKS Automatic, which brings its own", () => {
    const cluster = (name: string) =>
      answer("azure/aks/policy-assignments", "azure-native:containerservice:ManagedCluster", {
        sku: { name },
        addonProfiles: { azurepolicy: { enabled: true } },
      });
    assert.equal(cluster("Automatic"), "not applicable");
    assert.equal(cluster("Base"), "fail");
  });

  it("aws/eks/network-policies-enforced asks Auto Mode for the VPC CNI where it has other nodes, too", () => {
    const clusterName = { clusterName: "cluster" };
    const cluster = resource("aws:eks/cluster:Cluster", "cluster", { computeConfig: { enabled: true } });
    const switchedOn = resource("kubernetes:core/v1:ConfigMap", "switch", {
      metadata: { name: "amazon-vpc-cni", namespace: "kube-system" },
      data: { "enable-network-policy-controller": "true" },
    });
    const nodes = resource("aws:eks/nodeGroup:NodeGroup", "nodes", {}, clusterName);
    const values = { addonName: "vpc-cni", configurationValues: JSON.stringify({ enableNetworkPolicy: "true" }) };
    const networking = resource("aws:eks/addon:Addon", "cni", values, clusterName);
    const status = (...stack: readonly Resource[]) =>
      evaluate(stack, { rules: loadRules(["aws/eks/network-policies-enforced"]), today: "2026-11-30" }).findings[0]
        ?.status;
    assert.equal(status(cluster, switchedOn), "pass");
    assert.equal(status(cluster, switchedOn, nodes), "fail");
    assert.equal(status(cluster, switchedOn, nodes, networking), "pass");
    assert.equal(status(cluster, nodes, networking), "fail");
  });

  it("networks are asked nothing of what Azure and Google keep for themselves", () => {
    const azure = "azure-native:network:Subnet";
    for (const id of ["azure/network/no-default-outbound", "azure/network/subnet-security-group"]) {
      for (const subnetName of ["AzureBastionSubnet", "RouteServerSubnet"])
        assert.equal(answer(id, azure, { subnetName }), "not applicable");
      assert.equal(answer(id, azure, { subnetName: "nodes" }), "fail");
    }
    const google = "gcp:compute/subnetwork:Subnetwork";
    for (const id of ["gcp/network/flow-logs", "gcp/network/private-google-access"]) {
      assert.equal(answer(id, google, { purpose: "REGIONAL_MANAGED_PROXY" }), "not applicable");
      assert.equal(answer(id, google, { purpose: "PRIVATE" }), "fail");
    }
  });

  it("azure/network/firewall-threats asks the policy, where a firewall has one", () => {
    const firewall = (properties: object) =>
      answer("azure/network/firewall-threats", "azure-native:network:AzureFirewall", properties);
    const off = { threatIntelMode: "Off" };
    for (const firewallPolicy of [{ id: "policy" }, unknown])
      assert.equal(firewall({ ...off, firewallPolicy }), "not applicable");
    assert.equal(firewall(off), "fail");
    assert.equal(firewall({ threatIntelMode: unknown }), "unknown");
  });

  it("gcp/gke/no-google-addresses asks nothing of clusters without a public endpoint, whatever else is not known", () => {
    const cluster = (isPrivate: unknown, isClosed: unknown) =>
      answer("gcp/gke/no-google-addresses", "gcp:container/cluster:Cluster", {
        masterAuthorizedNetworksConfig: { gcpPublicCidrsAccessEnabled: isClosed },
        privateClusterConfig: { enablePrivateEndpoint: isPrivate },
      });
    assert.equal(cluster(true, unknown), "pass");
    assert.equal(cluster(unknown, false), "pass");
    assert.equal(cluster(unknown, undefined), "unknown");
    assert.equal(cluster(false, true), "fail");
  });

  it("a firewall that is off has nothing to log", () => {
    const id = "gcp/network/firewall-logs";
    assert.equal(answer(id, "gcp:compute/firewall:Firewall", { disabled: true }), "pass");
    assert.equal(
      answer(id, "gcp:compute/networkFirewallPolicyRule:NetworkFirewallPolicyRule", { disabled: true }),
      "pass",
    );
    assert.equal(answer(id, "gcp:compute/firewall:Firewall", { disabled: false }), "fail");
  });

  it("an Ingress whose certificate is with the cloud needs none in the cluster, known yet or not", () => {
    const status = (annotations: object, spec = {}) =>
      answer("kubernetes/network/ingress-tls", "kubernetes:networking.k8s.io/v1:Ingress", {
        metadata: { annotations },
        spec,
      });
    const certificate = "alb.ingress.kubernetes.io/certificate-arn";
    const ports = "alb.ingress.kubernetes.io/listen-ports";
    const google = { "networking.gke.io/managed-certificates": "app", "kubernetes.io/ingress.allow-http": "false" };
    assert.equal(status(google), "pass");
    assert.equal(status({ [certificate]: unknown }), "pass");
    assert.equal(status({ [ports]: '[{"HTTPS": 443}]' }), "pass");
    assert.equal(status({ [ports]: unknown, [certificate]: unknown }), "unknown");
    assert.equal(status({ [ports]: '[{"HTTP": 80}]' }, { tls: [{ secretName: "app" }] }), "fail");
    assert.equal(status({ "kubernetes.io/ingress.allow-http": "false" }), "fail");
    assert.equal(status({}, { tls: [{}, { secretName: unknown }] }), "pass");
    assert.equal(status({}, { tls: [{}] }), "fail");
  });

  it("an Ingress whose controller has TLS of its own needs no certificate in the cluster", () => {
    const status = (annotations: object, spec = {}) =>
      answer("kubernetes/network/ingress-tls", "kubernetes:networking.k8s.io/v1:Ingress", {
        metadata: { annotations },
        spec,
      });
    const router = "traefik.ingress.kubernetes.io/router";
    assert.equal(status({ [`${router}.tls.certresolver`]: "letsencrypt" }), "pass");
    assert.equal(status({ [`${router}.entrypoints`]: "web,websecure" }), "fail");
    assert.equal(status({ [`${router}.entrypoints`]: "web,websecure", [`${router}.tls`]: "true" }), "pass");
    assert.equal(status({ [`${router}.tls`]: unknown }), "unknown");
    assert.equal(status({ [`${router}.tls`]: unknown }, { tls: [{ secretName: "app" }] }), "pass");
    assert.equal(status({ "nginx.org/mergeable-ingress-type": "master" }), "fail");
  });

  it("an Ingress is told of hosts that spec.tls leaves out, where its controller goes by them", () => {
    const status = (spec: object, annotations = {}) =>
      answer("kubernetes/network/ingress-tls", "kubernetes:networking.k8s.io/v1:Ingress", {
        metadata: { annotations },
        spec: { ingressClassName: "nginx-internal", tls: [{ hosts: ["app.example.com"], secretName: "app" }], ...spec },
      });
    const rules = [{ host: "app.example.com" }, { host: "shop.example.com" }];
    const forcing = { "nginx.ingress.kubernetes.io/force-ssl-redirect": "true" };
    assert.equal(status({ rules }), "fail");
    assert.equal(status({ rules, ingressClassName: undefined }, { "kubernetes.io/ingress.class": "contour" }), "fail");
    for (const ingressClassName of ["alb", "gce", "traefik", "haproxy", undefined, unknown]) {
      assert.equal(status({ rules, ingressClassName }), "pass");
    }
    assert.equal(status({ rules }, forcing), "pass");
    assert.equal(status({ rules, tls: [{ hosts: ["app.example.com"] }, { secretName: "all" }] }), "pass");
    assert.equal(status({ rules: [{}, { host: "" }, rules[0]] }), "pass");
    assert.equal(status({ rules: [{ host: "*.example.com" }] }), "fail");
    assert.equal(status({ rules: [{ host: "*.example.com" }], tls: [{ hosts: ["*.example.com"] }] }), "pass");
    assert.equal(status({ rules: [{ host: unknown }] }), "unknown");
    assert.equal(status({ rules: [{ host: unknown }, rules[1]] }), "fail");
    assert.equal(status({ rules: [rules[1]], tls: [{ hosts: [unknown] }] }), "unknown");
    assert.equal(status({ rules: [rules[1]], tls: [{ hosts: [unknown, "shop.example.com"] }] }), "pass");
  });

  it("an Ingress whose controller redirects by itself, or of which nobody knows whose it is, is not said to serve HTTP", () => {
    const status = (annotations: object, spec: object = { tls: [{ secretName: "app" }] }) =>
      answer("kubernetes/network/no-http-beside-tls", "kubernetes:networking.k8s.io/v1:Ingress", {
        metadata: { annotations },
        spec,
      });
    const ports = { "alb.ingress.kubernetes.io/listen-ports": '[{"HTTP": 80}, {"HTTPS": 443}]' };
    const google = { "networking.gke.io/managed-certificates": "app" };
    assert.equal(status({}), "pass");
    assert.equal(status({ "kubernetes.io/ingress.class": "nginx" }), "pass");
    assert.equal(status({}, { ingressClassName: "traefik", tls: [{ secretName: "app" }] }), "pass");
    assert.equal(status({ ...google, "kubernetes.io/ingress.class": "nginx" }), "pass");
    assert.equal(status({ ...ports, "alb.ingress.kubernetes.io/ssl-redirect": unknown }), "pass");
    assert.equal(status({ ...google, "kubernetes.io/ingress.allow-http": unknown }), "unknown");
    assert.equal(status(google), "fail");
    assert.equal(status({}, {}), "not applicable");
  });

  it("a group behind VPC Lattice, which has health checks of its own, is not asked for those of a load balancer", () => {
    const group = (type: unknown) =>
      answer("aws/autoscaling/load-balancer-health", "aws:autoscaling/group:Group", {
        trafficSources: [{ identifier: "arn:…", type }],
      });
    assert.equal(group("vpc-lattice"), "not applicable");
    assert.equal(group(unknown), "unknown");
    for (const type of ["elb", "elbv2", undefined]) assert.equal(group(type), "fail");
  });

  it("an image that may have been looked up as the newest one is a matter of advice", () => {
    const [rule] = loadRules(["aws/ec2/maintained-images"]);
    assert.ok(isAdvice(rule));
    assert.match(rule.title, / \(proxy\)$/);
  });

  it("listeners of other protocols are told nothing of HTTP, and those without TLS nothing of its versions", () => {
    const listener = (id: string, properties: object) =>
      answer(`aws/lb/${id}`, "aws:lb/listener:Listener", { defaultActions: [{ type: "forward" }], ...properties });
    for (const protocol of ["HTTPS", "TLS", "TCP", "UDP"])
      assert.equal(listener("no-plain-http", { port: 443, protocol }), "not applicable");
    assert.equal(listener("no-plain-http", {}), "not applicable", "of a Gateway Load Balancer");
    assert.equal(listener("no-plain-http", { port: unknown }), "fail", "of an Application Load Balancer");
    assert.equal(listener("no-plain-http", { port: 80, protocol: unknown }), "unknown");
    for (const protocol of ["HTTP", "TCP", undefined])
      assert.equal(listener("tls-policy", { port: 80, protocol }), "not applicable");
    assert.equal(listener("tls-policy", { protocol: "HTTPS", sslPolicy: unknown }), "unknown");
    assert.equal(
      listener("tls-policy", { protocol: "HTTPS", sslPolicy: "ELBSecurityPolicy-TLS13-1-4-2030-01" }),
      "pass",
    );
  });

  it("a Role that is called cluster-admin is not the cluster's", () => {
    const bound = (kind: unknown) =>
      answer("kubernetes/rbac/no-cluster-admin", "kubernetes:rbac.authorization.k8s.io/v1:RoleBinding", {
        roleRef: { kind, name: "cluster-admin" },
      });
    assert.equal(bound("Role"), "pass");
    for (const kind of ["ClusterRole", undefined, unknown]) assert.equal(bound(kind), "fail");
  });

  it("what EKS Auto Mode is told in kube-system is asked for by one rule, and by no other refused", () => {
    const cluster = resource("aws:eks/cluster:Cluster", "cluster", { computeConfig: { enabled: true } });
    const switchedOn = (name: string) =>
      resource("kubernetes:core/v1:ConfigMap", "switch", {
        metadata: { name, namespace: "kube-system" },
        data: { "enable-network-policy-controller": "true" },
      });
    const rules = loadRules(["aws/eks/network-policies-enforced", "kubernetes/namespaces/not-system"]);
    const statuses = (name: string) =>
      evaluate([cluster, switchedOn(name)], { rules, today: "2026-11-30" }).findings.map(({ status }) => status);
    assert.deepEqual(statuses("amazon-vpc-cni"), ["pass", "pass"]);
    assert.deepEqual(statuses("vpc-cni"), ["fail", "fail"]);
  });

  it("a namespace that enforces the strictest standard is told once that audit and warn are missing", () => {
    const ids = ["pod-security-enforced", "pod-security-labels", "pod-security-watched"];
    const labels = { "pod-security.kubernetes.io/enforce": "restricted" };
    const of = (name: string) =>
      answer(`kubernetes/namespaces/${name}`, "kubernetes:core/v1:Namespace", { metadata: { labels } });
    assert.deepEqual(ids.map(of), ["pass", "pass", "fail"]);
  });

  it("a pod says nothing of its token where its account does, whose name may not be known yet", () => {
    const account = resource("kubernetes:core/v1:ServiceAccount", "web", {
      metadata: {},
      automountServiceAccountToken: false,
    });
    const spec = { spec: { containers: [], serviceAccountName: unknown as never } };
    const pod = resource("kubernetes:core/v1:Pod", "web", spec, { spec: "web" });
    const alone = resource("kubernetes:core/v1:Pod", "web", spec);
    const rules = loadRules(["kubernetes/workloads/no-token-unasked"]);
    const status = (...stack: readonly Resource[]) =>
      evaluate(stack, { rules, today: "2026-11-30" }).findings[0]?.status;
    assert.equal(status(pod, account), "pass");
    assert.equal(status(alone), "unknown");
    for (const automountServiceAccountToken of [true, false]) {
      const asking = { spec: { containers: [], serviceAccountName: "other", automountServiceAccountToken } };
      assert.equal(status(resource("kubernetes:core/v1:Pod", "web", asking)), "not applicable");
    }
  });

  it("gcp/iam/oidc-condition says nothing of issuers of one organization, other providers, and those that are off", () => {
    const provider = (properties: object) =>
      answer("gcp/iam/oidc-condition", "gcp:iam/workloadIdentityPoolProvider:WorkloadIdentityPoolProvider", properties);
    const github = "https://token.actions.githubusercontent.com";
    assert.equal(provider({ oidc: { issuerUri: github } }), "fail");
    assert.equal(provider({ oidc: { issuerUri: `${github}/enterprise` } }), "not applicable");
    assert.equal(provider({ aws: { accountId: "123456789012" } }), "not applicable");
    assert.equal(provider({ oidc: { issuerUri: github }, disabled: true }), "not applicable");
    assert.equal(provider({ oidc: { issuerUri: github }, attributeCondition: unknown }), "unknown");
  });
});
