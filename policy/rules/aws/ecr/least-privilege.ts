import { when } from "../../../problems";
import { ruleOn } from "../../../rule";
import { allHold } from "../../../unknown";
import { imageStatements } from "../../../views/policy-documents";
import {
  actionsInWords,
  allows,
  matching,
  principalsInWords,
  someAction,
  type Statement,
} from "../../../views/policy-statements";

/** What no one needs who pushes and pulls images. */
const administrative = [
  "BatchDeleteImage",
  "DeleteLifecyclePolicy",
  "DeleteRepository",
  "DeleteRepositoryPolicy",
  "PutImageScanningConfiguration",
  "PutImageTagMutability",
  "PutLifecyclePolicy",
  "SetRepositoryPolicy",
].flatMap((name) => [`ecr:${name}`, `ecr-public:${name}`]);

/** Named in full, it is meant. */
const isWide = (action: string) => /[*?]/.test(action) && administrative.some(matching(action, "i"));

const user = { AWS: "arn:aws:iam::123456789012:user/example" };

export default ruleOn<Statement>(imageStatements, {
  id: "aws/ecr/least-privilege",
  title: "Policies of repositories name the actions that they allow",
  why: "Whoever may do everything with a repository can delete images and let others in.",
  severity: "high",
  area: "identity",
  controls: { eks: ["5.1.2"] },
  fix: "Name the actions that pull an image, or those that push one.",
  check: (statement) =>
    when(
      allHold(
        () => allows(statement),
        () => someAction(statement, isWide),
      ),
      () => `lets ${principalsInWords(statement) || "somebody"} do ${actionsInWords(statement, isWide)}`,
    ),
  good: () => [
    { Effect: "Allow", Principal: user, Action: ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"] },
    { Effect: "Allow", Principal: user, Action: ["ecr:Get*", "ecr:BatchGet*", "ecr:*Layer*", "ecr:PutImage"] },
    { Effect: "Allow", Principal: user, Action: "ecr:SetRepositoryPolicy" },
    { Effect: "Deny", Principal: "*", Action: "ecr:*" },
  ],
  bad: () => [
    ...["ecr:*", "*", "*:*", "ECR:?*", "ecr:Put*", "ecr:Batch*", "ecr:*Policy", "ecr-public:Delete*"].map(
      (Action) => ({ Effect: "Allow", Principal: user, Action }) as const,
    ),
    { Effect: "Allow", Principal: user, Action: ["ecr:BatchGetImage", "ecr:*"] },
    { Effect: "Allow", Principal: user, NotAction: "ecr:DeleteRepository" },
  ],
});
