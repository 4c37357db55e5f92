import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { before, describe, it } from "mocha";
import { ruleIds } from "../../policy/load";
import { type Cloud, clouds } from "../../settings/clouds";
import { cloudsWith, settingsOf } from "../../settings/shape";
import { settingsToSet } from "../../settings/only-you-know";
import { costsOf } from "../../preview/costs/costs";
import { failed } from "../../preview/result";
import { outcomeOf, previewOf, project } from "../support/preview";
import { read } from "../support/source-files";
import { variants } from "../support/variants";

const root = path.join(__dirname, "..", "..");
/** Written by hand: the generated ones are held against what they are made from. */
const generated = ["docs/settings.md", "docs/rules.md", "docs/controls.md"];
const pages = ["", "docs", "docs/deploy", "policy", "bootstrap"]
  .flatMap((folder) => readdirSync(path.join(root, folder)).map((file) => path.join(folder, file)))
  .filter((file) => file.endsWith(".md") && !generated.includes(file));

function scripts(page: string): string[] {
  return [...read(page).matchAll(/^ *```sh\n([^`]*?)^ *```$/gm)].map(([, script = ""]) => script);
}

const lines = pages.flatMap((page) =>
  scripts(page).flatMap((script) => script.split("\n").map((line) => ({ page, line }))),
);
const inlineCode = pages.flatMap((page) =>
  [
    ...read(page)
      .replace(/```[^]*?```/g, "")
      .matchAll(/`([^`\n]+)`/g),
  ].map(([, code = ""]) => ({ page, code })),
);

/** What a pattern finds in command lines and in code within sentences. */
function found(pattern: RegExp): { page: string; word: string }[] {
  const texts = [
    ...lines.map(({ page, line }) => ({ page, text: line })),
    ...inlineCode.map(({ page, code }) => ({ page, text: code })),
  ];
  return texts.flatMap(({ page, text }) => [...text.matchAll(pattern)].map(([, word = ""]) => ({ page, word })));
}

const strangers = (words: readonly { page: string; word: string }[], isKnown: (word: string) => boolean) =>
  words.filter(({ word }) => !isKnown(word)).map(({ page, word }) => `${page}: ${word}`);

describe("the pages for users", () => {
  for (const page of pages) {
    it(`have commands that a shell understands, in ${page}`, () => {
      for (const script of scripts(page)) {
        const { status, stderr } = spawnSync("bash", ["-n"], { input: script, encoding: "utf8" });
        assert.deepEqual([status, stderr], [0, ""], script);
      }
    });

    it(`say of each block what it is, so that none is left unread, in ${page}`, () => {
      const fences = [...read(page).matchAll(/^ *```(.*)$/gm)].map(([, language]) => language);
      assert.deepEqual(
        fences.filter((language, index) => (language === "") !== (index % 2 === 1)),
        [],
      );
    });

    it(`link to what exists, in ${page}`, () => {
      const links = [...read(page).matchAll(/\]\((?!https?:)([^)#]+)?(#[^)]+)?\)/g)];
      for (const [, file = path.basename(page), heading] of links) {
        const target = path.join(path.dirname(page), file);
        assert.ok(existsSync(path.join(root, target)), `${page}: ${target}`);
        if (heading !== undefined) assert.ok(anchors(target).includes(heading), `${page}: ${target}${heading}`);
      }
    });
  }

  it("write what the reader puts in in capitals, since < and > are redirections in a shell", () => {
    const commands = inlineCode.filter(({ code }) =>
      /^(aws|az|docker|gcloud|git|kubectl|make|node|pulumi) /.test(code),
    );
    assert.ok(commands.length > 20);
    const texts = [...lines, ...commands.map(({ page, code }) => ({ page, line: code }))];
    assert.deepEqual(
      texts.filter(({ line }) => /<\w[^<>]*>/.test(line)).map(({ page, line }) => `${page}: ${line}`),
      [],
    );
  });

  it("have no comments beside commands, which zsh hands to them as words unless it is told otherwise", () => {
    const commented = pages.flatMap((page) =>
      scripts(page).flatMap((script) =>
        script
          .split("\n")
          .filter((line) => /(^| )#/.test(line))
          .map((line) => `${page}: ${line}`),
      ),
    );
    assert.deepEqual(commented, []);
  });

  it("name targets and variables that the Makefile has", () => {
    const makefile = read("Makefile");
    const isTarget = (word: string) => new RegExp(`^${word}:`, "m").test(makefile);
    assert.deepEqual(strangers(found(/^make ([a-z-]+)/g), isTarget), []);
    assert.deepEqual(
      strangers(found(/^make .*?\b([A-Z]+)=/g), (word) => makefile.includes(`$(${word})`)),
      [],
    );
  });

  it("name stacks that there are", () => {
    assert.deepEqual(
      strangers(found(/\bSTACK=([\w-]+)/g), (word) => word === "STACK" || project.stacks.includes(word)),
      [],
    );
  });

  it("name options that the preview has", () => {
    const usage = read("preview/arguments.ts");
    const options = lines
      .filter(({ line }) => line.startsWith("node preview/main.js"))
      .flatMap(({ page, line }) => [...line.matchAll(/ (--[a-z-]+)/g)].map(([, word = ""]) => ({ page, word })));
    assert.ok(options.length > 5);
    assert.deepEqual(
      strangers(options, (word) => usage.includes(`${word} `)),
      [],
    );
  });

  it("name settings that there are", () => {
    const settings = [...read("docs/settings.md").matchAll(/^\| `([^`]+)` \|/gm)].map(([, key = ""]) => key);
    const known = new Set([...settings, ...settings.map((key) => key.split(/[.:]/)[0] ?? "")]);
    const isSetting = (word: string) =>
      [...known].some((key) => key === word || key.startsWith(`${word}.`) || key.startsWith(`${word}[`));
    const set = found(/pulumi config (?:set|rm) (?:--\w+ )?'?([\w.:-]+)/g).map(({ page, word }) => ({
      page,
      word: word.replace(`${project.name}:`, ""),
    }));
    const sections = ["network", "cluster", "image", "sensor", "logs", "alerts", "qualys", "credentials", "kubernetes"];
    const named = inlineCode
      .filter(({ code }) => new RegExp(`^(?:${sections.join("|")})\\.(?!ts$)[\\w.]+$`).test(code))
      .map(({ page, code }) => ({ page, word: code }));
    // One has settings of its own, the other names those of the vendor.
    const others = ["bootstrap/README.md", "docs/vendor-chart.md"];
    const own = [...set, ...named].filter(({ page }) => !others.includes(page));
    assert.ok(set.length > 30 && named.length > 30);
    assert.deepEqual(strangers(own, isSetting), []);
  });

  it("name files that there are", () => {
    const files = found(/^((?:docs|policy|preview|settings|stacks|tests|components|bench|status)\/[\w./-]*\w)$/g);
    assert.ok(files.length > 3);
    assert.deepEqual(
      // Modules may be named as an import does.
      strangers(files, (word) => [word, `${word}.ts`].some((file) => existsSync(path.join(root, file)))),
      [],
    );
  });

  it("name rules that there are", () => {
    const rules = found(/^((?:aws|azure|gcp|kubernetes)\/[a-z0-9/-]+)$/g);
    const known = new Set(ruleIds());
    assert.ok(rules.length > 40);
    assert.deepEqual(
      strangers(rules, (word) => known.has(word)),
      [],
    );
  });

  it("name outputs that a stack has", async () => {
    const outputs = new Set<string>();
    for (const stack of project.stacks) {
      for (const name of Object.keys((await previewOf(stack)).result.outputs)) outputs.add(name);
    }
    const attested = { "image.digest": `sha256:${"0123456789abcdef".repeat(4)}`, "image.admission.attestation": true };
    for (const name of Object.keys((await previewOf("gcp", attested)).result.outputs)) outputs.add(name);
    const named = found(/pulumi stack output (\w+)/g);
    assert.ok(named.length > 3);
    assert.deepEqual(
      strangers(named, (word) => outputs.has(word)),
      [],
    );
  });

  it("have previews that run, on the smallest stack where they name none", () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), "commands-"));
    try {
      // The test of docs/preview.md runs those with other settings, and --watch never ends: tests/preview/watch.test.ts.
      const commands = lines.filter(
        ({ line }) => line.startsWith("node preview/main.js") && !/--(config|watch)/.test(line),
      );
      assert.ok(commands.length > 4);
      const run = (...words: string[]) =>
        spawnSync(process.execPath, [path.join(root, "preview/main.js"), ...words], { cwd: folder, encoding: "utf8" });
      // A report in the place of the branch, which a checkout need not have.
      mkdirSync(path.join(folder, "origin"));
      writeFileSync(path.join(folder, "origin", "main"), run("kubernetes", "--json").stdout);
      writeFileSync(path.join(folder, "policy-config.json"), '{ "aws-logs-retention": "advisory" }');
      writeFileSync(path.join(folder, "staging.yaml"), read("Pulumi.kubernetes.yaml"));
      for (const { line } of commands) {
        const words = line.split(" ").slice(2);
        const stack = words[0]?.startsWith("-") === false ? [] : ["kubernetes"];
        const { status, stderr } = run(...stack, ...words);
        assert.equal(status, 0, `${line}\n${stderr}`);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

/** As GitHub makes them of headings. */
function anchors(page: string): string[] {
  return [...read(page).matchAll(/^#+ (.+)$/gm)].map(
    ([, heading = ""]) =>
      `#${heading
        .toLowerCase()
        .replace(/[^\w\- ]/g, "")
        .replaceAll(" ", "-")}`,
  );
}

const chapters = [
  ...["Before you start", "Permissions", "Deploy", "What costs by the hour"],
  ...["See that it works", "When it does not", "Remove it"],
];

/** What a cloud calls the service of an SDK's module, where it is not the module's name. */
const services: Readonly<Record<string, string>> = {
  applicationinsights: "Insights",
  monitor: "Monitor",
  privatedns: "Network",
  projects: "resourcemanager",
  serviceaccount: "iam.serviceAccount",
  vpc: "ec2",
};

describe("a deployment guide", () => {
  for (const cloud of clouds) {
    describe(cloud, () => guideOf(cloud));
  }
});

function guideOf(cloud: Cloud) {
  const guide = read(`docs/deploy/${cloud}.md`);
  const chapter = (title: string) => new RegExp(`^## ${title}\\n([^]*?)(?=^## |$(?![^]))`, "m").exec(guide)?.[1] ?? "";
  let modules = new Set<string>();
  let costs: readonly (readonly [what: string, settings: readonly string[]])[] = [];

  before(async () => {
    const outcome = await outcomeOf(cloud);
    assert.ok(!failed(outcome));
    modules = new Set(outcome.resources.flatMap(({ type }) => moduleOf(type, cloud)));
    costs = costsOf(outcome.resources).map(({ what, settings }) => [what, settings]);
  });

  it("has the chapters of all", () => {
    assert.deepEqual(
      [...guide.matchAll(/^## (.+)$/gm)].map(([, title]) => title),
      chapters,
    );
  });

  it("has the commands that set what only the user knows", () => {
    const set = [...chapter("Deploy").matchAll(/^pulumi config set .*$/gm)].map(([command]) => command);
    const missing = settingsToSet(cloud).filter(({ key }) => !set.some((command) => command.includes(key)));
    assert.deepEqual(missing, []);
  });

  if (cloud === "gcp")
    it("has every setting that no other cloud has", () => {
      const own = settingsOf(cloud).filter((setting) => cloudsWith(setting).length === 1);
      const leaves = own.filter((setting) => !own.some((other) => other.startsWith(`${setting}.`)));
      assert.ok(leaves.length > 10);
      assert.deepEqual(
        leaves.filter((setting) => !guide.includes(`\`${setting}\``)),
        [],
      );
    });

  it("asks for permissions on every service that the stack uses", async () => {
    const permissions = chapter("Permissions").toLowerCase();
    // At Google Cloud some services are used with a setting alone.
    for (const { stack, config } of cloud === "gcp" ? variants : []) {
      if (stack !== cloud) continue;
      for (const { type } of (await previewOf(stack, config)).resources)
        for (const each of moduleOf(type, cloud)) modules.add(each);
    }
    const missing = [...modules].filter((each) => !permissions.includes((services[each] ?? each).toLowerCase()));
    assert.deepEqual(missing, []);
  });

  it("lists what costs by the hour, with the settings that change it", () => {
    const rows = [...chapter("What costs by the hour").matchAll(/^\| ([^|`]+) \| (`.+) \|$/gm)];
    const listed = rows.map(([, what = "", settings = ""]) => [what, settings.replaceAll("`", "").split(", ")]);
    assert.deepEqual(listed.toSorted(), [...costs].toSorted());
  });

  it("ends with what shows that it works, and how to remove it", () => {
    assert.ok(chapter("See that it works").includes(`make sensor-status STACK=${cloud}\n`));
    assert.ok(chapter("See that it works").includes("`sensorStatus`"));
    assert.ok(chapter("Remove it").includes("pulumi destroy\n"));
  });
}

/** The SDK's module that a resource type of the cloud is in; of Kubernetes, whose permissions go by it, the kind. */
function moduleOf(type: string, cloud: Cloud): string[] {
  const [provider = "", module = "", ...rest] = type.split(/[:/]/);
  if (provider !== ofCloud[cloud]) return [];
  return [provider === "kubernetes" ? (rest.at(-1) ?? "").replace(/Patch$/, "") : module];
}

const ofCloud: Readonly<Record<Cloud, string>> = {
  "aws-ecs": "aws",
  "aws-eks": "aws",
  azure: "azure-native",
  gcp: "gcp",
  kubernetes: "kubernetes",
};
