import { when } from "../../../problems";
import { ruleOn } from "../../../rule";
import { looksLikeCredential } from "../../../views/credential-names";
import { userData } from "../../../views/user-data";

export default ruleOn(userData, {
  id: "aws/ec2/no-secrets-in-user-data",
  title: "User data holds no credentials",
  why: "Everybody who may describe the instance reads its user data, and so does every process on it.",
  severity: "critical",
  area: "secrets management",
  controls: { "aws-compute": ["2.13"] },
  fix: "Let the instance read the value from Secrets Manager with its role.",
  // Anything on the instance can read its user data.
  check: (script) => when(looksLikeCredential(script), "there is a credential in it"),
  good: ["#!/bin/sh\necho ECS_CLUSTER=example >> /etc/ecs/ecs.config", ""],
  bad: [
    "export AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    "ACTIVATIONID=00000000-0000-0000-0000-000000000000",
  ],
});
