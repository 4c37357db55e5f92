import { when } from "../../../problems";
import { ruleOn } from "../../../rule";
import { grantsOnWholes } from "../../../views/grants";

const basic = ["roles/owner", "roles/editor", "roles/viewer"];

const member = "serviceAccount:a@p.iam.gserviceaccount.com";

export default ruleOn(grantsOnWholes, {
  id: "gcp/iam/no-basic-roles",
  title: "Nobody has a basic role",
  why: "Owner, editor and viewer reach every service, those that came later too.",
  severity: "high",
  area: "identity",
  controls: { peers: ["3.10"] },
  fix: "Grant a predefined role of the service that is used.",
  check: ({ role }) => when(basic.includes(role ?? ""), `grants ${role}`),
  good: () => [{ role: "roles/logging.logWriter", member }],
  bad: () => basic.map((role) => ({ role, member })),
});
