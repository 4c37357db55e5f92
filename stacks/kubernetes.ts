import { Provider } from "@pulumi/kubernetes/provider";
import type { Input, ResourceTransformation } from "@pulumi/pulumi";
import { reference } from "../components/image-registry/reference";
import { secretFor } from "../components/qualys-sensor/credentials";
import { KubernetesQualysSensor } from "../components/qualys-sensor/kubernetes";
import { at, nodeRuntimes } from "../components/qualys-sensor/runtimes";
import type { Settings } from "../settings";

/** Any Kubernetes cluster, wherever it is: the sensor alone, in a namespace of its own. */
export default function deploy(settings: Settings<"kubernetes">): Record<string, Input<unknown>> {
  const { name, cluster, image } = settings;
  const context = settings["kubernetes:context"];
  const imageReference = reference(image.source, image);
  const sensor = new KubernetesQualysSensor(`${name}-sensor`, {
    cluster: {
      provider: new Provider(`${name}-cluster`, { context }, { transformations: [withoutPath] }),
      addresses: { apiServer: cluster.apiServerCidrs, resolvers: cluster.resolverCidrs, privateEndpoints: [] },
      runtime: at(nodeRuntimes[cluster.runtime], cluster.runtimeSocket, cluster.imageStore),
      hasCiliumNodes: cluster.cilium,
      policiesByName: cluster.cilium ? "cilium" : undefined,
    },
    credentials: secretFor(settings),
    image: imageReference,
    pullSecret: image.pullSecret,
    podUrl: settings.podUrl,
    sensor: settings.sensor,
    tags: settings.tags,
  });
  return {
    context,
    image: imageReference,
    namespace: sensor.namespace,
    daemonSet: sensor.daemonSet,
    nodes: sensor.nodes,
  };
}

/** X22: the SDK takes the path in KUBECONFIG for an argument, the provider finds it by itself. */
const withoutPath: ResourceTransformation = ({ props, opts }) => ({ props: { ...props, kubeconfig: undefined }, opts });
