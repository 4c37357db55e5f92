import assert from "node:assert/strict";
import { before, describe, it } from "mocha";
import { pem } from "../sensors";
import type { output } from "@pulumi/kubernetes/types";
import { configMapType, registerSensor, type SensorObjects } from "./objects";

describe("the certificates that the sensor trusts on Kubernetes", () => {
  let sensor: SensorObjects;
  before(async () => {
    sensor = await registerSensor();
  });

  const files = {
    proxy: { address: "10.1.2.3:3128", caCertificate: pem("one") },
    registryProxy: { address: "10.1.2.4:3128", caCertificate: pem("two") },
    registryCertificates: { "registry.example:5000": pem("registry") },
  };

  it("S22: are where the sensor looks for them", async () => {
    const registered = await registerSensor(files);
    assert.deepEqual(registered.inputs<output.core.v1.ConfigMap>(configMapType).data, {
      "proxy.crt": pem("one") + pem("two"),
      "registry.example_5000.crt": pem("registry"),
    });
    assert.deepEqual(registered.mount("proxy-certificates"), {
      name: "proxy-certificates",
      mountPath: "/etc/qualys/qpa/cert/custom-ca.crt",
      subPath: "proxy.crt",
      readOnly: true,
    });
    assert.equal(registered.mount("registry-certificates")?.mountPath, "/etc/containerd/certs.d");
    assert.deepEqual(registered.volume("registry-certificates")?.configMap.items, [
      { key: "registry.example_5000.crt", path: "registry.example:5000/ca.crt" },
    ]);
  });

  it("start the pods anew when they change", async () => {
    const certificates = async (registered: Promise<SensorObjects>) =>
      (await registered).template.metadata.annotations["qualys-registry-sensor/certificates"];
    assert.notEqual(await certificates(registerSensor(files)), await certificates(registerSensor({})));
  });

  it("are no object when there are none", () => {
    assert.deepEqual(sensor.ofType(configMapType), []);
  });

  it("leave the API server to be asked without the registries' proxy", async () => {
    const { env } = (await registerSensor(files)).container;
    const variable = env.find(({ name }) => name === "no_proxy");
    assert.equal(variable?.value, "$(KUBERNETES_SERVICE_HOST),.svc,.cluster.local");
  });
});
