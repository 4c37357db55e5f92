import assert from "node:assert/strict";
import { readdirSync, statSync } from "node:fs";
import path from "node:path";
import { after, before, describe, it } from "mocha";
import { loadAll } from "js-yaml";
import { read } from "../support/source-files";
import { needsEngine, Site } from "./site";

const refresh = ["preview", "--refresh", "--expect-no-changes"] as const;
/** As `drift/main.js` asks. */
const drift = [...refresh, "--exclude", "**kubernetes:core/v1:Secret::*"] as const;
const reader = loadAll(read("bootstrap/cluster-reader.yaml")) as object[];

/** Where the stack makes a Secret itself; where it makes none, with `ENGINE_TESTS=all`. */
const stacks = process.env.ENGINE_TESTS === "all" ? ["aws-eks", "azure"] : ["aws-eks"];

/** What is kept, and when it last changed: a lock that has come and gone changes its folder. */
function keptIn(folder: string): Map<string, number> {
  const names = [".", ...readdirSync(folder, { recursive: true, encoding: "utf8" })];
  return new Map(names.map((name) => [name, statSync(path.join(folder, name)).mtimeMs]));
}

/** What docs/pipelines.md says of the role of previews in a cluster, and beside the state. */
for (const stack of stacks)
  describe(`previews of ${stack}, by somebody who only reads`, function () {
    this.timeout(600_000);
    let site: Site;

    const cluster = () => site.controlPlane ?? assert.fail();
    /** Becomes an account of its own, which may do nothing yet. */
    function become(account: string): void {
      cluster().kubectl("create", "serviceaccount", account);
      cluster().signIn(cluster().kubectl("create", "token", account, "--duration=1h").trim());
    }
    const configure = (threads: number) => site.configure({ protect: false, "sensor.threads": threads });

    before(async function () {
      needsEngine(this, stack);
      site = await Site.open(stack, { changes: { protect: false, "sensor.threads": 4 } });
      await site.project.succeed("up", "--yes", "--skip-preview");
    });
    after(() => site?.close());

    it("write nothing where the state is, not even a lock", async () => {
      const state = path.join(site.project.folder, "state");
      const before = keptIn(state);
      assert.ok(before.has(".pulumi/locks"), "a deployment locks");
      await site.project.succeed("preview");
      await site.project.run(...drift);
      assert.deepEqual(keptIn(state), before);
    });

    it("see what a change does, whether the cluster knows who asks or not", async () => {
      configure(2);
      cluster().signIn("of-nobody");
      assert.match(await site.project.succeed("preview", "--diff"), /"4" => "2"/);
      become("stranger");
      assert.match(await site.project.succeed("preview", "--diff"), /"4" => "2"/);
    });

    it("are refused a refresh without a right", async () => {
      configure(4);
      const { code, stdout } = await site.project.run(...drift);
      assert.notEqual(code, 0);
      assert.match(stdout, /daemonsets\.apps "qualys-sensor" is forbidden/);
    });

    it("refresh with the rights of bootstrap/cluster-reader.yaml, and read no Secret", async () => {
      cluster().apply(...reader);
      become("reader");
      const role = "--clusterrole=pipelines-preview";
      cluster().kubectl("create", "clusterrolebinding", "reader", role, "--serviceaccount=default:reader");
      await site.project.succeed(...drift);
      // On EKS, the stack makes the Secret itself.
      if (stack === "aws-eks")
        assert.match((await site.project.run(...refresh)).stdout, /secrets "qualys-credentials" is forbidden/);
    });

    it("find what somebody changed by hand", async () => {
      const labels = '{"metadata":{"labels":{"app.kubernetes.io/name":"other"}}}';
      cluster().kubectl(
        "patch",
        "networkpolicy",
        "deny-all",
        "-n",
        "qualys-sensor",
        "--patch",
        '{"spec":{"policyTypes":["Ingress"]}}',
      );
      cluster().kubectl("patch", "daemonset", "qualys-sensor", "-n", "qualys-sensor", "--patch", labels);
      const { code, stdout } = await site.project.run(...drift);
      assert.notEqual(code, 0);
      assert.match(stdout, /NetworkPolicy/);
      assert.match(stdout, /DaemonSet/);
    });
  });
