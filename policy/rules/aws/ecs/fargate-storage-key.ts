import { resource } from "../../../examples";
import { unless } from "../../../problems";
import { stackRule } from "../../../rule";
import { isSet } from "../../../unknown";
import { isOnFargate } from "../../../views/ecs-services";

export default stackRule("aws:ecs/cluster:Cluster", {
  id: "aws/ecs/fargate-storage-key",
  title: "Storage of Fargate tasks is encrypted under a key of one's own",
  why: "A key of one's own says who may read what tasks write, and can be taken away.",
  severity: "low",
  area: "encryption at rest",
  controls: { "aws-compute": ["11.1"] },
  fix: "Set configuration.managedStorageConfiguration.fargateEphemeralStorageKmsKeyId.",
  elsewhere: true,
  applies: (cluster, stack) =>
    stack.pointingAt(cluster, "aws:ecs/service:Service", "cluster").some(({ properties }) => isOnFargate(properties)),
  check: ({ properties: { configuration } }) =>
    unless(
      isSet(configuration?.managedStorageConfiguration, "fargateEphemeralStorageKmsKeyId"),
      "fargateEphemeralStorageKmsKeyId is not set",
    ),
  good: () => [
    [
      resource("aws:ecs/cluster:Cluster", "cluster", {
        configuration: { managedStorageConfiguration: { fargateEphemeralStorageKmsKeyId: "key" } },
      }),
      resource("aws:ecs/service:Service", "service", { launchType: "FARGATE" }, { cluster: "cluster" }),
    ],
  ],
  bad: () => [
    [
      resource("aws:ecs/cluster:Cluster", "cluster", {}),
      resource("aws:ecs/service:Service", "service", { launchType: "FARGATE" }, { cluster: "cluster" }),
    ],
    [
      resource("aws:ecs/cluster:Cluster", "cluster", {}),
      resource(
        "aws:ecs/service:Service",
        "service",
        { capacityProviderStrategies: [{ capacityProvider: "FARGATE_SPOT", weight: 1 }] },
        { cluster: "cluster" },
      ),
    ],
  ],
});
