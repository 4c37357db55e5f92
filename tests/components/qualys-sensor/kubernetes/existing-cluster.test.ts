import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { previewOf, type StackPreview } from "../../../support/preview";
import { type Variant, variants } from "../../../support/variants";

const digest = `sha256:${"0123456789abcdef".repeat(4)}`;

/** Any cluster exists already. */
const isExisting = ({ stack, name }: Variant) =>
  stack === "kubernetes" ? name === "as committed" : stack !== "aws-ecs" && name === "on an existing cluster";

describe("the sensor on a Kubernetes cluster that exists", () => {
  for (const { stack, config } of variants.filter(isExisting)) {
    it(`X14: has no ceiling on the number of nodes (${stack})`, async () => {
      const { spec } = (await previewOf(stack, config)).one("kubernetes:core/v1:ResourceQuota").properties;
      assert.deepEqual(spec, { hard: { services: "0", persistentvolumeclaims: "0" } });
    });
  }
});

describe("the sensor on any Kubernetes cluster", () => {
  const settings = {
    "kubernetes:context": "admin@rack-7",
    "image.digest": digest,
    "cluster.apiServerCidrs": ["192.0.2.10/32"],
    "cluster.resolverCidrs": ["169.254.20.10/32"],
  };

  it("goes where the kubeconfig's context leads, with nothing of a cloud beside it", async () => {
    const preview = await previewOf("kubernetes", settings);
    assert.equal(preview.one("pulumi:providers:kubernetes").properties.context, "admin@rack-7");
    const others = preview.resources.filter(({ type }) => !/^(pulumi|kubernetes|qualys:kubernetes):/.test(type));
    assert.deepEqual(others, []);
  });

  it("X22: keeps no path of the machine that deploys", async () => {
    const before = process.env.KUBECONFIG;
    process.env.KUBECONFIG = "/home/somebody/kubeconfig";
    try {
      const preview = await previewOf("kubernetes", { ...settings, name: "elsewhere" });
      assert.ok(!JSON.stringify(preview.resources).includes("/home/somebody"));
    } finally {
      if (before === undefined) delete process.env.KUBECONFIG;
      else process.env.KUBECONFIG = before;
    }
  });

  it("runs the source's image, by its digest", async () => {
    const { image } = containerIn(await previewOf("kubernetes", settings));
    assert.equal(image, `docker.io/qualys/qcs-sensor@${digest}`);
    // By which `make sensor-status` knows the stack's cluster again.
    const { outputs } = (await previewOf("kubernetes", settings)).result;
    assert.deepEqual([outputs.image, outputs.context], [image, "admin@rack-7"]);
  });

  const k3s = {
    "cluster.runtimeSocket": "/run/k3s/containerd/containerd.sock",
    "cluster.imageStore": "/var/lib/rancher/k3s/agent/containerd",
  };
  const crio = {
    "cluster.runtime": "cri-o",
    "cluster.runtimeSocket": "/var/run/crio/crio.sock",
    "cluster.imageStore": "/data/containers/storage",
    "sensor.scans.softwareComposition": false,
  };
  for (const [runtime, changes] of Object.entries({ containerd: k3s, "cri-o": crio })) {
    it(`X2, S11: finds ${runtime} where the nodes have it, and itself looks where it always does`, async () => {
      const usual = podIn(await previewOf("kubernetes", { ...settings, ...changes, ...usualPlaces }));
      const moved = podIn(await previewOf("kubernetes", { ...settings, ...changes }));
      const ofUsual = mountsOf(usual);
      assert.deepEqual(mountsOf(moved), {
        ...ofUsual,
        "runtime-socket": [changes["cluster.runtimeSocket"], "Socket", ofUsual["runtime-socket"]?.[2], true],
        "image-store": [changes["cluster.imageStore"], "Directory", changes["cluster.imageStore"], true],
      });
      assert.deepEqual(moved.containers[0].args, usual.containers[0].args);
    });
  }

  it("reaches API server and resolvers where the settings say they are", async () => {
    const policy = (await previewOf("kubernetes", settings)).one(
      "kubernetes:networking.k8s.io/v1:NetworkPolicy",
      "egress",
    );
    const { egress } = policy.properties.spec as { egress: readonly Egress[] };
    const ranges = (port: number) =>
      egress
        .filter(({ ports }) => ports.some((each) => each.port === port))
        .flatMap(({ to }) => to.flatMap(({ ipBlock }) => ipBlock?.cidr ?? []));
    assert.deepEqual(ranges(6443), ["192.0.2.10/32"]);
    assert.deepEqual(ranges(53), ["169.254.20.10/32"]);
  });

  it("reads its ids from a Secret that somebody else keeps, and makes none", async () => {
    const preview = await previewOf("kubernetes", { ...settings, "credentials.existingSecret": "from-the-vault" });
    assert.deepEqual(preview.ofType("kubernetes:core/v1:Secret"), []);
    const references = containerIn(preview).env.flatMap(({ valueFrom }) => valueFrom?.secretKeyRef ?? []);
    assert.deepEqual(references, [
      { name: "from-the-vault", key: "ACTIVATIONID" },
      { name: "from-the-vault", key: "CUSTOMERID" },
    ]);
  });
});

const usualPlaces = { "cluster.runtimeSocket": undefined, "cluster.imageStore": undefined };

/** What is mounted of the node, by name: where it is there, of what kind, where in the container, and whether read-only. */
function mountsOf({ volumes, containers }: Pod): Readonly<Record<string, readonly unknown[]>> {
  const entries = volumes.flatMap(({ name, hostPath }) => {
    const mount = containers[0].volumeMounts.find((each) => each.name === name);
    return hostPath === undefined ? [] : [[name, [hostPath.path, hostPath.type, mount?.mountPath, mount?.readOnly]]];
  });
  return Object.fromEntries(entries) as Record<string, unknown[]>;
}

const containerIn = (preview: StackPreview) => podIn(preview).containers[0];

function podIn(preview: StackPreview): Pod {
  const { spec } = preview.one("kubernetes:apps/v1:DaemonSet").properties as { spec: DaemonSetSpec };
  return spec.template.spec;
}

interface DaemonSetSpec {
  readonly template: { readonly spec: Pod };
}

interface Pod {
  readonly volumes: readonly { readonly name: string; readonly hostPath?: { path: string; type: string } }[];
  readonly containers: readonly [Container];
}

interface Container {
  readonly image: string;
  readonly args: readonly string[];
  readonly volumeMounts: readonly { readonly name: string; readonly mountPath: string; readonly readOnly?: boolean }[];
  readonly env: readonly { readonly valueFrom?: { readonly secretKeyRef?: object } }[];
}

interface Egress {
  readonly ports: readonly { readonly port: number }[];
  readonly to: readonly { readonly ipBlock?: { readonly cidr: string } }[];
}
