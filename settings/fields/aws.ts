import { direction, misspeltDirection } from "./compass";
import { loosely, text } from "./text";

export const region = text({
  allowed: "an AWS region such as eu-central-1",
  example: "eu-central-1",
  pattern: new RegExp(`^[a-z]{2}(-[a-z]+)*-${direction}-\\d$`),
  advise: (region) => {
    const zone = /^(.*-\d)[a-z]$/.exec(region)?.[1];
    return zone === undefined ? misspeltDirection(region) : { wrong: "is a zone, not a region", to: zone };
  },
});

export const resourceId = (kind: "vpc" | "subnet") =>
  text({
    allowed: `the id of a ${kind === "vpc" ? "VPC" : "subnet"}, such as ${kind}-0a1b2c3d4e5f67890`,
    example: `${kind}-0a1b2c3d4e5f67890`,
    placeholder: `${kind.toUpperCase()}_ID`,
    pattern: new RegExp(`^${kind}-[0-9a-f]{8,17}$`),
  });

export const topicArn = text({
  allowed: "the ARN of an SNS topic, such as arn:aws:sns:eu-central-1:123456789012:security-alarms",
  example: "arn:aws:sns:eu-central-1:123456789012:security-alarms",
  placeholder: "TOPIC_ARN",
  pattern: /^arn:aws(-[a-z-]+)?:sns:[a-z0-9-]+:\d{12}:[\w.-]+$/,
  takesUuids: true,
});

export const secretArn = text({
  allowed:
    "the ARN of a Secrets Manager secret, such as arn:aws:secretsmanager:eu-central-1:123456789012:secret:registry-AbCdEf",
  example: "arn:aws:secretsmanager:eu-central-1:123456789012:secret:registry-AbCdEf",
  placeholder: "SECRET_ARN",
  pattern: /^arn:aws(-[a-z-]+)?:secretsmanager:[a-z0-9-]+:\d{12}:secret:.+$/,
  takesUuids: true,
});

export const principal = text({
  allowed: "the ARN of an IAM role or user, such as arn:aws:iam::123456789012:role/platform-admins",
  example: "arn:aws:iam::123456789012:role/platform-admins",
  placeholder: "ROLE_ARN",
  pattern: /^arn:aws(-[a-z-]+)?:iam::\d{12}:(role|user)\/\S+$/,
  takesUuids: true,
  advise: (arn) => {
    const session = /^(arn:aws[a-z-]*):sts::(\d{12}):assumed-role\/([^/]+)\//.exec(arn);
    if (session !== null) {
      return {
        wrong: "is a session of a role, not the role",
        to: `${session[1]}:iam::${session[2]}:role/${session[3]}`,
      };
    }
    return arn.endsWith(":root") ? { wrong: "is a whole account" } : undefined;
  },
});

export const accountId = loosely(
  text({
    allowed: 'the 12 digits of an AWS account, in quotes, such as "805950163170"',
    example: "805950163170",
    placeholder: "ACCOUNT_ID",
    pattern: /^\d{12}$/,
  }),
);

export const addOnVersion = text({
  allowed: "a version of the add-on as EKS calls it, such as v1.20.4-eksbuild.2",
  example: "v1.20.4-eksbuild.2",
  pattern: /^v\d+\.\d+\.\d+-eksbuild\.\d+$/,
  advise: (version) => {
    if (/^\d+\.\d+\.\d+-eksbuild\.\d+$/.test(version)) return { wrong: "does not begin with v", to: `v${version}` };
    return /^v?\d+\.\d+\.\d+$/.test(version) ? { wrong: "does not say which build of EKS' it is" } : undefined;
  },
});

export const externalId = text({
  allowed: "the external id that Qualys shows for the connector: 2 to 1224 letters, digits and + = , . @ : / - _",
  example: "POD1-12345-1234567890123",
  placeholder: "EXTERNAL_ID",
  pattern: /^[\w+=,.@:/-]{2,1224}$/,
  takesUuids: true,
});

export const ecrRepository = text({
  allowed: "a repository of ECR such as team/service; * stands for any characters: team/*",
  example: "team/*",
  pattern: /^[a-z0-9*][a-z0-9*._/-]{0,255}$/,
});
