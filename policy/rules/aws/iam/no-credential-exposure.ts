import { riskyActionsRule } from "../../../families/risky-actions";

export default riskyActionsRule({
  id: "aws/iam/no-credential-exposure",
  title: "Nobody can ask for the credentials of whomever he likes",
  why: "Credentials that are handed out to anybody who asks are everybody's.",
  control: "1.25",
  actions: [
    "sts:AssumeRole",
    "sts:GetFederationToken",
    "iam:CreateServiceSpecificCredential",
    "cognito-identity:GetCredentialsForIdentity",
    "rds-db:connect",
    "redshift:GetClusterCredentials",
  ],
  bad: () => [{ Effect: "Allow", Action: "sts:AssumeRole", Resource: "arn:aws:iam::*:role/*" }],
});
