import assert from "node:assert/strict";
import { before, describe, it } from "mocha";
import { ids } from "../registered";
import { registerSensor, secretType, type SensorObjects } from "./objects";

describe("the sensor's ids on Kubernetes", () => {
  let sensor: SensorObjects;
  before(async () => {
    sensor = await registerSensor();
  });

  const version = (registered: SensorObjects) =>
    registered.template.metadata.annotations["qualys-registry-sensor/credentials"];

  it("X8: are secret in the one Secret that holds them, and nowhere else", () => {
    const encoded = Object.values(ids).flatMap((id) => [id, Buffer.from(id).toString("base64")]);
    for (const id of encoded) {
      const holders = sensor.all.filter(({ inputs }) => JSON.stringify(inputs).includes(id)).map(({ type }) => type);
      assert.deepEqual(holders, id.includes("-") ? [] : [secretType]);
    }
    assert.doesNotMatch(JSON.stringify(sensor.inputs(secretType)), new RegExp(encoded.join("|")));
  });

  it("S30: start the pods anew when they change, by a mark that is no secret and tells nothing", async () => {
    const changed = await registerSensor({}, { customerId: ids.activationId });
    assert.notEqual(version(changed), version(sensor));
    assert.match(version(sensor), /^[0-9a-f]{8}$/);
  });

  it("X7: come from the CSI driver, into the same Secret, which Pulumi then leaves alone", async () => {
    const csi = await registerSensor({}, { delivery: "csi" });
    assert.deepEqual(csi.ofType(secretType), []);
    assert.deepEqual(csi.providerClass.spec.secretObjects, [
      {
        secretName: "qualys-credentials",
        type: "Opaque",
        data: [
          { objectName: "activation-id", key: "ACTIVATIONID" },
          { objectName: "customer-id", key: "CUSTOMERID" },
        ],
      },
    ]);
    assert.equal(csi.volume("vault")?.csi.volumeAttributes.secretProviderClass, "qualys-credentials");
    assert.equal(csi.mount("vault")?.readOnly, true);
    assert.equal(csi.template.metadata.labels["azure.workload.identity/use"], "true");
    assert.equal(csi.daemonSet.spec.selector.matchLabels["azure.workload.identity/use"], undefined);
    const { annotations } = csi.serviceAccount.metadata;
    assert.equal(annotations["azure.workload.identity/client-id"], "client");
  });

  it("S30: come from the CSI driver under a new name when the vault has new ones, so that no pod starts with the old", async () => {
    const secretOf = async (version: string) => {
      const csi = await registerSensor({}, { delivery: "csi", version });
      const [mirrored] = csi.providerClass.spec.secretObjects ?? [];
      const names = new Set([
        mirrored?.secretName,
        csi.providerClass.metadata.name,
        csi.volume("vault")?.csi.volumeAttributes.secretProviderClass,
        ...csi.container.env.flatMap(({ valueFrom }) => valueFrom?.secretKeyRef?.name ?? []),
      ]);
      assert.equal(names.size, 1);
      return [...names][0];
    };
    assert.match((await secretOf("1")) ?? "", /^qualys-credentials-[0-9a-f]{8}$/);
    assert.notEqual(await secretOf("1"), await secretOf("2"));
  });

  it("X7: come from secret sync, into a Secret of the sync's own name", async () => {
    const sync = await registerSensor({}, { delivery: "sync" });
    assert.deepEqual(sync.ofType(secretType), []);
    assert.equal(sync.providerClass.spec.secretObjects, undefined);
    assert.equal(sync.secretSync.metadata.name, "qualys-credentials");
    const { forceSynchronization, ...spec } = sync.secretSync.spec;
    assert.deepEqual(spec, {
      serviceAccountName: "qualys-sensor",
      secretProviderClassName: "qualys-credentials",
      secretObject: {
        type: "Opaque",
        data: [
          { sourcePath: "activation-id", targetKey: "ACTIVATIONID" },
          { sourcePath: "customer-id", targetKey: "CUSTOMERID" },
        ],
      },
    });
    assert.equal(sync.volume("vault"), undefined);
    const newer = await registerSensor({}, { delivery: "sync", version: "2" });
    assert.notEqual(newer.secretSync.spec.forceSynchronization, forceSynchronization);
    assert.notEqual(version(newer), version(sync));
  });
});
