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
    const recipe = /^check:.*\n((?:\t.*\n)+)/m.exec(read("Makefile"))?.[1] ?? "";
    for (const step of ["prettier --check", "eslint", "tsc", "--check", "mocha"])
      assert.ok(recipe.includes(step), step);
    assert.match(read(".ci/run"), /^make check$/m);
  });
});
