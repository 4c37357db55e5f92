import { when } from "../../../problems";
import { ruleOn } from "../../../rule";
import { startUp } from "../../../views/azure-start-up";
import { holdsCredential } from "../../../views/credentials";

export default ruleOn(startUp, {
  id: "azure/compute/no-secrets-at-start",
  title: "What a virtual machine is told for its start holds no credentials",
  why: "Everybody who may read the machine or log in to it reads its data and the settings of its extensions.",
  severity: "critical",
  area: "secrets management",
  controls: {},
  fix: "Let the machine read the value from Key Vault with its identity, or put it into the extension's protectedSettings.",
  elsewhere: true,
  check: (script) => when(holdsCredential(script), "there is a credential in it"),
  good: () => [
    '#!/bin/sh\naz login --identity\nTOKEN="$(az keyvault secret show --id $SECRET_ID --query value -o tsv)"',
    "./install.sh --port 8443",
  ],
  bad: () => [
    "export DATABASE_URL=postgres://app:hunter2hunter2@db.example.com/app",
    "./install.sh --db-password hunter2hunter2",
  ],
});
