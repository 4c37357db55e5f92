import { PolicyPack } from "@pulumi/policy";
import { loadExemptions, loadRules } from "./load";
import { policies } from "./pack";

// Starting the pack is a side effect of making it, so nothing else imports this file.
new PolicyPack("qualys-registry-sensor", {
  displayName: "Qualys registry sensor: CIS controls",
  description: "CIS controls for ECS, EKS, AKS, GKE and what runs on them.",
  policies: policies({
    rules: loadRules(),
    exemptions: loadExemptions(),
    today: new Date().toISOString().slice(0, "YYYY-MM-DD".length),
  }),
});
