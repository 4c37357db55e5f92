import { arn, awsId } from "../aws-arn";
import type { ResourceAnswer, ServiceAnswers } from "../answers";

const rule: ResourceAnswer = {
  outputs: (_, created) => {
    const id = awsId("sgr", created);
    return { id, securityGroupRuleId: id, arn: arn(created.config, "ec2", `security-group-rule/${id}`) };
  },
};

export default {
  resources: {
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": rule,
    "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": rule,
  },
} satisfies ServiceAnswers;
