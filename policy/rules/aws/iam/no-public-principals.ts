import { when } from "../../../problems";
import { resourceStatementRule } from "../../../rule";
import { letsEverybodyIn } from "../../../views/policy-statements";

export default resourceStatementRule({
  id: "aws/iam/no-public-principals",
  title: "No resource lets everybody in",
  why: "A resource that lets in everybody is found by those who look for such.",
  severity: "critical",
  area: "identity",
  controls: {
    "aws-foundations": ["2.21"],
    "aws-compute": ["18.4"],
    eks: ["5.1.2"],
    "security-hub": ["KMS.5"],
    peers: ["1.37"],
  },
  fix: "Name the principals, or narrow the statement by a condition on the account, organization, source or public addresses.",
  check: (statement) => when(letsEverybodyIn(statement), "lets in everybody"),
  good: () => [
    { Effect: "Allow", Principal: { AWS: "arn:aws:iam::123456789012:root" }, Action: "kms:*", Resource: "*" },
    {
      Effect: "Allow",
      Principal: { AWS: "*" },
      Action: "kms:Decrypt",
      Resource: "*",
      Condition: { StringEquals: { "kms:CallerAccount": "123456789012" } },
    },
    { Effect: "Deny", Principal: "*", Action: "*", Resource: "*" },
    ...[
      { StringLike: { "aws:PrincipalArn": "arn:aws:iam::123456789012:role/*" } },
      { ArnLike: { "AWS:SourceArn": ["arn:aws:s3:::bucket", "arn:aws:sns:*:123456789012:*"] } },
      { IpAddress: { "aws:SourceIp": ["203.0.113.0/24", "2001:db8::/32"] } },
      { StringEquals: { "aws:SourceVpce": "vpce-0123456789abcdef0" }, IpAddress: { "aws:VpcSourceIp": "10.0.0.0/8" } },
      { Bool: { "elasticfilesystem:AccessedViaMountTarget": "true" } },
      { StringEquals: { "s3:DataAccessPointAccount": "123456789012" } },
      { ArnLike: { "s3:DataAccessPointArn": "arn:aws:s3:eu-central-1:123456789012:accesspoint/*" } },
      { "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "o-example/*" }, Bool: { "aws:SecureTransport": "true" } },
    ].map((Condition) => ({ Effect: "Allow", Principal: "*", Action: "sns:Publish", Condition }) as const),
  ],
  bad: () => [
    { Effect: "Allow", Principal: "*", Action: "ecr:BatchGetImage" },
    { Effect: "Allow", Principal: { AWS: ["123456789012", "*"] }, Action: "kms:Decrypt", Resource: "*" },
    ...[
      { Bool: { "aws:SecureTransport": "true" } },
      { Bool: { "elasticfilesystem:AccessedViaMountTarget": "false" } },
      { Null: { "aws:PrincipalOrgID": "false" } },
      { StringLike: { "aws:PrincipalArn": "*" } },
      { StringLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/*" } },
      { ArnLike: { "aws:SourceArn": ["arn:aws:s3:::bucket", "arn:aws:s3:::*"] } },
      { ArnLike: { "aws:SourceArn": "arn:*" } },
      { StringLike: { "aws:PrincipalOrgID": "o-*" } },
      { ArnLike: { "s3:DataAccessPointArn": "arn:aws:s3:*:*:accesspoint/*" } },
      { IpAddress: { "aws:SourceIp": ["203.0.113.0/24", "0.0.0.0/1", "128.0.0.0/1"] } },
      { IpAddress: { "aws:VpcSourceIp": "10.0.0.0/8" } },
      { NotIpAddress: { "aws:SourceIp": "203.0.113.0/24" } },
      { StringEquals: { "aws:PrincipalOrgID": [] } },
      { StringEqualsIfExists: { "aws:PrincipalOrgID": "o-example" } },
      { StringNotEquals: { "aws:PrincipalAccount": "123456789012" } },
      { StringEquals: { "kms:ViaService": "ec2.eu-central-1.amazonaws.com" } },
    ].map((Condition) => ({ Effect: "Allow", Principal: "*", Action: "sns:Publish", Condition }) as const),
  ],
});
