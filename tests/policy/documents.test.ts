import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, it } from "mocha";
import ts from "typescript";
import { loadCatalogues, reasons } from "../../policy/catalogue";
import { placeOf } from "../../policy/documents/rules";
import { className, snippet, stackType } from "../../policy/documents/snippet";
import { resource } from "../../policy/examples";
import { loadRules } from "../../policy/load";
import { unknown } from "../../policy/resource";
import { project } from "../support/preview";
import { read } from "../support/source-files";

const rules = loadRules();
const root = path.join(__dirname, "..", "..");

describe("examples as programs", () => {
  it("name what comes from another resource by the output that has it", () => {
    const example = [
      resource("aws:iam/role:Role", "task-role", {}),
      resource("aws:ec2/subnet:Subnet", "inner", {}),
      resource("aws:ecs/taskDefinition:TaskDefinition", "task", { family: "sensor" }, { taskRoleArn: "task-role" }),
      resource("aws:eks/nodeGroup:NodeGroup", "nodes", {}, { subnetIds: ["inner"] }),
    ];
    assert.deepEqual(snippet(example).split("\n"), [
      'const taskRole = new aws.iam.Role("task-role");',
      'const inner = new aws.ec2.Subnet("inner");',
      'new aws.ecs.TaskDefinition("task", { taskRoleArn: taskRole.arn, family: "sensor" });',
      'new aws.eks.NodeGroup("nodes", { subnetIds: [inner.id] });',
    ]);
  });

  it("show documents inside strings as what they were made of, and long ones in lines", () => {
    const Statement = [
      { Effect: "Deny", Action: "s3:*", Principal: "*", Resource: "*" },
      { Effect: "Allow", Action: "s3:GetObject", Principal: "*", Resource: "*" },
    ];
    const bucketPolicy = resource("aws:s3/bucketPolicy:BucketPolicy", "tls", { policy: JSON.stringify({ Statement }) });
    assert.deepEqual(snippet([bucketPolicy]).split("\n"), [
      'new aws.s3.BucketPolicy("tls", {',
      "  policy: JSON.stringify({",
      "    Statement: [",
      '      { Effect: "Deny", Action: "s3:*", Principal: "*", Resource: "*" },',
      '      { Effect: "Allow", Action: "s3:GetObject", Principal: "*", Resource: "*" },',
      "    ],",
      "  }),",
      "});",
    ]);
  });

  it("do not show the stack", () => {
    assert.equal(snippet([resource(stackType, "stack", {})]), "// nothing of the kind");
  });

  it("name classes as the SDKs do", () => {
    assert.deepEqual(
      [
        "kubernetes:rbac.authorization.k8s.io/v1:Role",
        "azure-native:keyvault:Vault",
        "gcp:kms/cryptoKey:CryptoKey",
      ].map(className),
      ["kubernetes.rbac.v1.Role", "azure_native.keyvault.Vault", "gcp.kms.CryptoKey"],
    );
  });

  it("name only classes that the SDKs have", () => {
    const types = new Set(rules.flatMap((rule) => rule.types).filter((type) => type !== stackType));
    const strangers = [...types].map(className).filter((name) => {
      const [sdk = "", ...rest] = name.split(".");
      const folder = path.join(root, "node_modules/@pulumi", sdk.replace("_", "-"), ...rest.slice(0, -1));
      const index = path.join(folder, "index.d.ts");
      return !existsSync(index) || !new RegExp(`\\b${rest.at(-1)}\\b`).test(readFileSync(index, "utf8"));
    });
    assert.ok(types.size > 100);
    assert.deepEqual(strangers, []);
  });

  it("are TypeScript, all of them, and hide nothing", () => {
    for (const { id, good, bad } of rules) {
      const text = [...good(), ...bad()].map((example) => `{\n${snippet(example)}\n}`).join("\n");
      const { diagnostics } = ts.transpileModule(text, { reportDiagnostics: true });
      assert.deepEqual(
        diagnostics?.map(({ messageText }) => messageText),
        [],
        `${id}\n${text}`,
      );
      assert.doesNotMatch(text, /\[object |Symbol\(/, id);
    }
  });

  it("say which value the deployment makes", () => {
    const group = resource("aws:cloudwatch/logGroup:LogGroup", "logs", { name: unknown as unknown as string });
    assert.match(snippet([group]), /name: \/\* made by the deployment \*\/ undefined/);
  });
});

describe("docs/rules and docs/controls.md", () => {
  const headings = (page: string) => [...read(page).matchAll(/^## (.+)$/gm)].map(([, heading = ""]) => heading);

  it("explain each rule once, at the place that links lead to", () => {
    const places = ["aws", "azure", "gcp", "kubernetes"].flatMap((cloud) =>
      headings(`docs/rules/${cloud}.md`).map((id) => [id, `rules/${cloud}.md#${id.replace(/[^\w-]/g, "")}`]),
    );
    assert.deepEqual(
      places,
      rules.map((rule) => [rule.id, placeOf(rule)]),
    );
    assert.equal(new Set(rules.map(placeOf)).size, rules.length);
  });

  for (const page of ["docs/rules.md", "docs/controls.md"]) {
    it(`lead from ${page} to what explains the rules`, () => {
      const links = new Set([...read(page).matchAll(/\]\(([^)]+)\)/g)].map(([, place]) => place));
      const places = new Set(rules.map(placeOf));
      assert.deepEqual(
        [...links].filter((link = "") => !places.has(link)),
        [],
      );
      assert.ok(page === "docs/controls.md" || links.size === places.size);
    });
  }

  const [tables = "", ...chapters] = read("docs/controls.md").split(/^## /m);
  const rowsOf = (text: string) => [...text.matchAll(/^\| (.+) \|$/gm)].map(([, row = ""]) => row.split(" | "));

  it("count each recommendation as one with rules or one with a reason", () => {
    const columns = 5 + Object.keys(reasons).length;
    const counts = rowsOf(tables).filter((row) => row.length === columns && /^\d/.test(row[1] ?? ""));
    assert.equal(counts.length, loadCatalogues().length);
    for (const [name, , all, covered, , ...because] of counts) {
      const sum = [covered, ...because].reduce((total, cell) => total + Number(cell), 0);
      assert.equal(sum, Number(all), name);
    }
  });

  it("have an answer of each stack to each recommendation", () => {
    const columns = 6 + project.stacks.length;
    const answers = chapters.flatMap((chapter) => {
      const [head, line, ...rows] = rowsOf(chapter);
      assert.deepEqual([head?.slice(6), line?.length], [project.stacks, columns]);
      return rows.map((row) => row.slice(6));
    });
    const recommendations = loadCatalogues().flatMap((catalogue) => Object.keys(catalogue.recommendations));
    assert.equal(answers.length, recommendations.length);
    const meanings = ["pass", "exempt", "unknown", "advisory", "not applicable", "off", "not assessed"];
    assert.deepEqual([...new Set(answers.flat())].toSorted(), meanings.toSorted());
  });
});
