import { text, when } from "../../../problems";
import { rule } from "../../../rule";
import { looksLikeCredential } from "../../../views/credential-names";

const decode = (userData: string | undefined) => Buffer.from(text(userData), "base64").toString("utf8");

export default rule("aws:ec2/launchTemplate:LaunchTemplate", {
  id: "aws/ec2/no-secrets-in-user-data",
  title: "User data holds no credentials",
  why: "Everybody who may describe the instance reads its user data, and so does every process on it.",
  severity: "critical",
  area: "secrets management",
  controls: { "aws-compute": ["2.13"] },
  fix: "Let the instance read the value from Secrets Manager with its role.",
  // Anything on the instance can read its user data.
  check: ({ userData }) => when(looksLikeCredential(decode(userData)), "there is a credential in it"),
  good: [
    {},
    { userData: Buffer.from("#!/bin/sh\necho ECS_CLUSTER=example >> /etc/ecs/ecs.config").toString("base64") },
  ],
  bad: [
    {
      userData: Buffer.from("export AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY").toString("base64"),
    },
    { userData: Buffer.from("ACTIVATIONID=00000000-0000-0000-0000-000000000000").toString("base64") },
  ],
});
