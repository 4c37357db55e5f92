import { when } from "../../../problems";
import { rule } from "../../../rule";
import { attachedPolicies, attachments } from "../../../views/policy-attachments";

export default rule(attachments, {
  id: "aws/iam/no-full-cloudshell",
  title: "Nobody has full access to CloudShell",
  why: "CloudShell with file transfer is a way to carry data out that no network control sees.",
  severity: "medium",
  area: "identity",
  controls: { "aws-foundations": ["2.20"] },
  fix: "Attach a policy that forbids file transfer, or none.",
  // CloudShell can carry files out of the account, with the rights of whoever opened it.
  check: (attachment) =>
    attachedPolicies(attachment).flatMap((arn) => when(arn.endsWith("/AWSCloudShellFullAccess"), `attaches ${arn}`)),
  good: () => [{ policyArn: "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore" }],
  bad: () => [
    {
      policyArn: "arn:aws:iam::aws:policy/AWSCloudShellFullAccess",
      managedPolicyArns: ["arn:aws:iam::aws:policy/AWSCloudShellFullAccess"],
    },
    { policyArns: ["arn:aws:iam::aws:policy/AWSCloudShellFullAccess"] },
    { managedPolicyArn: "arn:aws:iam::aws:policy/AWSCloudShellFullAccess" },
    { managedPolicyArns: ["arn:aws:iam::aws:policy/AWSCloudShellFullAccess"] },
  ],
});
