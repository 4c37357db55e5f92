import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { read } from "../support/source-files";

type Packages = Readonly<Record<string, string>>;
interface Manifest {
  readonly dependencies?: Packages;
  readonly devDependencies?: Packages;
}

const manifests = ["package.json", "policy/package.json"];
const packagesOf = (file: string): Packages => {
  const { dependencies, devDependencies } = JSON.parse(read(file)) as Manifest;
  return { ...dependencies, ...devDependencies };
};

describe("the repository", () => {
  for (const file of manifests) {
    it(`X19: names exact versions in ${file}, the same as the lock file`, () => {
      const { packages } = JSON.parse(read("package-lock.json")) as { packages: Record<string, Manifest> };
      const locked = packages[file.replace(/\/?package\.json$/, "")];
      assert.deepEqual(packagesOf(file), { ...locked?.dependencies, ...locked?.devDependencies });
      const loose = Object.entries(packagesOf(file)).filter(
        ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
      );
      assert.deepEqual(loose, []);
    });
  }

  it("X19: keeps its lock file", () => {
    const ignored = read(".gitignore").split("\n");
    assert.ok(!ignored.some((line) => line.includes("lock")));
  });

  it("X19: has one command that checks everything, and CI runs it", () => {
    const recipe = (target: string) =>
      new RegExp(`^${target}:.*\\n((?:\\t.*\\n)+)`, "m").exec(read("Makefile"))?.[1] ?? "";
    for (const step of ["prettier --check", "eslint", "tsc", "--check"])
      assert.ok(recipe("check-static").includes(step), step);
    assert.match(read("Makefile"), /^check: check-static /m);
    assert.ok(recipe("check").includes("mocha"));
    assert.match(read(".ci/run"), /^make check$/m);
  });

  it("X19: checks the same in the pipelines of GitHub and GitLab, on every change and on main", () => {
    const workflow = read(".github/workflows/check.yml");
    assert.match(workflow, /^on:\n {2}pull_request:\n {2}push:\n {4}branches: \[main\]\n/m);
    for (const file of [workflow, read(".gitlab-ci.yml")])
      for (const command of ["make check-static", "make test"]) assert.ok(file.includes(command), command);
  });
});
