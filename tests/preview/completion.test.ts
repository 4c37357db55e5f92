import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { describe, it } from "mocha";
import { options } from "../../preview/arguments";
import { completed } from "../../preview/completion";
import { needs } from "../support/programs";
import { project } from "../support/preview";
import { mainOn, previewCommand, root } from "./command-line";

describe("the completion of the preview's words", () => {
  const cases: readonly (readonly [string, string[], readonly string[]])[] = [
    ["a stack", ["g"], ["gcp"]],
    ["another stack after an option without a value", ["aws-ecs", "--verbose", ""], project.stacks],
    ["a stack by its option", ["--stack", "aws"], ["aws-ecs", "aws-eks"]],
    ["a stack to compare with", ["aws-eks", "--compare", "az"], ["azure"]],
    ["an option", ["aws-eks", "--ju"], ["--junit"]],
    ["any option", ["-"], Object.keys(options).map((name) => `--${name}`)],
    ["a severity", ["--fail-on", ""], ["critical", "high", "medium", "low"]],
    ["a shell", ["--completion", "z"], ["zsh"]],
    ["a singleton", ["--owns", "aws/account/pass"], ["aws/account/password-policy"]],
    ["a folder of rules", ["--only", "kubernetes/rba"], ["kubernetes/rbac"]],
    ["a value that stands with its option", ["--stack=aws"], ["--stack=aws-ecs", "--stack=aws-eks"]],
    ["a setting of the stack that is named", ["aws-ecs", "--config", "aws:re"], ["aws:region="]],
    ["a setting of no other stack", ["gcp", "--config", "aws:re"], []],
    ["a setting of some stack", ["--config", "cluster.cha"], ["cluster.channel="]],
    [
      "the values of a setting, which are words",
      ["gcp", "--config=cluster.channel="],
      ["--config=cluster.channel=", "--config=cluster.channel=regular", "--config=cluster.channel=stable"],
    ],
    ["true and false", ["gcp", "--config", "protect=t"], ["protect=true"]],
    ["a file, which shells know themselves", ["--html", "a"], []],
  ];
  for (const [what, words, expected] of cases) {
    it(`knows ${what}`, () => {
      const found = completed(words, root);
      assert.deepEqual(what === "a folder of rules" ? found.filter((each) => !/\/.*\//.test(each)) : found, expected);
    });
  }

  it("is quick to ask: it loads no SDK", () => {
    assert.deepEqual(previewCommand("--complete", "azure", "--verb"), { code: 0, stdout: "--verbose\n", stderr: "" });
  });

  /** What each shell does when somebody presses the tab key after these words. */
  const tabs: Readonly<Record<string, (script: string, words: readonly string[]) => string>> = {
    bash: (script, words) => `
      ${script}
      COMP_LINE='node preview/main.js ${words.join(" ")}'; COMP_POINT=\${#COMP_LINE}
      COMP_WORDS=(node preview/main.js ${quoted(words)}); COMP_CWORD=${words.length + 1}
      _qualys_preview; printf '%s\\n' "\${COMPREPLY[@]}"`,
    zsh: (script, words) => `
      compdef() { }; _files() { print files }; compadd() { print -rl -- \${(P)argv[-1]} }
      ${script}
      words=(node preview/main.js ${quoted(words)}); CURRENT=${words.length + 2}
      _qualys_preview`,
    fish: (script, words) => `
      ${script}
      complete --do-complete 'node preview/main.js ${words.join(" ")}'`,
  };
  const quoted = (words: readonly string[]) => words.map((word) => `'${word}'`).join(" ");

  for (const [shell, tab] of Object.entries(tabs)) {
    it(`is what ${shell} completes by`, async function () {
      needs(this, shell);
      const { code, stdout: script } = await mainOn(root, "--completion", shell);
      assert.equal(code, 0);
      const press = (...words: string[]) => {
        const plain = shell === "bash" ? ["--norc"] : shell === "zsh" ? ["-f"] : ["--no-config"];
        const ended = spawnSync(shell, [...plain, "-c", tab(script, words)], { cwd: root, encoding: "utf8" });
        assert.equal(ended.stderr, "");
        return ended.stdout.trim().split("\n").sort();
      };
      assert.deepEqual(press("aws-ecs", "--fail-on", "h"), ["high"]);
      assert.deepEqual(press("aws"), ["aws-ecs", "aws-eks"]);
      // Bash takes what stands before the last = and : for words of their own.
      const lead = (text: string) => (shell === "bash" ? "" : text);
      assert.deepEqual(press("--stack=g"), [`${lead("--stack=")}gcp`]);
      assert.deepEqual(press("gcp", "--config", "gcp:re"), [`${lead("gcp:")}region=`]);
      assert.deepEqual(press("gcp", "--config", "cluster.channel=s"), [`${lead("cluster.channel=")}stable`]);
      assert.deepEqual(press("--completion", ""), ["bash", "fish", "zsh"], "and no file");
      if (shell === "fish") assert.deepEqual(press("--html", "READ"), ["README.md"]);
      if (shell === "zsh") assert.deepEqual(press("--html", "READ"), ["files"]);
    });
  }

  it("is for shells that it knows", async () => {
    const { code, stderr } = await mainOn(root, "--completion", "zhs");
    assert.deepEqual([code, stderr], [2, "--completion takes bash, zsh, fish; got zhs. Did you mean zsh?\n"]);
  });
});
