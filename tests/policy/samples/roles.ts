import { getPolicyDocumentOutput, Policy, Role, RolePolicy } from "@pulumi/aws/iam";
import { Bucket } from "@pulumi/aws/s3";

/** Roles whose documents are made of parts, by AWS' provider. */
export = () => {
  const assumedBy = (service: string, account: string) =>
    getPolicyDocumentOutput({
      statements: [
        {
          actions: ["sts:AssumeRole"],
          principals: [{ type: "Service", identifiers: [service] }],
          conditions: [{ test: "StringEquals", variable: "aws:SourceAccount", values: [account] }],
        },
      ],
    }).json;

  const backup = new Role("backup", { assumeRolePolicy: assumedBy("backup.amazonaws.com", "123456789012") });
  new RolePolicy("backup", {
    role: backup.name,
    policy: getPolicyDocumentOutput({
      statements: [{ actions: ["s3:GetObject", "s3:ListBucket"], resources: ["arn:aws:s3:::backups/*"] }],
    }).json,
  });

  const deployer = new Policy("deployer", {
    policy: getPolicyDocumentOutput({
      statements: [
        { sid: "All", actions: ["*"], resources: ["*"] },
        { sid: "NotAll", effect: "Deny", notActions: ["iam:Get*"], resources: ["*"] },
      ],
    }).json,
  });

  // Which bucket is only known once it is there.
  const bucket = new Bucket("reports");
  new Policy("reader", {
    policy: getPolicyDocumentOutput({ statements: [{ actions: ["s3:GetObject"], resources: [bucket.arn] }] }).json,
  });
  return { deployer: deployer.arn };
};
