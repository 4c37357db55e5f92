import { PolicyPack } from "@pulumi/policy";
import { UnusableConfiguration } from "./configuration";
import { loadExemptions, loadRules } from "./load";
import { policies } from "./pack";

/** Pulumi shows what is thrown with the lines of code that it came through. */
function exemptionsOrEnd() {
  try {
    return loadExemptions();
  } catch (error) {
    if (!(error instanceof UnusableConfiguration)) throw error;
    console.error(error.message);
    return process.exit(1);
  }
}

// Starting the pack is a side effect of making it, so nothing else imports this file.
new PolicyPack("qualys-registry-sensor", {
  displayName: "Qualys registry sensor: CIS controls",
  description: "CIS controls for ECS, EKS, AKS, GKE and what runs on them.",
  policies: policies({
    rules: loadRules(),
    exemptions: exemptionsOrEnd(),
    today: new Date().toISOString().slice(0, "YYYY-MM-DD".length),
  }),
});
