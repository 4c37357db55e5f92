import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { sensorEgress } from "../../../../components/qualys-sensor/kubernetes/network-policy";
import type { ClusterAddresses } from "../../../../components/qualys-sensor/kubernetes-cluster";
import { anySensor, defaultSensor, sensorWith } from "../sensors";

const addresses: ClusterAddresses = {
  apiServer: ["10.0.0.2/32"],
  resolvers: ["169.254.20.10/32", "169.254.169.254/32"],
  privateEndpoints: ["10.0.4.0/26"],
};
const noAddresses: ClusterAddresses = { apiServer: [], resolvers: [], privateEndpoints: [] };

interface Rule {
  to: { ipBlock?: { cidr: string; except?: string[] }; podSelector?: object; namespaceSelector?: object }[];
  ports: { port: number; protocol: string }[];
}

const egress = (sensor = defaultSensor, to = addresses) => sensorEgress(to, sensor) as Rule[];
const onPort = (rules: Rule[], port: number) => rules.filter(({ ports }) => ports.some((each) => each.port === port));
const cidrs = (rules: Rule[]) => rules.flatMap(({ to }) => to.flatMap(({ ipBlock }) => ipBlock?.cidr ?? []));

describe("the sensor's network policy", () => {
  it("N2, N4: allows DNS to the pods that answer it, by label, and to the resolvers, over UDP and TCP", () => {
    const [dns, ...others] = onPort(egress(), 53);
    assert.deepEqual(dns, {
      to: [
        {
          namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "kube-system" } },
          podSelector: {
            matchExpressions: [{ key: "k8s-app", operator: "In", values: ["kube-dns", "node-local-dns"] }],
          },
        },
        { ipBlock: { cidr: "169.254.20.10/32" } },
        { ipBlock: { cidr: "169.254.169.254/32" } },
      ],
      ports: [
        { port: 53, protocol: "UDP" },
        { port: 53, protocol: "TCP" },
      ],
    });
    assert.deepEqual(others, []);
  });

  it("N2: opens the metadata address for DNS only", () => {
    const rules = egress().filter((rule) => cidrs([rule]).includes("169.254.169.254/32"));
    assert.deepEqual(
      rules.flatMap(({ ports }) => ports.map(({ port }) => port)),
      [53, 53],
    );
  });

  it("allows the API server on both ports that it can have", () => {
    assert.deepEqual(egress()[1], {
      to: [{ ipBlock: { cidr: "10.0.0.2/32" } }],
      ports: [
        { port: 443, protocol: "TCP" },
        { port: 6443, protocol: "TCP" },
      ],
    });
  });

  it("allows HTTPS to public addresses: none of a private network, none that hands out credentials", () => {
    const block = onPort(egress(), 443)
      .flatMap(({ to }) => to)
      .find(({ ipBlock }) => ipBlock?.cidr === "0.0.0.0/0");
    assert.deepEqual(block?.ipBlock?.except, [
      ...["10.0.0.0/8", "100.64.0.0/10", "172.16.0.0/12", "192.168.0.0/16"],
      ...["169.254.0.0/16", "168.63.129.16/32"],
    ]);
  });

  it("allows HTTPS to the network's private endpoints", () => {
    assert.deepEqual(cidrs(onPort(egress(), 443)), ["10.0.0.2/32", "0.0.0.0/0", "10.0.4.0/26"]);
  });

  it("has no rule without a destination, because it would allow every one", () => {
    const rules = egress(defaultSensor, noAddresses);
    assert.ok(rules.every(({ to }) => to.length > 0));
    assert.deepEqual(cidrs(rules), ["0.0.0.0/0"]);
  });

  it("S18: allows registries and proxies on their own ports", () => {
    const rules = egress(
      sensorWith({
        egress: [{ cidr: "10.9.0.0/24", port: 5000, description: "registry" }],
        proxy: { address: "10.1.2.3:3128" },
        registryProxy: { address: "10.1.2.4:8080" },
      }),
    );
    assert.deepEqual(cidrs(onPort(rules, 5000)), ["10.9.0.0/24"]);
    assert.deepEqual(cidrs(onPort(rules, 3128)), ["10.1.2.3/32"]);
    assert.deepEqual(cidrs(onPort(rules, 8080)), ["10.1.2.4/32"]);
  });

  it("allows a proxy that has a name on its port everywhere but where credentials are handed out", () => {
    const [rule] = onPort(egress(sensorWith({ proxy: { address: "proxy.example:3128" } })), 3128);
    assert.deepEqual(rule?.to, [
      { ipBlock: { cidr: "0.0.0.0/0", except: ["169.254.169.254/32", "168.63.129.16/32"] } },
    ]);
  });

  it("allows two uses of one proxy once", () => {
    const proxy = { address: "10.1.2.3:3128" };
    assert.equal(onPort(egress(sensorWith({ proxy, registryProxy: proxy })), 3128).length, 1);
  });

  it("never lets a range of the settings reach what hands out credentials", () => {
    const prefix = fc.constantFrom(0, 8, 16, 24);
    const inMetadata = prefix.map((length) => {
      const bytes = [169, 254, 169, 0].map((byte, index) => (index < length / 8 ? byte : 0));
      return `${bytes.join(".")}/${length}`;
    });
    fc.assert(
      fc.property(inMetadata, anySensor, (cidr, sensor) => {
        const rules = egress({ ...sensor, egress: [{ cidr, port: 80, description: "too wide" }] }, noAddresses);
        const [rule] = onPort(rules, 80);
        assert.ok(rule?.to.every(({ ipBlock }) => ipBlock?.except?.includes("169.254.169.254/32")));
      }),
    );
  });
});
