import { when } from "../../../problems";
import { rule } from "../../../rule";
import { problemsIn } from "../../../unknown";
import { isCredential } from "../../../views/credentials";

export default rule("aws:lambda/function:Function", {
  id: "aws/lambda/no-secrets-in-environment",
  title: "Functions get credentials from Secrets Manager, not from their environment",
  why: "Everybody who may read a function's configuration reads its environment, and published versions keep it.",
  severity: "critical",
  area: "secrets management",
  controls: { peers: ["1.39"] },
  fix: "Give the function the secret's ARN and a role that may read it, and let it get the value itself.",
  elsewhere: true,
  check({ environment }) {
    const variables = environment?.variables ?? {};
    return problemsIn(Object.keys(variables), (name) =>
      when(isCredential(name, variables[name]), `${name} is written out in the environment`),
    );
  },
  good: () => [
    { role: "example" },
    {
      role: "example",
      environment: {
        variables: {
          LOG_LEVEL: "info",
          DB_SECRET: "arn:aws:secretsmanager:eu-central-1:1:secret:a",
          API_TOKEN: "",
          DATABASE_URL: "postgres://db.example.com/app",
        },
      },
    },
  ],
  bad: () => [
    { role: "example", environment: { variables: { DB_PASSWORD: "hunter2hunter2" } } },
    {
      role: "example",
      environment: { variables: { DATABASE_URL: "postgres://app:hunter2hunter2@db.example.com/app" } },
    },
    { role: "example", environment: { variables: { SETTINGS: "AKIAIOSFODNN7EXAMPLE" } } },
  ],
});
