import { when } from "../../../problems";
import { ruleOn } from "../../../rule";
import { holdsCredential } from "../../../views/credentials";
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
  check: (script) => when(holdsCredential(script), "there is a credential in it"),
  good: () => [
    "#!/bin/sh\necho ECS_CLUSTER=example >> /etc/ecs/ecs.config",
    "",
    "export DB_SECRET=arn:aws:secretsmanager:eu-central-1:1:secret:db-AbCdEf\napi_key=/run/secrets/api_key",
    'DB_PASSWORD="$(aws secretsmanager get-secret-value --secret-id db --query SecretString --output text)"',
  ],
  bad: () => [
    "export AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    "ACTIVATIONID=00000000-0000-0000-0000-000000000000",
    "export DATABASE_URL=postgres://app:hunter2hunter2@db.example.com/app",
    "export SECRET_KEY_BASE=0123456789abcdef0123456789abcdef",
    "app --db-password hunter2hunter2",
  ],
});
