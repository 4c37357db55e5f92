import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { Exemption } from "../../policy/exemptions";
import { terminal } from "../../preview/reports/terminal";
import { hasViolations, type PreviewResult } from "../../preview/result";

const exemption: Exemption = {
  rule: "aws/ecs/not-root",
  resource: "*::sensor",
  reason: "The sensor opens the runtime's socket.",
  owner: "platform-security",
  expires: "2026-01-31",
};

const nothing = { stack: "dev", resources: [], outputs: {}, toSet: [], warnings: [] };

function resultWith(verdict: Partial<PreviewResult["verdict"]>): PreviewResult {
  return { ...nothing, verdict: { findings: [], expired: [], unused: [], ...verdict } };
}

describe("a preview's result", () => {
  it("is in order when no rule and no exemption is broken", () => {
    assert.equal(hasViolations(resultWith({})), false);
  });

  it("is not in order with an exemption that has ended, and says which", () => {
    const result = resultWith({ expired: [exemption] });
    assert.equal(hasViolations(result), true);
    assert.match(terminal(result), /✘ exemption of aws\/ecs\/not-root ended on 2026-01-31: renew or remove it\n/);
    assert.match(terminal(result), /✘ dev: 1 violation\n/);
  });

  it("is not in order with an exemption that nothing needs, and says which", () => {
    const result = resultWith({ unused: [exemption] });
    assert.equal(hasViolations(result), true);
    assert.match(terminal(result), /✘ exemption of aws\/ecs\/not-root for \*::sensor excuses nothing: remove it\n/);
  });
});
