import { riskyActionsRule } from "../../../families/risky-actions";

export default riskyActionsRule({
  id: "aws/iam/no-permission-management",
  title: "Nobody can open resources to others at will",
  why: "A changed resource policy opens the data without a trace in IAM.",
  control: "1.27",
  actions: [
    "s3:PutBucketPolicy",
    "s3:PutBucketAcl",
    "s3:PutObjectAcl",
    "ecr:SetRepositoryPolicy",
    "iam:DeleteRolePermissionsBoundary",
    "iam:DeleteRolePolicy",
    "iam:DetachRolePolicy",
    "kms:PutKeyPolicy",
    "lambda:AddPermission",
    "secretsmanager:PutResourcePolicy",
    "sns:AddPermission",
    "sqs:AddPermission",
  ],
});
