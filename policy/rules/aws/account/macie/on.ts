import { resource } from "../../../../examples";
import { unless } from "../../../../problems";
import { singletonRule } from "../../../../rule";

const account = "aws:macie2/account:Account";

export default singletonRule(account, {
  id: "aws/account/macie/on",
  title: "Macie looks for sensitive data in buckets",
  why: "Data that nobody knows to be there is guarded like data that may be seen.",
  severity: "medium",
  area: "logging",
  controls: { "aws-foundations": ["3.1.3"] },
  fix: "Declare an aws.macie2.Account, with status ENABLED or none.",
  missing: "Macie is not on",
  check: ({ properties: { status = "ENABLED" } }) => unless(status === "ENABLED", `status is ${status}`),
  good: () => [[resource(account, "macie", {})], [resource(account, "macie", { status: "ENABLED" })]],
  bad: () => [[], [resource(account, "macie", { status: "PAUSED" })]],
});
