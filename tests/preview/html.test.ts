import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { source as axe } from "axe-core";
import { after, type Context, describe, it } from "mocha";
import { type Browser, chromium, type Page } from "playwright-core";
import { loadCatalogues } from "../../policy/catalogue";
import { compared, isReport, type Report } from "../../preview/reports/comparison";
import { html } from "../../preview/reports/html/html";
import { json } from "../../preview/reports/json";
import { previewOf } from "../support/preview";
import { needs, pathOf } from "../support/programs";
import { all, refused } from "./results";

function parsed(text: string): Report {
  const report: unknown = JSON.parse(text);
  return isReport(report) ? report : assert.fail();
}

interface View {
  readonly width: number;
  readonly colorScheme: "light" | "dark";
}

describe("the page about a run, in a browser", () => {
  let folder: string | undefined;
  let browser: Browser | undefined;
  after(async () => {
    await browser?.close();
    if (folder !== undefined) rmSync(folder, { recursive: true });
  });

  /** The page about a real stack, one with every answer, and one that was refused; it may load nothing. */
  async function open(test: Context, { width = 1440, colorScheme = "light" }: Partial<View> = {}): Promise<Page> {
    needs(test, "chromium");
    if (folder === undefined || browser === undefined) {
      const { result } = await previewOf("aws-eks");
      const before = await previewOf("aws-eks", {
        "network.zones": 3,
        "cluster.nodes.min": 3,
        "logs.retentionDays": 731,
      });
      const stacks = compared(parsed(json([before.result])), parsed(json([result])));
      const outcomes = [result, all, refused];
      const text = await html(outcomes, {
        catalogues: loadCatalogues(),
        today: "2026-11-30",
        comparison: { reference: "HEAD~1", stacks },
      });
      folder = mkdtempSync(path.join(tmpdir(), "page-"));
      writeFileSync(path.join(folder, "preview.html"), text);
      // In a container, a browser cannot make a sandbox of its own.
      browser = await chromium.launch({ executablePath: pathOf("chromium"), args: ["--no-sandbox"] });
    }
    const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
    const file = pathToFileURL(path.join(folder, "preview.html")).href;
    page.on("request", (request) => assert.equal(request.url().split("#")[0], file));
    page.on("pageerror", (error) => assert.fail(error));
    page.on("console", (message) => assert.fail(message.text()));
    await page.goto(file);
    return page;
  }

  const tree = "#aws-eks-tree";
  const shown = async (page: Page) => await page.locator(`${tree} li:visible`).count();
  /** Waits until a resource that is called so is gone to and open: the page opens it after the address has changed. */
  const opened = (page: Page, called: RegExp) =>
    page.waitForFunction(
      `${called}.test(document.querySelector("li:target > details[open] > summary")?.innerText ?? "")`,
      undefined,
      { timeout: 10_000 },
    );

  // A telephone, a tablet, a desk.
  const widths = [375, 768, 1440];
  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of widths) {
      it(`has nothing that axe-core would change, all unfolded, in ${colorScheme}, ${width} pixels wide`, async function () {
        const page = await open(this, { colorScheme, width });
        await page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true");
        await page.evaluate(axe);
        const found = await page.evaluate(
          "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes.length, nodes[0].html]))",
        );
        assert.deepEqual(found, []);
        await page.close();
      });
    }
  }

  for (const width of [320, ...widths]) {
    it(`is no wider than ${width} pixels, with everything unfolded`, async function () {
      const page = await open(this, { width });
      await page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true");
      assert.equal(await page.evaluate("document.documentElement.scrollWidth"), width);
      const narrow = await page.evaluate(
        `[...document.querySelectorAll('.rule > .scroll')].filter(({ clientWidth }) => clientWidth < ${width} / 2).length`,
      );
      assert.equal(narrow, 0, "tables squeezed beside the marks above them");
      await page.close();
    });
  }

  it("has a target for each of its links, and no id twice", async function () {
    const page = await open(this);
    const dangling = await page.evaluate(
      "[...document.querySelectorAll('a')].map((each) => each.getAttribute('href')).filter((href) => !document.getElementById(href.slice(1)))",
    );
    const doubled = await page.evaluate(
      "[...document.querySelectorAll('[id]')].map(({ id }) => id).filter((id, index, all) => all.indexOf(id) !== index)",
    );
    assert.deepEqual([dangling, doubled], [[], []]);
    await page.close();
  });

  it("finds resources by name, type and value, in what they are in, and says how many", async function () {
    const page = await open(this);
    const field = page.getByRole("searchbox", { name: "Search" }).first();
    const before = await shown(page);
    await field.fill("SecretVersion");
    assert.match(await page.locator(`${tree} li:visible`).first().innerText(), /^qualys-registry-vault /);
    assert.equal(await shown(page), 3);
    assert.equal(await page.locator("output").first().innerText(), "2 found");
    await field.fill("enableKeyRotation customerMasterKeySpec");
    assert.equal(await shown(page), 0);
    await field.fill("");
    assert.ok((await shown(page)) > before);
    await page.close();
  });

  it("says what changes, and goes from there to the resource", async function () {
    const page = await open(this);
    const changes = page.locator(".changes").first();
    const removed = changes.locator("> li", { hasText: "removed" });
    assert.match(await removed.first().innerText(), /^−\s*removed qualys-registry-network-/);
    const changed = changes.locator("> li", { hasText: "changed" }).filter({ hasText: "retentionInDays" }).first();
    assert.match(await changed.innerText(), /retentionInDays 731 → 365/);
    await changed.locator("a").click();
    await opened(page, /LogGroup/);
    const [gone, here] = await page.evaluate<string[]>(
      `["del", "ins"].map((each) => getComputedStyle(document.querySelector(".changes " + each)).color)`,
    );
    assert.notEqual(gone, here);
    await page.close();
  });

  it("goes from a node of the drawing to its resource, with its settings and findings, by the keyboard alone", async function () {
    const page = await open(this);
    await page.getByRole("link", { name: /^EKS control plane 1\.\d+ · private .*exempt: / }).focus();
    await page.keyboard.press("Enter");
    await opened(page, /^qualys-registry-cluster-eksCluster aws:eks:Cluster/);
    assert.match(
      await page.evaluate<string>("document.activeElement.innerText"),
      /^qualys-registry-cluster-eksCluster/,
    );
    const own = page.locator("li:target > details > .own");
    assert.match(await own.innerText(), /The EKS API server answers only inside the VPC: .*\n(.*\n)*accessConfig:/);
    // From a property to the resource that its value comes from.
    await own.locator(".from a", { hasText: "control-plane" }).first().click();
    await opened(page, /control-plane/);
    await page.close();
  });

  it("writes a source as large as the words before it, and draws the tree's line beside resources alone", async function () {
    const page = await open(this);
    const values = await page.evaluate<
      string[]
    >(`[".own .from", ".own .from a", ".tree .problems", ".tree details > ul"].map((each) => {
      const { fontSize, borderLeftWidth } = getComputedStyle(document.querySelector(each));
      return each.includes("from") ? fontSize : borderLeftWidth;
    })`);
    const [from, link, problems, children] = values;
    assert.equal(link, from);
    assert.deepEqual([problems, children], ["0px", "1px"]);
    await page.close();
  });

  it("lists what a node stands for, where that is several resources", async function () {
    const page = await open(this);
    await page.getByRole("link", { name: "13 private endpoints" }).first().click();
    const listed = page.locator("li:target > p").first().getByRole("link");
    await listed.first().waitFor();
    assert.equal(await listed.count(), 13);
    await listed.first().click();
    await opened(page, /aws:ec2:VpcEndpoint/);
    await page.close();
  });

  it("enlarges a drawing by keys and buttons", async function () {
    const page = await open(this);
    const width = async () => (await page.locator(".drawing").first().boundingBox())?.width ?? assert.fail();
    const fitting = await width();
    await page.getByRole("region", { name: /^Drawing of aws-eks/ }).focus();
    await page.keyboard.press("+");
    assert.ok((await width()) > fitting * 1.2);
    await page.getByRole("button", { name: "Fit" }).first().click();
    assert.equal(await width(), fitting);
    await page.close();
  });

  it("shows of the controls what has the answer and the words that are asked for", async function () {
    const page = await open(this);
    await page.getByRole("combobox", { name: "Answer" }).selectOption("exempt");
    const rows = page.locator("#controls-list tbody tr:visible");
    const exempt = await rows.count();
    assert.ok(exempt > 0);
    for (const row of await rows.all()) assert.match(await row.innerText(), /exempt/);
    await page.locator("#controls-search").fill("5.4.2");
    assert.match(await rows.first().innerText(), /^5\.4\.2 /);
    assert.ok((await rows.count()) < exempt);
    await page.close();
  });

  it("has on paper what its reader would unfold", async function () {
    const page = await open(this);
    await page.emulateMedia({ media: "print" });
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    const rule = page.locator("#aws-eks-rule-aws-secrets-rotation .problems");
    assert.ok(await rule.isVisible());
    assert.equal(await page.locator("nav").isVisible(), false);
    assert.ok(await page.locator("#controls-list tbody tr").first().isVisible());
    const passed = page.locator("#stack-aws-eks .passed");
    assert.deepEqual([await passed.isVisible(), await passed.locator(".problems").isVisible()], [true, false]);
    const style = (selector: string, property: string) =>
      page.evaluate(`getComputedStyle(document.querySelector("${selector}"))["${property}"]`);
    assert.equal(await style(".scroll", "overflowX"), "visible", "a table that is wider than the paper is cut off");
    assert.equal(await style("#stacks + .stack", "breakBefore"), "auto", "the heading stands alone on a page");
    await page.evaluate("dispatchEvent(new Event('afterprint'))");
    assert.equal(await rule.isVisible(), false);
    await page.close();
  });
});
