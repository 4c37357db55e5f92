import { globalArn } from "../aws-arn";
import type { ServiceAnswers } from "../answers";

export default {
  invokes: {
    "aws:index/getCallerIdentity:getCallerIdentity": (_, config) => ({
      accountId: config.accountId,
      arn: globalArn(config, "sts", "assumed-role/deployer/preview"),
      id: config.accountId,
      userId: "AROAEXAMPLE:preview",
    }),
    "aws:index/getPartition:getPartition": (_, { partition }) => ({
      id: partition,
      partition,
      dnsSuffix: partition === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com",
      reverseDnsPrefix: partition === "aws-cn" ? "cn.com.amazonaws" : "com.amazonaws",
    }),
    "aws:index/getRegion:getRegion": (_, { region }) => ({
      id: region,
      name: region,
      region,
      description: region,
      endpoint: `ec2.${region}.amazonaws.com`,
    }),
    "aws:index/getAvailabilityZones:getAvailabilityZones": (args, { region }) => ({
      ...args,
      id: region,
      region,
      groupNames: [region],
      names: ["a", "b", "c"].map((zone) => `${region}${zone}`),
      zoneIds: ["az1", "az2", "az4"].map((zone) => `${region}-${zone}`),
    }),
  },
} satisfies ServiceAnswers;
