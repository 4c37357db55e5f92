import { Provider } from "@pulumi/kubernetes/provider";
import * as pulumi from "@pulumi/pulumi";
import type { KubernetesCredentials } from "../../../../components/qualys-sensor/credentials";
import { KubernetesQualysSensor } from "../../../../components/qualys-sensor/kubernetes";
import { crio } from "../../../../components/qualys-sensor/runtimes";
import type { SensorSettings } from "../../../../components/qualys-sensor/sensor-arguments";

const vault = {
  provider: "gke",
  parameters: { secrets: "- resourceName: …" },
  activationId: "activation-id",
  customerId: "customer-id",
};

function credentials(config: pulumi.Config): KubernetesCredentials {
  const version = config.get("version");
  const versions = version === undefined ? undefined : [version];
  switch (config.require("delivery")) {
    case "csi":
      return {
        delivery: "csi",
        vault: { ...vault, versions },
        podLabels: { "azure.workload.identity/use": "true" },
        serviceAccountAnnotations: { "azure.workload.identity/client-id": "client" },
      };
    case "existing":
      return { delivery: "existing", secret: "from-the-vault" };
    case "sync":
      return { delivery: "sync", vault: { ...vault, versions } };
    default:
      return {
        delivery: "secret",
        activationId: config.requireSecret("activationId"),
        customerId: config.requireSecret("customerId"),
      };
  }
}

/** The sensor on a cluster that exists already. */
export = () => {
  const config = new pulumi.Config();
  const provider = new Provider("cluster", { kubeconfig: "{}" });
  const sensor = new KubernetesQualysSensor("qualys-sensor", {
    cluster: {
      provider,
      runtime: config.get("runtime") === "cri-o" ? crio : undefined,
      hasCiliumNodes: config.getBoolean("cilium"),
      policiesByName: config.get<"cilium" | "gke">("policiesByName"),
      addresses: { apiServer: ["10.0.0.2/32"], resolvers: ["169.254.20.10/32"], privateEndpoints: [] },
      placement: {
        nodeSelector: { pool: "sensor" },
        tolerations: [{ key: "sensor", operator: "Exists", effect: "NoSchedule" }],
      },
    },
    credentials: credentials(config),
    image: "registry.example/qualys/qcs-sensor@sha256:0",
    pullSecret: config.get("pullSecret"),
    podUrl: "https://cmsqagpublic.qg1.apps.qualys.com/ContainerSensor",
    sensor: config.requireObject<SensorSettings>("sensor"),
    maxNodes: 4,
    tags: { team: "platform", "cost center": "R&D" },
  });
  return { namespace: sensor.namespace, daemonSet: sensor.daemonSet };
};
