import { resource } from "../../../../examples";
import { unless } from "../../../../problems";
import { singletonRule } from "../../../../rule";

export default singletonRule("aws:iam/accountPasswordPolicy:AccountPasswordPolicy", {
  id: "aws/account/password-policy/length",
  title: "Passwords of IAM users have 14 characters or more",
  why: "A short password falls to guessing in hours.",
  severity: "medium",
  area: "identity",
  controls: { "aws-foundations": ["2.8"] },
  fix: "Set minimumPasswordLength of an aws.iam.AccountPasswordPolicy to 14 or more.",
  missing: "no password policy",
  check: ({ properties: { minimumPasswordLength = 6 } }) =>
    unless(minimumPasswordLength >= 14, `minimumPasswordLength is ${minimumPasswordLength}`),
  good: () => [
    [resource("aws:iam/accountPasswordPolicy:AccountPasswordPolicy", "passwords", { minimumPasswordLength: 14 })],
  ],
  bad: () => [
    [],
    [resource("aws:iam/accountPasswordPolicy:AccountPasswordPolicy", "passwords", {})],
    [resource("aws:iam/accountPasswordPolicy:AccountPasswordPolicy", "passwords", { minimumPasswordLength: 8 })],
  ],
});
