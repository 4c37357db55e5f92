import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { evaluate } from "../../policy/evaluate";
import { resource } from "../../policy/examples";
import { loadRules } from "../../policy/load";

function saidOf(...providers: readonly string[]) {
  const Federated = providers.map((provider) => `arn:aws:iam::123456789012:oidc-provider/${provider}`);
  const assumeRolePolicy = JSON.stringify({
    Statement: { Effect: "Allow", Principal: { Federated }, Action: "sts:AssumeRoleWithWebIdentity" },
  });
  const role = resource("aws:iam/role:Role", "role", { assumeRolePolicy });
  return evaluate([role], { rules: loadRules(["aws/iam/oidc-subject"]), today: "2026-11-30" }).findings[0]?.problems;
}

describe("a role that too many may take on", () => {
  it("is told in words that fit who asks", () => {
    const kinds = {
      "oidc.eks.eu-central-1.amazonaws.com/id/1": "service account",
      "oidc.eks.cn-north-1.amazonaws.com.cn/id/1": "service account",
      "oidc-eks.eu-central-1.api.aws/id/1": "service account",
      "container.googleapis.com/v1/projects/p/locations/europe-west3/clusters/c": "service account",
      "germanywestcentral.oic.prod-aks.azure.com/tenant/cluster": "service account",
      "token.actions.githubusercontent.com": "repository",
      "gitlab.com": "project",
      "gitlab.example.com": "project",
      "idp.example.com": "subject",
    };
    for (const [provider, kind] of Object.entries(kinds))
      assert.deepEqual(saidOf(provider), [`statement 1: more than one ${kind} may take the role on`], provider);
  });

  it("is told of all who ask, each once", () => {
    assert.deepEqual(saidOf("token.actions.githubusercontent.com", "gitlab.com", "gitlab.example.com"), [
      "statement 1: more than one repository or project may take the role on",
    ]);
  });
});
