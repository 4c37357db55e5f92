import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { evaluate } from "../../policy/evaluate";
import { junit } from "../../preview/reports/junit";
import type { Outcome } from "../../preview/result";
import { outcomeOf, project } from "../support/preview";
import { read } from "../support/source-files";
import { all, copied, exemption, hostile, refused, resultWith } from "./results";

/** As far as it is used here. */
interface Xmllint {
  validateXML(options: { xml: string; schema: string }): Promise<{ valid: boolean; rawOutput: string }>;
}
const { validateXML } = require("xmllint-wasm") as Xmllint;

const validation = (xml: string) => validateXML({ xml, schema: read("tests/preview/junit.xsd") });

describe("the report for a CI (JUnit)", () => {
  it("has a suite for each stack, and a case for each answer", () => {
    assert.equal(
      junit([all]),
      `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="preview"><testsuite name="dev" tests="4" failures="1" errors="0" skipped="2">` +
        `<testcase classname="dev.logs/kept" name="flows"><failure message="kept for 7 days" type="high">` +
        `urn:pulumi:dev::project::aws:cloudwatch/logGroup:LogGroup::flows&#10;Logs are kept for a year&#10;fix: Change it.</failure></testcase>` +
        `<testcase classname="dev.logs/archived" name="flows"><system-out>advisory: never archived&#10;fix: Change it.</system-out></testcase>` +
        `<testcase classname="dev.logs/copied" name="flows"><skipped message="exempt until 2027-01-31: What can be made again at any time needs no second copy."/></testcase>` +
        `<testcase classname="dev.logs/encrypted" name="flows"><skipped message="unknown before the deployment: kmsKeyId is not known before the deployment"/></testcase>` +
        `</testsuite></testsuites>\n`,
    );
  });

  it("fails by what the run does", () => {
    assert.match(junit([{ ...all, failOn: "low" }]), /failures="2".*<failure message="never archived" type="low">/s);
    const lenient = junit([{ ...all, failOn: "critical" }]);
    assert.match(lenient, /failures="0".*<system-out>violation: kept for 7 days&#10;fix: Change it\.<\/system-out>/s);
  });

  it("is what readers of JUnit allow, of every stack and whatever happened to it", async () => {
    const stale = evaluate(all.resources, { rules: [copied], exemptions: [exemption], today: "2027-02-01" });
    const outcomes: Outcome[] = [];
    for (const stack of project.stacks) outcomes.push(await outcomeOf(stack));
    const worse = await outcomeOf("aws-eks", { "sensor.capabilities": "vendor" });
    for (const each of [
      [...outcomes, worse],
      [all, refused, { ...refused, reason: "program" as const }],
      [{ ...all, verdict: stale }, hostile("</testcase>\"&'\u0000\u001b\ud800\ufffe x"), resultWith([])],
      [],
    ]) {
      const { valid, rawOutput } = await validation(junit(each));
      assert.ok(valid, rawOutput);
    }
  });

  it("is held against a schema that does not allow everything", async () => {
    const good = junit([all]);
    for (const [part, wrong] of [
      ['tests="4"', 'tests="four"'],
      ['tests="4"', ""],
      ["<skipped message=", "<skipped reason="],
      ['name="flows"', 'name=""'],
      ["</testsuites>", ""],
    ] as const) {
      assert.ok(good.includes(part));
      assert.equal((await validation(good.replace(part, wrong))).valid, false, wrong);
    }
  });

  it("has an error for a stack that could not be previewed", () => {
    assert.match(
      junit([refused]),
      /<testsuite name="test" tests="1" failures="0" errors="1" skipped="0"><testcase classname="test" name="preview"><error message="test could not be previewed" type="settings">A setting of stack test must be mended first\./,
    );
  });

  it("has a failure for an exemption that ended", () => {
    const verdict = evaluate(all.resources, { rules: [copied], exemptions: [exemption], today: "2027-02-01" });
    assert.match(
      junit([{ ...all, verdict }]),
      /failures="2" .*<testcase classname="dev\.logs\/copied" name="exemption"><failure message="The exemption [^"]*" type="exemption">/,
    );
  });

  it("stays XML whatever things are called", () => {
    const report = junit([hostile(`</testcase>"&\u0000\u001b[31m`)]);
    assert.match(report, /name="&lt;\/testcase&gt;&quot;&amp;\[31m">/);
    assert.match(report, /<failure message="is called &lt;\/testcase&gt;&quot;&amp;\[31m" type="high">/);
  });
});
