import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { sourceFiles } from "../support/source-files";
import { foreignSdks, packagesLoadedBy, violations } from "./imports";

type Example = readonly [title: string, path: string, text: string];

describe("imports", () => {
  const files = sourceFiles();

  it("follow the arrows between the folders", () => {
    assert.deepEqual(files.flatMap(violations), []);
  });

  for (const page of files.filter(({ path }) => path.startsWith("stacks/"))) {
    it(`of ${page.path}, near and far, load no other cloud's SDK`, () => {
      const loaded = packagesLoadedBy(page.path, files);
      assert.ok(loaded.has("@pulumi/pulumi"));
      assert.deepEqual(
        foreignSdks(page.path).filter((sdk) => loaded.has(sdk)),
        [],
      );
    });
  }
});

describe("the check of imports", () => {
  const refused: readonly Example[] = [
    ["a component that knows the preview", "components/a/b.ts", `import { c } from "../../preview/preview";`],
    ["a component that loads settings", "components/a/b.ts", `import { clouds } from "../../settings";`],
    ["a value among the types of settings", "components/a/b.ts", `import { type C, d } from "../../settings";`],
    ["a stack that knows the pack", "stacks/gcp.ts", `import { evaluate } from "../policy/evaluate";`],
    ["settings that know a component", "settings/schema.ts", `export * from "../components/a/b";`],
    ["settings that know a component's types", "settings/a.ts", `import type { B } from "../components/a/b";`],
    ["the pack knowing the program", "policy/load.ts", `const page = require("../stacks/gcp");`],
    ["the pack loading an SDK", "policy/rules/a.ts", `import * as eks from "@pulumi/aws/eks";`],
    ["the pack loading another package", "policy/rules/a.ts", `import { z } from "zod";`],
    ["the preview knowing a component", "preview/preview.ts", `import { A } from "../components/a/b";`],
    ["the preview knowing all settings", "preview/preview.ts", `import { A } from "../settings";`],
    ["documents made of a component", "docs/generate.ts", `import { A } from "../components/a/b";`],
    ["a page that is not loaded on demand", "index.ts", `import gcp from "./stacks/gcp";`],
    ["another cloud's SDK", "components/a/ecs.ts", `import * as b from "@pulumi/azure-native/network";`],
    ["another cloud's types", "components/a/eks/b.ts", `import type * as c from "@pulumi/gcp/dns";`],
    ["another cloud's component", "stacks/azure.ts", `import { A } from "../components/secure-vpc/gcp";`],
    ["a whole SDK", "tests/a.test.ts", `import * as aws from "@pulumi/aws";`],
    ["an import over several lines", "stacks/gcp.ts", `import {\n  a,\n  b,\n} from "../preview/cli";`],
    ["an import for its effects", "stacks/gcp.ts", `import "../preview/cli";`],
    ["a file in no layer", "tools/a.ts", `import { a } from "../settings";`],
  ];
  for (const [title, path, text] of refused) {
    it(`finds ${title}`, () => {
      assert.equal(violations({ path, text }).length, 1);
    });
  }

  const allowed: readonly Example[] = [
    ["a component with types of settings", "components/a/b.ts", `import type { C } from "../../settings";`],
    ["the same, said of each name", "components/a/b.ts", `import { type C, type D } from "../../settings";`],
    ["pages on demand", "index.ts", `const gcp = () => import("./stacks/gcp");`],
    ["an EKS file with AWS's SDKs", "components/a/eks.ts", `import { Cluster } from "@pulumi/eks/cluster";`],
    ["the pack with types of an SDK", "policy/types.ts", `import type * as eks from "@pulumi/aws/eks";`],
    ["the preview with the stand-ins", "preview/preview.ts", `import { a } from "../settings/only-you-know";`],
    ["documents made of a preview", "docs/answers.ts", `import { preview } from "../preview/preview";`],
    ["tests with everything", "tests/preview/a.test.ts", `import { a } from "../../preview/cli";`],
    ["words that look like imports", "policy/a.ts", `export const a = "../stacks/gcp";`],
  ];
  for (const [title, path, text] of allowed) {
    it(`allows ${title}`, () => {
      assert.deepEqual(violations({ path, text }), []);
    });
  }

  it("follows files to the packages that they load", () => {
    const files = [
      { path: "stacks/azure.ts", text: `import { A } from "../components/a";\nimport type { D } from "./d";` },
      { path: "stacks/d.ts", text: `import * as dns from "@pulumi/gcp/dns";` },
      { path: "components/a/index.ts", text: `import { b } from "./b";\nimport * as pulumi from "@pulumi/pulumi";` },
      { path: "components/a/b.ts", text: `import { A } from "./index";\nimport * as ec2 from "@pulumi/aws/ec2";` },
    ];
    assert.deepEqual([...packagesLoadedBy("stacks/azure.ts", files)].sort(), ["@pulumi/aws", "@pulumi/pulumi"]);
    assert.deepEqual(foreignSdks("stacks/azure.ts").includes("@pulumi/aws"), true);
  });
});
