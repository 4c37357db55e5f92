import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, it } from "mocha";
import { clouds } from "../../settings/clouds";
import { read } from "../support/source-files";

/** What a guide needs that somebody who deploys for the first time gets through it. */

/** In the shell itself, or part of what is installed with another. */
const everywhere = new Set(["echo", "eval"]);

const blocksIn = (text: string) =>
  [...text.matchAll(/^```sh\n([^`]*?)^```$/gm)].map(([, script = ""]) => script.split("\n").slice(0, -1));

/** The programs that commands start, those in `$(…)` among them. */
const programsOf = (commands: readonly string[]) =>
  commands.flatMap((line) =>
    [...line.matchAll(/(?:^(?:\w+=)?|\$\(|&& |\| )(?!\w+=)([a-z][\w-]*)/g)].map(([, program = ""]) => program),
  );

for (const cloud of clouds) {
  const guide = read(`docs/deploy/${cloud}.md`);
  const chapter = (title: string) => new RegExp(`^## ${title}\\n([^]*?)(?=^## )`, "m").exec(guide)?.[1] ?? "";
  const [commands = []] = blocksIn(chapter("Deploy"));

  describe(`docs/deploy/${cloud}.md, for somebody who deploys for the first time`, () => {
    it("asks for every program that its commands start, before they do", () => {
      const asked = chapter("Before you start").replace(/```[^]*?```|\]\(.*?\)/g, "");
      const programs = new Set(programsOf(blocksIn(guide).flat()));
      assert.ok(programs.size > 1);
      const missing = [...programs].filter(
        (program) => !everywhere.has(program) && !new RegExp(`(?<![\\w-])${program}(?![\\w-])`, "i").test(asked),
      );
      assert.deepEqual(missing, []);
      if (programs.has("docker")) assert.match(asked, /`docker` with \[buildx/);
    });

    it("says of every word in capitals, and of every example, what to put in its place", () => {
      const [, rows = ""] =
        /^\| in the commands \| what is meant \|\n\|---\|---\|\n((?:\|.*\n)+)/m.exec(chapter("Deploy")) ?? [];
      const explained = [...rows.matchAll(/^\| (.+?) \| .+ \|$/gm)].flatMap(([, cell = ""]) =>
        [...cell.matchAll(/`(.+?)`/g)].map(([, word]) => word),
      );
      const meant = commands.flatMap((line) => {
        const [, value] = /^pulumi config set (?!--secret).* (\S+)$/.exec(line) ?? [];
        return value === undefined || line.includes("$") ? [] : [value];
      });
      assert.ok(meant.length > 1);
      assert.deepEqual([...new Set(explained)].toSorted(), [...new Set(meant)].toSorted());
    });

    if (commands.some((line) => line.includes("docker")))
      it("sets no digest that was not found", () => {
        assert.match(setsWithoutDigest(commands), /digest: was not found/);
      });

    it("names the version of Pulumi's CLI that the pipelines use", () => {
      assert.ok(chapter("Before you start").includes(`(https://www.pulumi.com/docs/install/) ${pinned()} or newer`));
    });
  });
}

describe("README.md, for somebody who deploys for the first time", () => {
  it("names the version of Pulumi's CLI that the pipelines use", () => {
    assert.ok(read("README.md").includes(`(https://www.pulumi.com/docs/install/) ${pinned()} or newer`));
  });

  it("has no words in capitals but those that the guides explain", () => {
    const words = [...read("README.md").matchAll(/^pulumi config set .* (?:\w+:)?([A-Z_]{4,})$/gm)];
    const guides = clouds.map((cloud) => read(`docs/deploy/${cloud}.md`)).join("");
    assert.ok(words.length > 8);
    assert.deepEqual(
      // The guides' commands look the digest up.
      words
        .map(([, word = ""]) => word)
        .filter((word) => word !== "DIGEST" && !new RegExp(`^\\| \`(\\w+:)?${word}\``, "m").test(guides)),
      [],
    );
  });
});

/** What a shell says to the lines about the digest, one after the other as a terminal reads them, without buildx. */
function setsWithoutDigest(commands: readonly string[]): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), "digest-"));
  try {
    const started = path.join(folder, "started");
    writeFileSync(started, "");
    writeFileSync(path.join(folder, "docker"), "#!/bin/sh\necho unknown command: docker buildx >&2\nexit 1\n", {
      mode: 0o755,
    });
    writeFileSync(path.join(folder, "pulumi"), `#!/bin/sh\necho "$@" >> '${started}'\n`, { mode: 0o755 });
    const script = commands.filter((line) => line.includes("digest")).join("\n");
    const { status, stderr } = spawnSync("bash", ["-c", script], {
      encoding: "utf8",
      env: { ...process.env, PATH: `${folder}:${process.env["PATH"] ?? ""}` },
    });
    assert.notEqual(status, 0);
    assert.equal(readFileSync(started, "utf8"), "");
    return stderr;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The version that both kinds of pipelines use. */
function pinned(): string {
  const versions = [
    /pulumi-version: (\S+)/.exec(read(".github/workflows/stack.yml"))?.[1],
    /pulumi\/pulumi:([\d.]+)/.exec(read(".gitlab/stack.yml"))?.[1],
  ];
  assert.equal(versions[0], versions[1]);
  return versions[0] ?? "none";
}
