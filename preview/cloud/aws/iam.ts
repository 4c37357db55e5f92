import { globalArn, hexadecimal } from "../aws-arn";
import type { ServiceAnswers } from "../answers";

export default {
  resources: {
    "aws:iam/role:Role": {
      autoName: { property: "name", maxLength: 64 },
      outputs: ({ name }, { id, config }) => ({
        id: name,
        arn: globalArn(config, "iam", `role/${String(name)}`),
        uniqueId: `AROA${hexadecimal(id).toUpperCase()}`,
      }),
    },
    "aws:iam/rolePolicy:RolePolicy": {
      autoName: { property: "name", maxLength: 128 },
      outputs: ({ role, name }) => ({ id: `${role}:${name}` }),
    },
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment": {
      outputs: ({ role, policyArn }) => ({ id: `${role}/${policyArn}` }),
    },
    "aws:iam/instanceProfile:InstanceProfile": {
      autoName: { property: "name", maxLength: 128 },
      outputs: ({ name }, { config }) => ({
        id: name,
        arn: globalArn(config, "iam", `instance-profile/${String(name)}`),
      }),
    },
    "aws:iam/openIdConnectProvider:OpenIdConnectProvider": {
      outputs: ({ url }, { config }) => {
        const id = globalArn(config, "iam", `oidc-provider/${String(url).replace("https://", "")}`);
        return { id, arn: id };
      },
    },
  },
  invokes: {
    "aws:iam/getSessionContext:getSessionContext": ({ arn }, config) => ({
      arn,
      id: arn,
      issuerArn: globalArn(config, "iam", "role/deployer"),
      issuerId: "AROAEXAMPLE",
      issuerName: "deployer",
      sessionName: "preview",
    }),
  },
} satisfies ServiceAnswers;
