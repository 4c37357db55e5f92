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

function containerIn(preview: StackPreview): Container {
  const { spec } = preview.one("kubernetes:apps/v1:DaemonSet").properties as { spec: DaemonSetSpec };
  return spec.template.spec.containers[0];
}

interface DaemonSetSpec {
  readonly template: { readonly spec: { readonly containers: readonly [Container] } };
}

interface Container {
  readonly image: string;
  readonly env: readonly { readonly valueFrom?: { readonly secretKeyRef?: object } }[];
}

interface Egress {
  readonly ports: readonly { readonly port: number }[];
  readonly to: readonly { readonly ipBlock?: { readonly cidr: string } }[];
}
