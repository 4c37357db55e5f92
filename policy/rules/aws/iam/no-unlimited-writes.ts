import { riskyActionsRule } from "../../../families/risky-actions";

export default riskyActionsRule({
  id: "aws/iam/no-unlimited-writes",
  title: "Nobody can change or delete whatever there is",
  why: "A slip or a thief then ends more than the one thing that was meant.",
  control: "1.28",
  actions: [
    "s3:DeleteObject",
    "s3:PutObject",
    "s3:DeleteBucket",
    "dynamodb:DeleteTable",
    "ec2:RunInstances",
    "ec2:TerminateInstances",
    "ecr:BatchDeleteImage",
    "ecr:DeleteRepository",
    "ecr:PutImage",
    "eks:DeleteCluster",
    "kms:DisableKey",
    "kms:ScheduleKeyDeletion",
    "lambda:UpdateFunctionCode",
    "logs:DeleteLogGroup",
    "rds:DeleteDBCluster",
    "rds:DeleteDBInstance",
    "secretsmanager:DeleteSecret",
    "secretsmanager:PutSecretValue",
    "sqs:DeleteQueue",
  ],
});
