import type { Case } from "../case";

export const image: readonly Case[] = [
  {
    name: "X12: the tag latest",
    stack: "aws-ecs",
    config: { "image.tag": "latest" },
    problems: [
      `qualys-registry-sensor:image.tag is a different image every month
  got      "latest"
  allowed  a version such as 1.45.0-0, never latest
  fix      pulumi config set --path 'qualys-registry-sensor:image.tag' 1.45.0-0`,
    ],
  },
  {
    name: "a tag that is not one",
    stack: "aws-ecs",
    config: { "image.tag": "1.45.0 0" },
    problems: [
      `qualys-registry-sensor:image.tag is not written in the right form
  got      "1.45.0 0"
  allowed  a version such as 1.45.0-0, never latest
  fix      pulumi config set --path 'qualys-registry-sensor:image.tag' 1.45.0-0`,
    ],
  },
  {
    name: "a source with its tag",
    stack: "aws-eks",
    config: { "image.source": "docker.io/qualys/qcs-sensor:1.44.3-0" },
    problems: [
      `qualys-registry-sensor:image.source carries a tag or digest, which are settings of their own
  got      "docker.io/qualys/qcs-sensor:1.44.3-0"
  allowed  a repository with its registry and without a tag, such as docker.io/qualys/qcs-sensor
  fix      pulumi config set --path 'qualys-registry-sensor:image.source' docker.io/qualys/qcs-sensor`,
    ],
  },
  {
    name: "a source with its digest",
    stack: "aws-eks",
    config: {
      "image.source":
        "registry.corp.example:5000/qualys/qcs-sensor@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    },
    problems: [
      `qualys-registry-sensor:image.source carries a tag or digest, which are settings of their own
  got      "registry.corp.example:5000/qualys/qcs-sensor@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
  allowed  a repository with its registry and without a tag, such as docker.io/qualys/qcs-sensor
  fix      pulumi config set --path 'qualys-registry-sensor:image.source' registry.corp.example:5000/qualys/qcs-sensor`,
    ],
  },
  {
    name: "a source without its registry",
    stack: "gcp",
    config: { "image.source": "qualys/qcs-sensor" },
    problems: [
      `qualys-registry-sensor:image.source names no registry
  got      "qualys/qcs-sensor"
  allowed  a repository with its registry and without a tag, such as docker.io/qualys/qcs-sensor
  fix      pulumi config set --path 'qualys-registry-sensor:image.source' docker.io/qualys/qcs-sensor`,
    ],
  },
  {
    name: "X1: a placeholder for a source",
    stack: "gcp",
    config: { "image.source": "YOUR_REGISTRY/qualys/qcs-sensor" },
    problems: [
      `qualys-registry-sensor:image.source names no registry
  got      "YOUR_REGISTRY/qualys/qcs-sensor"
  allowed  a repository with its registry and without a tag, such as docker.io/qualys/qcs-sensor
  fix      pulumi config set --path 'qualys-registry-sensor:image.source' docker.io/qualys/qcs-sensor`,
    ],
  },
  {
    name: "a tag with a digest",
    stack: "gcp",
    config: { "image.tag": "1.45.0-0@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08" },
    problems: [
      `qualys-registry-sensor:image.tag carries a digest, which is a setting of its own
  got      "1.45.0-0@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
  allowed  a version such as 1.45.0-0, never latest
  fix      pulumi config set --path 'qualys-registry-sensor:image.tag' 1.45.0-0`,
    ],
  },
  {
    name: "half a digest",
    stack: "azure",
    config: { "image.digest": "sha256:9f86d081" },
    problems: [
      `qualys-registry-sensor:image.digest is not written in the right form
  got      "sha256:9f86d081"
  allowed  sha256: and the 64 hexadecimal digits that the registry shows
  fix      pulumi config set --path 'qualys-registry-sensor:image.digest' DIGEST`,
    ],
  },
  {
    name: "a digest that is made up",
    stack: "azure",
    config: { "image.digest": `sha256:${"0".repeat(64)}` },
    problems: [
      `qualys-registry-sensor:image.digest is made up
  got      "sha256:0000000000000000000000000000000000000000000000000000000000000000"
  allowed  sha256: and the 64 hexadecimal digits that the registry shows
  fix      pulumi config set --path 'qualys-registry-sensor:image.digest' DIGEST`,
    ],
  },
  {
    name: "a registry that there is not",
    stack: "azure",
    config: { "image.registry": "acr" },
    problems: [
      `qualys-registry-sensor:image.registry is not one of the values to choose from
  got      "acr"
  allowed  one of private, upstream
  fix      pulumi config set --path 'qualys-registry-sensor:image.registry' private`,
    ],
  },
  {
    name: "a pull secret of Kubernetes on ECS",
    stack: "aws-ecs",
    config: { "image.pullSecret": "registry-credentials" },
    problems: [
      `qualys-registry-sensor:image.pullSecret is not written in the right form
  got      "registry-credentials"
  allowed  the ARN of a Secrets Manager secret, such as arn:aws:secretsmanager:eu-central-1:123456789012:secret:registry-AbCdEf
  fix      pulumi config set --path 'qualys-registry-sensor:image.pullSecret' SECRET_ARN`,
    ],
  },
  {
    name: "a pull secret of AWS on Kubernetes",
    stack: "aws-eks",
    config: { "image.pullSecret": "arn:aws:secretsmanager:eu-central-1:210987654321:secret:registry-AbCdEf" },
    problems: [
      `qualys-registry-sensor:image.pullSecret is not written in the right form
  got      "arn:aws:secretsmanager:eu-central-1:210987654321:secret:registry-AbCdEf"
  allowed  the name of a Kubernetes Secret, such as registry-credentials
  fix      pulumi config set --path 'qualys-registry-sensor:image.pullSecret' registry-credentials`,
    ],
  },
  {
    name: "a pull secret for a private copy",
    stack: "aws-eks",
    config: { "image.pullSecret": "registry-credentials" },
    problems: [
      `qualys-registry-sensor:image.pullSecret has no effect: it unlocks the source, and the sensor runs from a private copy
  got      "registry-credentials"
  allowed  not to be set
  fix      pulumi config rm --path 'qualys-registry-sensor:image.pullSecret'`,
    ],
  },
  {
    name: "E27: a connector of Qualys without an external id, or with an account that is none",
    stack: "aws-ecs",
    config: { ecrConnector: { accountId: "qualys", repositories: [] } },
    problems: [
      `qualys-registry-sensor:ecrConnector.accountId is not written in the right form
  got      "qualys"
  allowed  the 12 digits of an AWS account, in quotes, such as "805950163170"
  fix      pulumi config set --path 'qualys-registry-sensor:ecrConnector.accountId' ACCOUNT_ID`,
      `qualys-registry-sensor:ecrConnector.externalId is not set
  got      nothing
  allowed  the external id that Qualys shows for the connector: 2 to 1224 letters, digits and + = , . @ : / - _
  fix      pulumi config set --path 'qualys-registry-sensor:ecrConnector.externalId' EXTERNAL_ID`,
      `qualys-registry-sensor:ecrConnector.repositories has too few entries
  got      an empty list
  allowed  a list, each entry a repository of ECR such as team/service; * stands for any characters: team/*
  fix      pulumi config set --path 'qualys-registry-sensor:ecrConnector.repositories[0]' 'team/*'`,
    ],
  },
  {
    name: "G5: an image that Artifact Registry fetches by its tag",
    stack: "gcp",
    config: { "image.copy": "fetched" },
    problems: [
      `qualys-registry-sensor:image.digest is not set, and nothing else says which image runs: only a copy that is pushed tells its digest
  got      nothing
  allowed  the digest that \`docker buildx imagetools inspect\` shows, or a private copy that is pushed
  fix      pulumi config set --path 'qualys-registry-sensor:image.digest' DIGEST`,
    ],
  },
  {
    name: "G5: a source that Binary Authorization admits by its tag",
    stack: "gcp",
    config: { "image.registry": "upstream" },
    problems: [
      `qualys-registry-sensor:image.digest is not set, and nothing else says which image runs: only a copy that is pushed tells its digest
  got      nothing
  allowed  the digest that \`docker buildx imagetools inspect\` shows, or a private copy that is pushed
  fix      pulumi config set --path 'qualys-registry-sensor:image.digest' DIGEST`,
    ],
  },
  {
    name: "an enforcement beside somebody else's policy",
    stack: "gcp",
    config: { "image.admission": { policy: "existing", enforcement: "record" } },
    problems: [
      `qualys-registry-sensor:image.admission.enforcement has no effect: the project's policy is somebody else's
  got      "record"
  allowed  not to be set
  fix      pulumi config rm --path 'qualys-registry-sensor:image.admission.enforcement'`,
    ],
  },
  {
    name: "a copy and a login for a source that the sensor runs from",
    stack: "gcp",
    config: {
      "image.registry": "upstream",
      "image.digest": "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
      "image.copy": "pushed",
      "image.login": { user: "bot", secretVersion: "projects/p/secrets/hub/versions/1" },
    },
    problems: [
      `qualys-registry-sensor:image.copy has no effect: the sensor runs from the source
  got      "pushed"
  allowed  not to be set
  fix      pulumi config rm --path 'qualys-registry-sensor:image.copy'`,
      `qualys-registry-sensor:image.login has no effect: the sensor runs from the source
  got      a map with user, secretVersion
  allowed  not to be set
  fix      pulumi config rm --path 'qualys-registry-sensor:image.login'`,
    ],
  },
  {
    name: "a login of Artifact Registry's for a copy that it does not make",
    stack: "gcp",
    config: {
      "image.copy": "pushed",
      "image.login": { user: "bot", secretVersion: "projects/p/secrets/hub/versions/1" },
    },
    problems: [
      `qualys-registry-sensor:image.login has no effect: the machine that deploys copies, with its own \`docker login\`
  got      a map with user, secretVersion
  allowed  not to be set
  fix      pulumi config rm --path 'qualys-registry-sensor:image.login'`,
    ],
  },
  {
    name: "a login whose password is another one tomorrow",
    stack: "gcp",
    config: { "image.login": { user: "bot", secretVersion: "projects/p/secrets/hub/versions/latest" } },
    problems: [
      `qualys-registry-sensor:image.login.secretVersion is another version tomorrow, of which nobody hears
  got      "projects/p/secrets/hub/versions/latest"
  allowed  the name of a version of a secret, such as projects/security-prod-4711/secrets/docker-hub/versions/1
  fix      pulumi config set --path 'qualys-registry-sensor:image.login.secretVersion' VERSION`,
    ],
  },
];
