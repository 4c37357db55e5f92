import { resource } from "../../../examples";
import { unless } from "../../../problems";
import { stackRule } from "../../../rule";
import { refusesPlainHttp } from "../../../views/policy-statements";

export default stackRule("aws:s3/bucket:Bucket", {
  id: "aws/s3/tls-only",
  title: "Buckets refuse requests without TLS",
  why: "Without TLS, whoever is on the way reads and changes what is sent.",
  severity: "medium",
  area: "encryption in transit",
  controls: { "aws-foundations": ["3.1.1"] },
  fix: "Add an aws.s3.BucketPolicy that denies s3:* where aws:SecureTransport is false.",
  elsewhere: true,

  check: (bucket, stack) =>
    unless(
      refusesPlainHttp(bucket.properties.policy) ||
        stack
          .pointingAt(bucket, "aws:s3/bucketPolicy:BucketPolicy", "bucket")
          .some(({ properties }) => refusesPlainHttp(properties.policy)),
      "requests without TLS are taken",
    ),
  good: [
    [
      resource("aws:s3/bucket:Bucket", "bucket", {}),
      resource(
        "aws:s3/bucketPolicy:BucketPolicy",
        "policy",
        {
          policy: JSON.stringify({
            Statement: {
              Effect: "Deny",
              Principal: "*",
              Action: "s3:*",
              Condition: { Bool: { "aws:SecureTransport": "false" } },
            },
          }),
        },
        { bucket: "bucket" },
      ),
    ],
    [
      resource("aws:s3/bucket:Bucket", "bucket", {
        policy: JSON.stringify({
          Statement: {
            Effect: "Deny",
            Principal: "*",
            Action: "s3:*",
            Condition: { Bool: { "aws:SecureTransport": "false" } },
          },
        }),
      }),
    ],
  ],
  bad: [
    [resource("aws:s3/bucket:Bucket", "bucket", {})],
    [
      resource("aws:s3/bucket:Bucket", "bucket", {}),
      resource(
        "aws:s3/bucketPolicy:BucketPolicy",
        "policy",
        { policy: JSON.stringify({ Statement: [] }) },
        { bucket: "bucket" },
      ),
    ],
  ],
});
