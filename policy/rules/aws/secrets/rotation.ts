import { resource } from "../../../examples";
import { unless } from "../../../problems";
import { stackRule } from "../../../rule";

export default stackRule("aws:secretsmanager/secret:Secret", {
  id: "aws/secrets/rotation",
  title: "Secrets rotate",
  why: "A secret that has leaked is worth something for as long as it works.",
  severity: "medium",
  area: "secrets management",
  controls: { "security-hub": ["SecretsManager.1", "SecretsManager.4"], peers: ["1.4"] },
  fix: "Add an aws.secretsmanager.SecretRotation.",
  check: (secret, stack) =>
    unless(
      stack.pointingAt(secret, "aws:secretsmanager/secretRotation:SecretRotation", "secretId").length > 0,
      "nothing rotates it",
    ),
  good: () => [
    [
      resource("aws:secretsmanager/secret:Secret", "secret", {}),
      resource("aws:secretsmanager/secretRotation:SecretRotation", "rotation", {}, { secretId: "secret" }),
    ],
  ],
  bad: () => [[resource("aws:secretsmanager/secret:Secret", "secret", {})]],
});
