import { arn, hexadecimal } from "../aws-arn";
import type { ServiceAnswers } from "../answers";
import { clusterAuthority } from "../certificate";

export default {
  resources: {
    "aws:eks/cluster:Cluster": {
      autoName: { property: "name", maxLength: 100 },
      outputs: ({ name, version = "1.35" }, { id, config }) => {
        const host = hexadecimal(id).toUpperCase().padEnd(32, "0");
        return {
          id: name,
          arn: arn(config, "eks", `cluster/${String(name)}`),
          endpoint: `https://${host}.gr7.${config.region}.eks.amazonaws.com`,
          certificateAuthority: { data: clusterAuthority },
          identities: [{ oidcs: [{ issuer: `https://oidc.eks.${config.region}.amazonaws.com/id/${host}` }] }],
          platformVersion: "eks.1",
          status: "ACTIVE",
          version,
        };
      },
    },
    "aws:eks/nodeGroup:NodeGroup": {
      autoName: { property: "nodeGroupName", maxLength: 255 },
      outputs: ({ clusterName, nodeGroupName }, { config }) => ({
        id: `${clusterName}:${nodeGroupName}`,
        arn: arn(config, "eks", `nodegroup/${String(clusterName)}/${String(nodeGroupName)}`),
        resources: [{ autoscalingGroups: [{ name: `eks-${nodeGroupName}` }], remoteAccessSecurityGroupId: "" }],
        status: "ACTIVE",
      }),
    },
    "aws:eks/addon:Addon": {
      outputs: ({ clusterName, addonName }, { config }) => ({
        id: `${clusterName}:${addonName}`,
        arn: arn(config, "eks", `addon/${String(clusterName)}/${String(addonName)}`),
      }),
    },
    "aws:eks/accessEntry:AccessEntry": {
      defaults: { type: "STANDARD" },
      outputs: ({ clusterName, principalArn }) => ({ id: `${clusterName}:${principalArn}` }),
    },
    "aws:eks/accessPolicyAssociation:AccessPolicyAssociation": {
      outputs: ({ clusterName, principalArn, policyArn }) => ({ id: `${clusterName}#${principalArn}#${policyArn}` }),
    },
  },
  invokes: {
    "aws:eks/getAddonVersion:getAddonVersion": ({ addonName, kubernetesVersion }) => ({
      addonName,
      kubernetesVersion,
      id: addonName,
      version: "v1.0.0-eksbuild.1",
    }),
    "aws:eks/getClusters:getClusters": (_, { region }) => ({ id: region, region, names: ["shared"] }),
    "aws:eks/getNodeGroups:getNodeGroups": ({ clusterName }) => ({ clusterName, names: ["shared-nodes"] }),
    "aws:eks/getNodeGroup:getNodeGroup": ({ clusterName, nodeGroupName }) => ({
      clusterName,
      nodeGroupName,
      amiType: "AL2023_x86_64_STANDARD",
    }),
    "aws:eks/getCluster:getCluster": ({ name }, config) => ({
      name,
      id: name,
      region: config.region,
      arn: arn(config, "eks", `cluster/${String(name)}`),
      version: "1.35",
      endpoint: `https://EXISTING.gr7.${config.region}.eks.amazonaws.com`,
      certificateAuthorities: [{ data: clusterAuthority }],
      computeConfigs: [],
      kubernetesNetworkConfigs: [{ ipFamily: "ipv4", serviceIpv4Cidr: "10.100.0.0/16" }],
      vpcConfig: {
        vpcId: "vpc-0123456789abcdef0",
        subnetIds: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
        clusterSecurityGroupId: "sg-0123456789abcdef0",
      },
    }),
  },
} satisfies ServiceAnswers;
