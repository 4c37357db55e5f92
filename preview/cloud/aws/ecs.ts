import { createHash } from "node:crypto";
import { arn } from "../aws-arn";
import type { ServiceAnswers } from "../answers";

/** Other containers, another revision. */
const revisionOf = (containers: unknown) =>
  1 + (parseInt(createHash("sha1").update(String(containers)).digest("hex").slice(0, 4), 16) % 1000);

export default {
  resources: {
    "aws:ecs/cluster:Cluster": {
      autoName: { property: "name", maxLength: 255 },
      outputs: ({ name }, { config }) => {
        const id = arn(config, "ecs", `cluster/${String(name)}`);
        return { id, arn: id };
      },
    },
    "aws:ecs/capacityProvider:CapacityProvider": {
      autoName: { property: "name", maxLength: 255 },
      outputs: ({ name }, { config }) => {
        const id = arn(config, "ecs", `capacity-provider/${String(name)}`);
        return { id, arn: id };
      },
    },
    "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders": {
      outputs: ({ clusterName }) => ({ id: clusterName }),
    },
    "aws:ecs/taskDefinition:TaskDefinition": {
      outputs: ({ family, containerDefinitions }, { config }) => {
        const revision = revisionOf(containerDefinitions);
        const name = `${String(family)}:${revision}`;
        return { id: name, revision, arn: arn(config, "ecs", `task-definition/${name}`) };
      },
    },
    "aws:ecs/service:Service": {
      autoName: { property: "name", maxLength: 255 },
      outputs: ({ name, cluster }) => {
        const id = String(cluster).replace(":cluster/", ":service/") + `/${String(name)}`;
        return { id, arn: id };
      },
    },
  },
  invokes: {
    "aws:ecs/getCluster:getCluster": ({ clusterName }, config) => ({
      clusterName,
      id: clusterName,
      arn: arn(config, "ecs", `cluster/${String(clusterName)}`),
      status: "ACTIVE",
      registeredContainerInstancesCount: 2,
    }),
  },
} satisfies ServiceAnswers;
