import { resource } from "../../../../examples";
import { unless } from "../../../../problems";
import { singletonRule } from "../../../../rule";

export default singletonRule("aws:iam/accountPasswordPolicy:AccountPasswordPolicy", {
  id: "aws/account/password-policy/no-reuse",
  title: "IAM users do not use one of their last 24 passwords again",
  why: "A password that has leaked comes back into use if it may be chosen again.",
  severity: "medium",
  area: "identity",
  controls: { "aws-foundations": ["2.9"] },
  fix: "Set passwordReusePrevention of an aws.iam.AccountPasswordPolicy to 24.",
  missing: "no password policy",
  // 24 is the most that AWS takes.
  check: ({ properties: { passwordReusePrevention } }) =>
    unless(passwordReusePrevention === 24, `passwordReusePrevention is ${passwordReusePrevention ?? "not set"}`),
  good: () => [
    [resource("aws:iam/accountPasswordPolicy:AccountPasswordPolicy", "passwords", { passwordReusePrevention: 24 })],
  ],
  bad: () => [
    [],
    [resource("aws:iam/accountPasswordPolicy:AccountPasswordPolicy", "passwords", {})],
    [resource("aws:iam/accountPasswordPolicy:AccountPasswordPolicy", "passwords", { passwordReusePrevention: 5 })],
  ],
});
