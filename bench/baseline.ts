import { mkdirSync, readdirSync } from "node:fs";
import path from "node:path";
import { build, type Plugin } from "esbuild";
import { cloudConfig } from "../preview/cloud/config";
import { readProject } from "../preview/project";
import { withStandIns } from "../settings/only-you-know";

const root = path.join(__dirname, "..");

/**
 * Builds B, what everything is measured against: a stack's own program as plain JavaScript that imports whole SDKs and
 * runs under Pulumi's mocks, which is how Pulumi programs are usually unit-tested. Answers the file to run.
 */
export async function buildBaseline(stack: string): Promise<string> {
  const project = readProject(root);
  const { values, encrypted } = project.config(stack);
  const completed = withStandIns({ values, encrypted });
  const folder = path.join(root, "node_modules", ".cache", "bench");
  mkdirSync(folder, { recursive: true });
  const outfile = path.join(folder, `baseline-${stack}.js`);
  await build({
    stdin: {
      contents: baseline(project.name, stack, completed.values, completed.secretKeys),
      resolveDir: root,
      loader: "ts",
    },
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    plugins: [wholeSdks],
    logLevel: "error",
  });
  return outfile;
}

function baseline(
  project: string,
  stack: string,
  values: Readonly<Record<string, string>>,
  secretKeys: readonly string[],
): string {
  const services = readdirSync(path.join(root, "preview", "cloud", "aws")).map(
    (file) => `require("./preview/cloud/aws/${file}").default`,
  );
  return `
    import * as pulumi from "@pulumi/pulumi";
    const invokes = Object.assign({}, ...[${services.join()}].map((service) => service.invokes));
    const config = ${JSON.stringify(cloudConfig(values))};
    const plugins = {
      "awsx:ec2:Vpc": { vpcId: "vpc-1", privateSubnetIds: ["subnet-1"], publicSubnetIds: ["subnet-2"], routeTables: [], natGateways: [] },
      "eks:index:Cluster": { kubeconfigJson: "{}", eksCluster: { name: "cluster", identities: [{ oidcs: [{ issuer: "https://issuer" }] }] } },
      "eks:index:ManagedNodeGroup": { nodeGroup: { nodeGroupName: "nodes" } },
    };
    let resources = 0;
    pulumi.runtime.setMocks({
      newResource: ({ type, name, inputs, id }) => {
        resources++;
        return { id: id || name + "-id", state: { ...inputs, arn: "arn:aws:x:y:123456789012:" + name, ...plugins[type] } };
      },
      call: ({ token, inputs }) => invokes[token](inputs, config),
    }, ${JSON.stringify(project)}, ${JSON.stringify(stack)}, true);
    pulumi.runtime.setAllConfig(${JSON.stringify(values)}, ${JSON.stringify(secretKeys)});
    const program = require("./index.ts");
    pulumi.runtime
      .runInPulumiStack(() => program())
      .then(() => pulumi.runtime.disconnect())
      .then(() => {
        if (resources < 100) throw new Error("the baseline registered only " + resources + " resources");
      });
  `;
}

/** Packages stay outside; a folder of an SDK becomes a property of the whole SDK. */
const wholeSdks: Plugin = {
  name: "whole-sdks",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^@pulumi\/(aws|awsx|azure-native|eks|gcp|kubernetes)\/.+/ }, ({ path: request }) => ({
      path: request,
      namespace: "sdk",
    }));
    onResolve({ filter: /^[^./]/ }, ({ path: request }) => ({ path: request, external: true }));
    onLoad({ filter: /.*/, namespace: "sdk" }, ({ path: request }) => {
      const [scope, name, ...folders] = request.split("/");
      const sdk = `${scope}/${name}`;
      return {
        contents: `module.exports = ${JSON.stringify(folders)}.reduce((at, folder) => (typeof at[folder] === "object" ? at[folder] : at), require(${JSON.stringify(sdk)}));`,
        resolveDir: root,
      };
    });
  },
};
