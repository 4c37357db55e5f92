import { arn } from "../aws-arn";
import type { ServiceAnswers } from "../answers";

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
      outputs: ({ family }, { config }) => ({
        id: family,
        revision: 1,
        arn: arn(config, "ecs", `task-definition/${String(family)}:1`),
      }),
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
