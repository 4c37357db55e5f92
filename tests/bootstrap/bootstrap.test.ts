import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import path from "node:path";
import { loadAll } from "js-yaml";
import { describe, it } from "mocha";
import { previewOf } from "../support/preview";
import { read } from "../support/source-files";
import { variants } from "../support/variants";

type Inputs = Readonly<Record<string, unknown>>;
interface Run {
  readonly resources: Readonly<Record<string, Inputs>>;
  readonly variables: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

interface ClusterRole {
  readonly rules: readonly Readonly<Record<"apiGroups" | "resources" | "verbs", readonly string[]>>[];
}

/** `core`, `ServiceAccountPatch` → `serviceaccounts.`, as a ClusterRole names it. */
function inRules(group: string, kind: string): string {
  const one = kind.replace(/Patch$/, "").toLowerCase();
  const many = one.endsWith("y") ? `${one.slice(0, -1)}ies` : one.endsWith("s") ? `${one}es` : `${one}s`;
  return `${many}.${group === "core" ? "" : group}`;
}

function start(config: Readonly<Record<string, string>>) {
  const args = ["-r", "./preview/register.js", "tests/bootstrap/run.ts", JSON.stringify(config)];
  return spawnSync(process.execPath, args, { cwd: path.join(__dirname, "..", ".."), encoding: "utf8" });
}

const ofGitHub = { "pipelines:repository": "owner/repository" };
const ofGitLab = {
  "pipelines:gitlab": "https://gitlab.example:8443",
  "pipelines:repository": "group/sub.group/project",
};

/** What the program makes in a cloud. */
function run(cloud: string, config: Readonly<Record<string, string>> = ofGitHub): Run {
  const { stdout, stderr } = start({ "pipelines:cloud": cloud, ...config });
  assert.equal(stderr, "");
  return JSON.parse(stdout) as Run;
}

const parsed = (text: unknown): unknown => JSON.parse(String(text));
const workflow = read(".github/workflows/stack.yml");
const variablesOf = (prefix: string) =>
  [...new Set([...workflow.matchAll(new RegExp(`vars\\.(${prefix}_\\w+)`, "g"))].map(([, name = ""]) => name))].sort();
/** What the first column of a guide's table of permissions names. */
const permissions = (guide: string) => {
  const [, section = ""] = read(`docs/deploy/${guide}.md`).split("## Permissions");
  const rows = section.split("\n## ")[0]?.matchAll(/^\| (`[^|]+) \|/gm) ?? [];
  return [...rows].flatMap(([, cell = ""]) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name));
};
const environments = ["preview", "production"];
const issuer = "https://token.actions.githubusercontent.com";
const subject = (environment: string) => `repo:owner/repository:environment:${environment}`;

describe("the pipelines' way into a cloud", () => {
  const made = { aws: run("aws"), azure: run("azure"), gcp: run("gcp") };

  for (const [cloud, prefix] of [
    ["aws", "AWS"],
    ["azure", "AZURE"],
    ["gcp", "GCP"],
  ] as const) {
    describe(`of ${cloud}`, () => {
      const { resources, variables } = made[cloud];

      it("gives each environment the variables that the workflows read", () => {
        assert.deepEqual(Object.keys(variables), environments);
        for (const each of Object.values(variables)) assert.deepEqual(Object.keys(each).sort(), variablesOf(prefix));
      });

      it("trusts GitHub, and nothing with a * in it", () => {
        const trust = Object.entries(resources).filter(([, inputs]) => JSON.stringify(inputs).includes("owner/"));
        assert.ok(trust.length >= 2);
        for (const [name, inputs] of trust) assert.doesNotMatch(JSON.stringify(inputs), /\*/, name);
        assert.ok(JSON.stringify(resources).includes(issuer));
      });
    });
  }

  describe("of aws", () => {
    const { resources, variables } = made.aws;
    const { Statement: deploy } = parsed(resources["aws:iam/rolePolicy:RolePolicy production-deploy"]?.policy) as {
      Statement: readonly Inputs[];
    };

    it("lends each role to one environment, for two hours, by subject and audience", () => {
      assert.deepEqual(resources["aws:iam/openIdConnectProvider:OpenIdConnectProvider github"], {
        url: issuer,
        clientIdLists: ["sts.amazonaws.com"],
      });
      for (const environment of environments) {
        const role = resources[`aws:iam/role:Role ${environment}`];
        assert.equal(role?.maxSessionDuration, 7200);
        assert.equal(variables[environment]?.AWS_ROLE, `${environment}.arn`);
        assert.deepEqual(parsed(role?.assumeRolePolicy), {
          Version: "2012-10-17",
          Statement: [
            {
              Effect: "Allow",
              Action: "sts:AssumeRoleWithWebIdentity",
              Principal: { Federated: "github.arn" },
              Condition: {
                StringEquals: {
                  "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
                  "token.actions.githubusercontent.com:sub": subject(environment),
                },
              },
            },
          ],
        });
      }
    });

    it("lets previews read all but secrets", () => {
      assert.deepEqual(resources["aws:iam/rolePolicyAttachment:RolePolicyAttachment preview-read"], {
        role: "preview.name",
        policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess",
      });
      const rest = resources["aws:iam/rolePolicy:RolePolicy preview-no-secrets"];
      assert.equal(rest?.role, "preview.name");
      assert.deepEqual(parsed(rest.policy), {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Deny",
            Action: ["secretsmanager:GetSecretValue", "secretsmanager:BatchGetSecretValue"],
            Resource: "*",
          },
          {
            Effect: "Deny",
            Action: ["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath", "ssm:GetParameterHistory"],
            NotResource: "arn:aws:ssm:*::parameter/aws/service/*",
          },
        ],
      });
    });

    it("lets deployments use the services that the guides name, and not widen their own way in", () => {
      const named = [...permissions("aws-ecs"), ...permissions("aws-eks")];
      const whole = [...new Set(named)].filter((service) => !["ssm", "sts"].includes(service)).sort();
      assert.equal(resources["aws:iam/rolePolicy:RolePolicy production-deploy"]?.role, "production.name");
      assert.deepEqual(deploy, [
        { Effect: "Allow", Action: whole.map((service) => `${service}:*`), Resource: "*" },
        {
          Effect: "Allow",
          Action: ["ssm:GetParameter", "ssm:GetParameters"],
          Resource: "arn:aws:ssm:*::parameter/aws/service/*",
        },
        { Effect: "Deny", Action: "iam:*", Resource: ["preview.arn", "production.arn", "github.arn"] },
      ]);
    });
  });

  describe("of azure", () => {
    const { resources } = made.azure;

    it("lends each identity to one environment, by subject and audience", () => {
      for (const environment of environments)
        assert.deepEqual(resources[`azure-native:managedidentity:FederatedIdentityCredential ${environment}`], {
          resourceGroupName: "pipelines.name",
          resourceName: `${environment}.name`,
          issuer,
          audiences: ["api://AzureADTokenExchange"],
          subject: subject(environment),
        });
    });

    it("lets previews read, and deployments change all but who administers access", () => {
      const assignments = Object.entries(resources).flatMap(([name, inputs]) =>
        name.startsWith("azure-native:authorization:RoleAssignment ")
          ? [
              [
                inputs.principalId,
                inputs.scope,
                String(inputs.roleDefinitionId).split("/").at(-1),
                "condition" in inputs,
              ],
            ]
          : [],
      );
      assert.deepEqual(assignments, [
        ["preview.principalId", "/subscriptions/SUBSCRIPTION", "acdd72a7-3385-48ef-bd42-f606fba81ae7", false],
        ["preview.principalId", "/subscriptions/SUBSCRIPTION", "4abbcc35-e782-43d8-92c6-2d3f1bd2253f", false],
        ["production.principalId", "/subscriptions/SUBSCRIPTION", "b24988ac-6180-42a0-ab88-20f7382dd24c", false],
        ["production.principalId", "/subscriptions/SUBSCRIPTION", "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9", true],
      ]);
      const administrators =
        "{8e3af657-a8ff-443c-a75c-2fe8c4bcb635, 18d7d88d-d35e-4fb5-a5c3-7773c20a72d9, f58310d9-a9f6-439a-9ee7-f62e7b66f4d1}";
      assert.equal(
        resources["azure-native:authorization:RoleAssignment production-access"]?.condition,
        "((!(ActionMatches{'Microsoft.Authorization/roleAssignments/write'})) OR (@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId] " +
          `ForAnyOfAllValues:GuidNotEquals ${administrators})) AND ` +
          "((!(ActionMatches{'Microsoft.Authorization/roleAssignments/delete'})) OR (@Resource[Microsoft.Authorization/roleAssignments:RoleDefinitionId] " +
          `ForAnyOfAllValues:GuidNotEquals ${administrators}))`,
      );
    });
  });

  describe("of gcp", () => {
    const { resources } = made.gcp;
    const granted = (account: string) =>
      Object.entries(resources).flatMap(([name, inputs]) =>
        name.startsWith("gcp:projects/iAMMember:") && inputs.member === `${account}.member` ? [inputs.role] : [],
      );

    it("takes tokens of the two environments alone, for its own audience", () => {
      assert.deepEqual(resources["gcp:iam/workloadIdentityPoolProvider:WorkloadIdentityPoolProvider github"], {
        workloadIdentityPoolId: "github",
        workloadIdentityPoolProviderId: "github",
        oidc: { issuerUri: issuer },
        attributeMapping: { "google.subject": "assertion.sub" },
        attributeCondition: `assertion.sub == '${subject("preview")}' || assertion.sub == '${subject("production")}'`,
      });
    });

    it("lends each account to one environment", () => {
      for (const environment of environments)
        assert.deepEqual(resources[`gcp:serviceaccount/iAMMember:IAMMember ${environment}`], {
          serviceAccountId: `${environment}.name`,
          role: "roles/iam.workloadIdentityUser",
          member: `principal://iam.googleapis.com/github.name/subject/${subject(environment)}`,
        });
    });

    it("gives the roles that the guide names", () => {
      assert.deepEqual(granted("production"), permissions("gcp"));
      assert.deepEqual(granted("preview"), ["roles/iam.securityReviewer", "roles/viewer"]);
    });
  });

  it("believes GitHub's tokens of a repository made since July 2026, which have the ids beside the names", () => {
    const { resources } = run("azure", { "pipelines:repository": "owner@12/repository@34" });
    assert.deepEqual(
      environments.map(
        (each) => resources[`azure-native:managedidentity:FederatedIdentityCredential ${each}`]?.subject,
      ),
      environments.map((each) => `repo:owner@12/repository@34:environment:${each}`),
    );
  });

  describe("for GitLab, lets jobs of every branch look and those of main deploy", () => {
    const [anyBranch, main] = ["*", "main"].map(
      (branch) => `project_path:group/sub.group/project:ref_type:branch:ref:${branch}`,
    );
    const issuer = "https://gitlab.example:8443";

    it("at AWS", () => {
      const { resources } = run("aws", ofGitLab);
      assert.equal(resources["aws:iam/openIdConnectProvider:OpenIdConnectProvider gitlab"]?.url, issuer);
      const conditions = environments.map((environment) => {
        const { Statement } = parsed(resources[`aws:iam/role:Role ${environment}`]?.assumeRolePolicy) as {
          readonly Statement: readonly Inputs[];
        };
        return Statement.map(({ Condition }) => Condition);
      });
      const [audience, subject] = ["aud", "sub"].map((claim) => `gitlab.example:8443:${claim}`) as [string, string];
      assert.deepEqual(conditions, [
        [{ StringEquals: { [audience]: "sts.amazonaws.com" }, StringLike: { [subject]: anyBranch } }],
        [{ StringEquals: { [audience]: "sts.amazonaws.com", [subject]: main } }],
      ]);
    });

    it("at Azure, by an expression where a branch may be any", () => {
      const { resources } = run("azure", ofGitLab);
      const credential = { issuer, audiences: ["api://AzureADTokenExchange"] };
      const { properties } = resources["azure-native:resources:Deployment preview"] as {
        readonly properties: { readonly template: { readonly resources: readonly Inputs[] } };
      };
      assert.deepEqual(properties.template.resources, [
        {
          type: "Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials",
          apiVersion: "2025-01-31-preview",
          name: "preview.name/preview",
          properties: {
            ...credential,
            claimsMatchingExpression: { languageVersion: 1, value: `claims['sub'] matches '${anyBranch}'` },
          },
        },
      ]);
      assert.deepEqual(resources["azure-native:managedidentity:FederatedIdentityCredential production"], {
        resourceGroupName: "pipelines.name",
        resourceName: "production.name",
        ...credential,
        subject: main,
      });
    });

    it("at Google Cloud, by a pool that admits nobody else", () => {
      const { resources } = run("gcp", ofGitLab);
      const provider = resources["gcp:iam/workloadIdentityPoolProvider:WorkloadIdentityPoolProvider gitlab"];
      assert.deepEqual(provider?.oidc, { issuerUri: issuer });
      assert.equal(
        provider?.attributeCondition,
        `assertion.sub.startsWith('${anyBranch?.replace("*", "")}') || assertion.sub == '${main}'`,
      );
      assert.deepEqual(
        environments.map((each) => resources[`gcp:serviceaccount/iAMMember:IAMMember ${each}`]?.member),
        [
          "principalSet://iam.googleapis.com/gitlab.name/*",
          `principal://iam.googleapis.com/gitlab.name/subject/${main}`,
        ],
      );
    });
  });

  it("names all settings that are wrong, what they may be, and the commands that mend them", () => {
    const { status, stderr } = start({ "pipelines:repository": "owner/*" });
    assert.equal(status, 1);
    assert.equal(
      stderr,
      "pipelines:cloud is not set; allowed: one of aws, azure, gcp. Run: pulumi config set cloud aws\n" +
        'pipelines:repository is "owner/*"; allowed: OWNER/REPOSITORY, or OWNER@ID/REPOSITORY@ID if GitHub made or ' +
        "renamed it after July 15, 2026. Run: pulumi config set repository OWNER/REPOSITORY\n",
    );
  });

  for (const repository of ["owner/repo*", "owner@12/repository", "owner@x/repository@34", "owner/a/b", "owner/'"])
    it(`takes ${repository} for no repository of GitHub`, () => {
      const { stderr } = start({ "pipelines:cloud": "aws", "pipelines:repository": repository });
      assert.match(stderr, /^pipelines:repository is /);
    });

  for (const [address, repository, wrong] of [
    ["http://gitlab.com", "group/project", "gitlab"],
    ["https://gitlab.com/", "group/project", "gitlab"],
    ["gitlab.com", "group/project", "gitlab"],
    ["https://gitlab.com", "group/*", "repository"],
    ["https://gitlab.com", "project", "repository"],
  ] as const)
    it(`takes ${repository} at ${address} for no project of GitLab`, () => {
      const { stderr } = start({
        "pipelines:cloud": "aws",
        "pipelines:gitlab": address,
        "pipelines:repository": repository,
      });
      assert.match(stderr, new RegExp(`^pipelines:${wrong} is .*Run: pulumi config set ${wrong} .*\n$`));
    });

  describe("in a cluster", () => {
    const [role] = loadAll(read("bootstrap/cluster-reader.yaml")) as ClusterRole[];
    const rules = role?.rules ?? [];

    it("reads single objects, and nothing else", () => {
      assert.deepEqual(new Set(rules.flatMap(({ verbs }) => verbs)), new Set(["get"]));
      const granted = rules.flatMap(({ apiGroups, resources }) => [...apiGroups, ...resources]);
      for (const broad of ["*", "secrets"]) assert.ok(!granted.includes(broad), broad);
    });

    it("reads every kind that a stack makes there, but Secrets", async () => {
      const made = new Set<string>();
      for (const { stack, config } of variants.filter(({ stack }) => stack === "aws-eks" || stack === "azure"))
        for (const { type } of (await previewOf(stack, config)).resources) {
          const [, group = "", kind = ""] = /^kubernetes:(.+)\/v\w+:(\w+)$/.exec(type) ?? [];
          if (kind !== "" && kind !== "Secret") made.add(inRules(group, kind));
        }
      const granted = rules.flatMap(({ apiGroups, resources }) =>
        apiGroups.flatMap((group) => resources.map((resource) => `${resource}.${group}`)),
      );
      assert.deepEqual([...made].sort(), granted.sort());
    });

    it("meets no Secret of a stack where roles/viewer reads all else", async () => {
      for (const { stack, name, config } of variants.filter(({ stack }) => stack === "gcp"))
        assert.deepEqual((await previewOf(stack, config)).ofType("kubernetes:core/v1:Secret"), [], name);
    });

    it("is told in the guides and where pipelines are set up", () => {
      for (const file of [
        "docs/deploy/aws-eks.md",
        "docs/deploy/azure.md",
        "docs/pipelines.md",
        "docs/threat-model.md",
      ])
        assert.match(read(file), /bootstrap\/README\.md#in-the-clusters\)/, file);
      for (const guide of ["aws-eks", "azure", "gcp"])
        assert.match(read(`docs/deploy/${guide}.md`), /pipelines\.md#the-clusters-api-servers\)/, guide);
    });
  });

  it("is told in its README, with commands that a shell understands and settings that there are", () => {
    const scripts = [...read("bootstrap/README.md").matchAll(/^```sh\n([^`]*)^```$/gm)].map(
      ([, script = ""]) => script,
    );
    const [script = ""] = scripts;
    for (const input of scripts) assert.equal(spawnSync("bash", ["-n"], { input, encoding: "utf8" }).status, 0, input);
    assert.deepEqual(
      [...script.matchAll(/config set ([\w:]+)/g)].map(([, key]) => key),
      ["cloud", "repository", "aws:region"],
    );
  });
});
