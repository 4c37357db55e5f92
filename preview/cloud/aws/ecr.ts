import { arn } from "../aws-arn";
import type { ServiceAnswers } from "../answers";

export default {
  resources: {
    "aws:ecr/repository:Repository": {
      autoName: { property: "name", maxLength: 256, lowerCase: true },
      outputs: ({ name }, { config }) => ({
        id: name,
        arn: arn(config, "ecr", `repository/${String(name)}`),
        registryId: config.accountId,
        repositoryUrl: `${config.accountId}.dkr.ecr.${config.region}.amazonaws.com/${String(name)}`,
      }),
    },
    "aws:ecr/lifecyclePolicy:LifecyclePolicy": {},
    "aws:ecr/repositoryPolicy:RepositoryPolicy": {},
  },
  invokes: {
    "aws:ecr/getAuthorizationToken:getAuthorizationToken": (_, { accountId, region }) => ({
      id: region,
      region,
      userName: "AWS",
      password: "stand-in-login",
      authorizationToken: "stand-in-login",
      proxyEndpoint: `https://${accountId}.dkr.ecr.${region}.amazonaws.com`,
      expiresAt: "2030-01-01T00:00:00Z",
    }),
  },
} satisfies ServiceAnswers;
