import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { resource } from "../../../policy/examples";
import { unknown } from "../../../policy/resource";
import { evaluate } from "../../../policy/evaluate";
import { loadRules } from "../../../policy/load";
import { guarded, UnknownValue } from "../../../policy/unknown";
import { meaningOf } from "../../../policy/views/credential-names";
import { commandHoldsCredential, holdsCredential, isCredential } from "../../../policy/views/credentials";

/** In parts, and of the same character over and over: no scanner should take them for real ones. */
const fake = (prefix: string, length: number) => prefix + "0".repeat(length);

const knownKeys = {
  "an access key of AWS": "AKIA" + "IOSFODNN7EXAMPLE",
  "a temporary access key of AWS": "ASIA" + "IOSFODNN7EXAMPLE",
  "a token of GitHub": fake("ghp_", 36),
  "a fine-grained token of GitHub": fake("github_pat_", 82),
  "a token of GitLab": fake("glpat-", 20),
  "a token of GitLab's runners": fake("glrt-", 20),
  "a key of Stripe": fake("sk_" + "live_", 24),
  "a token of a Slack bot": fake("xoxb-", 24),
  "a token of a Slack user": fake("xoxp-", 24),
  "a key of Google": fake("AIza", 35),
  "a token of npm": fake("npm_", 36),
  "a token of Vault": fake("hvs.", 24),
  "a key of SendGrid": `${fake("SG.", 22)}.${"0".repeat(43)}`,
  "a token of PyPI": fake("pypi-AgE", 60),
  "a token of Docker Hub": fake("dckr_" + "pat_", 27),
  "a token of a Docker organization": fake("dckr_" + "oat_", 32),
  "a token of DigitalOcean": fake("dop_" + "v1_", 64),
  "a token of Hugging Face": fake("hf_", 34),
  "a token of a Slack app": fake("xapp-1-", 24),
  "a webhook of Slack": "https://hooks.slack.com/" + `services/${fake("T", 8)}/${fake("B", 8)}/${"0".repeat(24)}`,
  "a webhook of Discord": "https://discord.com/" + `api/webhooks/${"0".repeat(18)}/${"0".repeat(68)}`,
  "a header that signs in": "Authorization: Basic YXBwOmh1bnRlcjJodW50ZXIy",
  "a registry's token for npm": "//registry.example.com/:_authToken=0123456789abcdef",
  "a JSON web token": `${fake("eyJ", 20)}.${fake("eyJ", 20)}.${"0".repeat(20)}`,
  "a private key": "-----BEGIN RSA " + "PRIVATE KEY-----\nMII",
  "a URL with a password": "postgres://app:hunter2hunter2@db.example.com:5432/app",
  "a URL with a password alone": "redis://:hunter2hunter2@cache.example.com",
  "a connection string of Azure Storage":
    "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=" + fake("abc", 80) + "==",
  "a connection string of Service Bus":
    "Endpoint=sb://a/;SharedAccessKeyName=b;SharedAccessKey=" + fake("abc", 40) + "=",
  "a connection string of a database": "Server=db.example.com;User Id=app;Password=hunter2hunter2;",
  "a SAS": "https://a.blob.core.windows.net/b?sv=2024-11-04&sig=" + fake("abc", 40) + "%3D",
};

describe("names of credentials", () => {
  for (const name of [
    "ACTIVATIONID",
    "customerId",
    "DB_PASSWORD",
    "DB_PASSWORD_2",
    "dbPassword",
    "--db-password",
    "db.password",
    "PGPASSWORD",
    "AWS_SECRET_ACCESS_KEY",
    "SECRET_KEY_BASE",
    "JWT_SIGNING_KEY",
    "DB_PASS",
    "MYSQL_PWD",
  ]) {
    it(`include ${name}`, () => assert.equal(meaningOf(name), "credential"));
  }
  for (const name of ["TLS_SECRET", "githubToken", "api-key", "STRIPE_SECRET_KEY", "GITHUB_PAT", "EXISTING_SECRET"]) {
    it(`perhaps include ${name}`, () => assert.equal(meaningOf(name), "perhaps"));
  }
  for (const name of ["BASIC_AUTH", "FLOWER_BASIC_AUTH", "--basic-auth", "basicAuth"]) {
    it(`are of a user with his password: ${name}`, () => assert.equal(meaningOf(name), "pair"));
  }
  for (const name of ["POD_URL", "TOKEN_TTL", "PASSWORD_FILE", "SECRET_NAME", "MAX_TOKENS", "BYPASS", "COMPAT", ""]) {
    it(`do not include ${name === "" ? "none" : name}`, () => assert.equal(meaningOf(name), undefined));
  }
});

describe("values that are credentials", () => {
  for (const [what, value] of Object.entries(knownKeys)) {
    it(`whatever they are called: ${what}`, () => {
      assert.ok(isCredential("SETTINGS", value));
      assert.ok(isCredential("TLS_SECRET", value));
      assert.ok(isCredential(undefined, value));
      assert.ok(holdsCredential(`settings:\n  first: "${value}"\n`));
      assert.ok(commandHoldsCredential(["app", `--settings=${value}`]));
      assert.ok(commandHoldsCredential(["app", "--settings", value]));
    });
  }

  for (const [name, value] of [
    ["DB_PASSWORD", "hunter2"],
    ["DB_PASS", "postgres"],
    ["DB_PASSWORD", "123456"],
    ["ADMIN_PASSWORD", "$2a$10$abcdefghijkl"],
    ["ACTIVATIONID", "00000000-0000-0000-0000-000000000000"],
    ["SECRET_KEY_BASE", "0123456789abcdef0123456789abcdef"],
    ["JWT_SIGNING_KEY", "abcdefabcdef"],
    ["AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"],
    ["AWS_SECRET_KEY", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"],
    ["STRIPE_SECRET_KEY", "sk_" + "live_x"],
    ["API_TOKEN", "00000000-0000-0000-0000-000000000000"],
    ["API_KEY", "hunter2hunter2"],
    ["CLIENT_SECRET", "Hunter2!"],
    ["JWT_SECRET", "correcthorsebatterystaple"],
    ["JAVA_OPTS", "-Xmx1g -Ddb.password=hunter2hunter2"],
    ["SETTINGS", '{"db":{"password":"hunter2hunter2"}}'],
    ["BASIC_AUTH", "user:password"],
    ["BASIC_AUTH", "admin:$apr1$abcdefgh$abcdefghijkl"],
  ]) {
    it(`by name and form: ${name}=${value}`, () => assert.ok(isCredential(name, value)));
  }
});

describe("values that are none", () => {
  for (const [name, value] of [
    ["ALLOW_EMPTY_PASSWORD", "no"],
    ["ALLOW_EMPTY_PASSWORD", "Yes"],
    ["USE_TOKEN", "true"],
    ["OAUTH_REQUIRES_CLIENT_SECRET", "false"],
    ["MIN_PASSWORD", "12"],
    ["DB_PASSWORD", ""],
    ["DB_PASSWORD", " "],
    ["DB_PASSWORD", undefined],
    ["DB_PASSWORD", 8],
    ["DB_PASSWORD", "****"],
    ["DB_PASSWORD", "<the password>"],
    ["DB_PASSWORD", "$(VAULT_PASSWORD)"],
    ["DB_PASSWORD", "${VAULT_PASSWORD}"],
    ["DB_PASSWORD", "$VAULT_PASSWORD"],
    ["DB_PASSWORD", "$__file{/run/secrets/password}"],
    ["DB_PASSWORD", "{{ .Values.password }}"],
    ["DB_PASSWORD", "vault:secret/data/db#password"],
    ["DB_PASSWORD", "ref+awssecrets://db/password"],
    ["DB_PASSWORD", "@Microsoft.KeyVault(SecretUri=https://a.vault.azure.net/secrets/db)"],
    ["DB_PASSWORD", "projects/1234567890123/secrets/db/versions/1"],
    ["DB_PASSWORD", "arn:aws:secretsmanager:eu-central-1:123456789012:secret:db-AbCdEf"],
    ["DB_PASSWORD", "arn:aws-us-gov:ssm:us-gov-west-1:123456789012:parameter/db"],
    ["DB_PASSWORD", "/run/secrets/db_password"],
    ["DB_PASSWORD", "./secrets/db"],
    ["PRIVATE_KEY", "certs/tls.key"],
    ["PROXY_PASS", "http://backend.example.com:8080/"],
    ["SERVICE_ACCOUNT_TOKEN", "/var/run/secrets/kubernetes.io/serviceaccount/token"],
    ["TLS_SECRET", "web-tls"],
    ["EXISTING_SECRET", "db"],
    ["DEFAULT_SSL_CERTIFICATE_SECRET", "ns/tls"],
    ["TLS_SECRET", "web-tls-1a2b3c4d"],
    ["DB_SECRET", "prod/MyApp/database"],
    ["DB_SECRET", "my-release-postgresql-2"],
    ["ENCRYPTION_KEY", "alias/app"],
    ["MAX_TOKENS", "4096"],
    ["DATABASE_URL", "postgres://db.example.com:5432/app"],
    ["DATABASE_URL", "postgres://app@db.example.com/app"],
    ["DATABASE_URL", "postgres://app:$(DB_PASSWORD)@db.example.com/app"],
    ["CONNECTION", "Server=db.example.com;User Id=app;Password=${DB_PASSWORD};"],
    ["IMAGE", "registry.example.com:5000/app@sha256:" + "0".repeat(64)],
    ["LOG_LEVEL", "info"],
    ["BASIC_AUTH", "true"],
    ["BASIC_AUTH", "kube-system/basic-auth"],
    ["BASIC_AUTH", "user:$PASSWORD"],
    ["BASIC_AUTH", "$user:$password"],
    ["BASIC_AUTH", "user:${PASSWORD}"],
    ["BASIC_AUTH", "arn:aws:secretsmanager:eu-central-1:123456789012:secret:web-AbCdEf"],
    ["BASIC_AUTH", "users: see below"],
    ["WEBHOOK", "https://hooks.slack.com/services/${WEBHOOK}"],
    ["HEADER", "Authorization: Bearer $TOKEN"],
    ["HEADER", "Authorization: Bearer <the token of the app>"],
    ["NPMRC", "//registry.example.com/:_authToken=${NPM_TOKEN}"],
    ["PUBLIC_KEY", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI" + "0".repeat(43) + " user@example.com"],
    [undefined, undefined],
  ] as const) {
    it(`${name ?? "nothing"}=${value ?? ""}`, () => assert.ok(!isCredential(name, value)));
  }
});

describe("credentials in a text", () => {
  for (const text of [
    "export DB_PASSWORD=correct-horse",
    "ACTIVATIONID=00000000-0000-0000-0000-000000000000",
    'api_key: "0123456789abcdef"',
    "db:\n  password: hunter2hunter2\n",
    '{"password":"hunter2hunter2"}',
    '"{\\"password\\":\\"hunter2hunter2\\"}"',
    "{password: hunter2hunter2}",
    'const settings = { dbPassword: "hunter2hunter2" };',
    "password = hunter2hunter2",
    "OPTIONS=--password=hunter2hunter2",
    "DB_PASSWORD=${DB_PASSWORD:-hunter2hunter2}",
    "app --db-password hunter2hunter2",
    "docker run -e TOKEN=0123456789abcdef app",
    "curl https://example.com/?token=0123456789abcdef",
    "curl -u user:password https://example.com",
    "curl -fsSLu 'user:password' https://example.com",
    "curl -uuser:password https://example.com",
    'curl -s https://example.com \\\n  --user "$USER:changeme"',
    "curl --proxy-user=user:password https://example.com",
    "echo ready; /usr/bin/docker login -u user -p hunter2 registry.example.com",
    "redis-cli -h cache.example.com -a hunter2 ping",
    "mysqladmin ping -u root -phunter2",
    "sshpass -p hunter2 ssh db.example.com",
    "basic_auth: user:password",
  ]) {
    it(`are found in ${text}`, () => assert.ok(holdsCredential(text)));
  }
  for (const text of [
    "",
    "ECS_CLUSTER=example",
    "TOKEN=$(aws secretsmanager get-secret-value --secret-id x)",
    'PASSWORD="$1"',
    "curl -H X-aws-ec2-metadata-token: $TOKEN",
    "curl -H X-aws-ec2-metadata-token-ttl-seconds: 21600",
    "export DB_SECRET=arn:aws:secretsmanager:eu-central-1:123456789012:secret:prod/db-0123456789abcdef",
    "aws secretsmanager get-secret-value --secret-id arn:aws:secretsmanager:eu-central-1:1:secret:0123456789abcdef",
    "api_key=/run/secrets/api_key",
    "{token: /run/secrets/token}",
    "password: string, min 8",
    "password: required",
    "password = getPassword()",
    "token = response.data.token",
    "if [ $PASSWORD == something ]",
    "PASSWORD=${PASSWORD:?is required here}",
    "PASSWORD=${PASSWORD:-$DEFAULT_PASSWORD}",
    "passwd: files systemd",
    "chpasswd: { expire: false }",
    "passwordSecret: my-database-credentials",
    "tls_secret: web",
    "app --password $PASSWORD --password-file /run/secrets/password --token --verbose",
    "curl -u $USER:$PASSWORD https://example.com",
    'curl -u "user:${PASSWORD}" https://example.com',
    'curl -u "$(cat /run/user):$(cat /run/password)" https://example.com',
    "curl -u user: https://example.com",
    "curl https://example.com -o out && docker run -u app:app app",
    "curl https://example.com\nsudo -u app:app true",
    "docker run -u node:node app",
    "docker login -u user --password-stdin registry.example.com",
    "docker login -u user -p $TOKEN registry.example.com",
    "redis-cli -a $PASSWORD ping",
    'mysql -u root -p"$PASSWORD" shop',
    "mysql -u root -p shop",
    "basic_auth: true",
    "-----BEGIN CERTIFICATE-----",
    "-----BEGIN PUBLIC KEY-----",
  ]) {
    it(`are not found in ${text}`, () => assert.ok(!holdsCredential(text)));
  }
});

describe("credentials on a command line", () => {
  for (const command of [
    ["--db-password=hunter2hunter2"],
    ["--password=hunter2"],
    ["--password", "hunter2"],
    ["-token", "0123456789abcdef"],
    ["env", "DB_PASSWORD=hunter2", "app"],
    ["sh", "-c", "app --password=hunter2hunter2"],
    ["curl", "-fsS", "-u", "user:password", "https://example.com"],
    ["CMD", "/usr/bin/redis-cli", "-a", "hunter2", "ping"],
    ["--basic-auth", "user:password"],
    "app --password=hunter2hunter2",
  ]) {
    it(`are found in ${JSON.stringify(command)}`, () => assert.ok(commandHoldsCredential(command)));
  }
  for (const command of [
    undefined,
    [],
    [null, 1],
    ["--password"],
    ["--password=$(DB_PASSWORD)"],
    ["--password", "$(DB_PASSWORD)"],
    ["--password", "--verbose"],
    ["--password-file", "/run/secrets/password"],
    ["--use-token=true"],
    ["--tls-secret", "web-tls"],
    ["create", "secret", "0123456789abcdef"],
    ["curl", "-u", "user:$(PASSWORD)", "https://example.com"],
    ["docker", "run", "-u", "app:app", "app"],
  ]) {
    it(`are not found in ${JSON.stringify(command)}`, () => assert.ok(!commandHoldsCredential(command)));
  }
});

describe("a command line with a word that is not known yet", () => {
  const commandWith = (...words: readonly unknown[]) =>
    guarded(resource("kubernetes:core/v1:Pod", "pod", { words } as never)).properties.words;

  it("holds what is written out on it all the same", () => {
    assert.ok(commandHoldsCredential(commandWith("curl", "-u", "user:password", unknown)));
  });
  it("is open where the word could be the password", () => {
    const command = commandWith("docker", "login", "-p", unknown, "registry.example.com");
    assert.throws(() => commandHoldsCredential(command), UnknownValue);
  });
});

describe("however long a value is, it is read in one go", () => {
  const length = 100_000;
  /** Milliseconds: most take a hundredth of it. */
  const patience = 10_000;
  for (const part of [
    ..."a0=:-._/ \t\n\"'\\$@)]",
    "a=",
    "a:",
    "a-",
    "password=",
    "password=a",
    "--password ",
    "--password a ",
    "=--password",
    "eyJ",
    "eyJ-",
    "-eyJ",
    ".eyJ",
    fake("eyJ", 10) + ".",
    "://",
    "://:",
    "://a:a",
    "AKIA",
    "xoxb-",
    "-----BEGIN ",
    "-----BEGIN PRIVATE KEY",
    "curl ",
    "curl -u ",
    "curl -u a:",
    "mysql \\\n",
    "Authorization: Basic ",
    "&sig=",
    '\\"a\\":',
    "aA",
    "/a",
    "a.a",
  ]) {
    it(JSON.stringify(part), () => {
      const long = part.repeat(length / part.length);
      const before = performance.now();
      for (const name of ["DB_PASSWORD", "DB_SECRET", "SETTINGS", long]) isCredential(name, long);
      holdsCredential(`password: ${long}\ntoken=${long}`);
      commandHoldsCredential([long, `--password=${long}`, "--password", long]);
      const took = performance.now() - before;
      assert.ok(took < patience, `took ${took} ms`);
    }).timeout(2 * patience);
  }
});

describe("rules about credentials", () => {
  const value = "hunter2hunter2";
  const pod = {
    containers: [
      {
        name: "app",
        env: [
          { name: "A", value: unknown },
          { name: "DB_PASSWORD", value },
        ],
        args: [`--password=${value}`],
      },
    ],
  };
  const task = { name: "app", environment: [{ name: "DB_PASSWORD", value }], command: ["--password", value] };
  const resources = [
    resource("kubernetes:core/v1:Pod", "pod", { spec: pod as never }),
    resource("kubernetes:core/v1:ConfigMap", "map", {
      data: { "app.yaml": `password: ${value}`, other: unknown as never },
    }),
    resource("aws:ecs/taskDefinition:TaskDefinition", "task", { containerDefinitions: JSON.stringify([task]) }),
    resource("aws:lambda/function:Function", "function", { environment: { variables: { DB_PASSWORD: value } } }),
    resource("aws:ec2/instance:Instance", "instance", { userData: `export DB_PASSWORD=${value}` }),
  ];
  const about = /no-literal-credentials|not-in-config-maps|no-secrets-in-(?:environment|user-data)/;
  const rules = loadRules().filter(
    ({ id }) => about.test(id) && id !== "kubernetes/workloads/no-secrets-in-environment",
  );
  const { findings } = evaluate(resources, { rules, today: "2026-11-30" });
  const wrong = findings.filter(({ status }) => status === "fail");

  it("find them whatever is not known yet of others, and never show them", () => {
    assert.deepEqual(wrong.map(({ rule }) => rule.id).toSorted(), rules.map(({ id }) => id).toSorted());
    assert.ok(!JSON.stringify(wrong.map(({ problems }) => problems)).includes(value));
    assert.deepEqual(wrong.flatMap(({ problems }) => problems).toSorted(), [
      "DB_PASSWORD is written out in the environment",
      "app.yaml holds a credential",
      "container app: DB_PASSWORD is written out in the environment",
      "container app: DB_PASSWORD is written out in the environment",
      "container app: a credential is written out in args",
      "container app: a credential is written out in command",
      "there is a credential in it",
    ]);
  });
});
