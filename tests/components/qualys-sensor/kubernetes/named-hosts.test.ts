import assert from "node:assert/strict";
import { describe, it } from "mocha";
import * as aks from "../../../../components/hardened-cluster/aks/existing";
import * as gke from "../../../../components/hardened-cluster/gke/existing";
import { previewOf } from "../../../support/preview";
import { registerSensor } from "./objects";

const ciliumType = "kubernetes:cilium.io/v2:CiliumNetworkPolicy";
const gkeType = "kubernetes:networking.gke.io/v1alpha1:FQDNNetworkPolicy";
const labels = { "app.kubernetes.io/name": "qualys-sensor" };
const publicHosts = ["registry.example.com", "*.cdn.example.com"];
const known = [
  "cmsqagpublic.qg1.apps.qualys.com",
  ...["ghcr.io", "pkg-containers.githubusercontent.com"],
  "registry.example.com",
];

async function sensorOn(policiesByName?: "cilium" | "gke", hosts: string[] | undefined = publicHosts) {
  const sensor = await registerSensor({ publicHosts: hosts }, { policiesByName });
  const { egress } = sensor.networkPolicy("-egress").spec;
  const isOpen = egress.some(({ to }) => to.some(({ ipBlock }) => ipBlock?.cidr === "0.0.0.0/0"));
  return { sensor, isOpen, ports: egress.flatMap(({ ports }) => ports.map(({ port }) => port)) };
}

describe("the sensor's network policy by name", () => {
  it("of Cilium allows the hosts, and is the only one that allows DNS, because it has to see the answers", async () => {
    const { sensor, isOpen, ports } = await sensorOn("cilium");
    assert.equal(isOpen, false);
    assert.ok(!ports.some((port) => port === 53));
    const dns = [
      {
        ports: [
          { port: "53", protocol: "UDP" },
          { port: "53", protocol: "TCP" },
        ],
        rules: { dns: [{ matchPattern: "*" }] },
      },
    ];
    assert.deepEqual(sensor.inputs<{ spec: object }>(ciliumType, "-hosts").spec, {
      endpointSelector: { matchLabels: labels },
      egress: [
        {
          toEndpoints: [
            {
              matchLabels: { "k8s:io.kubernetes.pod.namespace": "kube-system" },
              matchExpressions: [{ key: "k8s:k8s-app", operator: "In", values: ["kube-dns", "node-local-dns"] }],
            },
          ],
          toPorts: dns,
        },
        { toCIDR: ["169.254.20.10/32"], toPorts: dns },
        {
          toFQDNs: [...known.map((matchName) => ({ matchName })), { matchPattern: "*.cdn.example.com" }],
          toPorts: [{ ports: [{ port: "443", protocol: "TCP" }] }],
        },
      ],
    });
    // N4: the API server may be public.
    assert.match(JSON.stringify(sensor.inputs(ciliumType, "-api-server")), /"toEntities":\["kube-apiserver"\]/);
  });

  it("of GKE allows the hosts, beside the one that allows DNS", async () => {
    const { sensor, isOpen, ports } = await sensorOn("gke");
    assert.equal(isOpen, false);
    assert.ok(ports.some((port) => port === 53));
    assert.deepEqual(sensor.inputs<{ spec: object }>(gkeType).spec, {
      podSelector: { matchLabels: labels },
      egress: [
        {
          matches: [...known.map((name) => ({ name })), { pattern: "*.cdn.example.com" }],
          ports: [{ protocol: "TCP", port: 443 }],
        },
      ],
    });
  });

  it("is there only where the settings name hosts: none of one's own is a list, too", async () => {
    const { sensor } = await sensorOn("gke", []);
    assert.doesNotMatch(JSON.stringify(sensor.inputs(gkeType)), /example/);
    const unnamed = await registerSensor({}, { policiesByName: "cilium" });
    assert.deepEqual([...unnamed.ofType(ciliumType), ...unnamed.ofType(gkeType)], []);
  });

  it("is switched on in the clusters that enforce it, where it is asked for", async () => {
    const changes = { "sensor.publicHosts": ["registry.example.com", "*.blob.example.com"] };
    const { networkProfile } = (await previewOf("azure", changes)).one(
      "azure-native:containerservice:ManagedCluster",
    ).properties;
    const { security } = (networkProfile as { advancedNetworking: { security: unknown } }).advancedNetworking;
    assert.deepEqual(security, { advancedNetworkPolicies: "FQDN", enabled: true });
    const cluster = (await previewOf("gcp", changes)).one("gcp:container/cluster:Cluster").properties;
    assert.equal(cluster.enableFqdnNetworkPolicy, true);
    assert.equal(
      (await previewOf("gcp")).one("gcp:container/cluster:Cluster").properties.enableFqdnNetworkPolicy,
      undefined,
    );
  });

  it("is refused on clusters that do not enforce it, with the command that changes that", () => {
    const security = (advancedNetworkPolicies: string) => ({
      networkProfile: { advancedNetworking: { security: { enabled: true, advancedNetworkPolicies } } },
    });
    aks.assertPoliciesByName({ name: "shared", ...security("FQDN") });
    aks.assertPoliciesByName({ name: "shared", ...security("L7") });
    for (const lacking of [{}, security("None")])
      assert.throws(() => aks.assertPoliciesByName({ name: "shared", ...lacking }), {
        message:
          "sensor.publicHosts: no network policy of shared can name hosts. Enable its Advanced Container Networking " +
          "Services: az aks update --name shared --resource-group GROUP --enable-acns --acns-advanced-networkpolicies FQDN",
      });
    const shared = { name: "shared", location: "europe-west3" };
    gke.assertPoliciesByName({ ...shared, enableFqdnNetworkPolicy: true });
    assert.throws(() => gke.assertPoliciesByName({ ...shared, enableFqdnNetworkPolicy: false }), {
      message:
        "sensor.publicHosts: no network policy of shared can name hosts. gcloud container clusters update shared " +
        "--location europe-west3 --enable-fqdn-network-policy",
    });
  });
});
