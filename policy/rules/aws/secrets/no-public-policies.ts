import { unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("aws:secretsmanager/secretPolicy:SecretPolicy", {
  id: "aws/secrets/no-public-policies",
  title: "AWS refuses policies that give a secret to everybody",
  why: "Whether a policy is public depends on all of its conditions together, which AWS can work out before it takes it.",
  severity: "medium",
  area: "secrets management",
  controls: { peers: ["1.37"] },
  fix: "Set blockPublicPolicy to true.",
  check: ({ blockPublicPolicy }) => unless(blockPublicPolicy === true, "blockPublicPolicy is not true"),
  good: () => [{ blockPublicPolicy: true }],
  bad: () => [{}, { blockPublicPolicy: false }],
});
