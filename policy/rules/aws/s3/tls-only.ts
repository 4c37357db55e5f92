import { resource } from "../../../examples";
import { unless } from "../../../problems";
import { stackRule } from "../../../rule";
import { someIs } from "../../../unknown";
import { isEverything } from "../../../views/arns";
import { refusesPlainHttp } from "../../../views/plain-http";

const actions = ["*", "s3:*"];

/** Requests are about the bucket, such as for a list of what is in it, or about what is in it: two ARNs. */
const bucketItself = (arn: string) => isEverything(arn) || /^arn:[^:]*:s3:::[^/]+$/.test(arn);
const allObjects = (arn: string) => isEverything(arn) || /^arn:[^:]*:s3:::([^/]*|[^/]+\/)\*$/.test(arn);

const refusal = {
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: "*",
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};

/** Each lets some requests without TLS through. */
const holes = [
  { ...refusal, Effect: "Allow" },
  { ...refusal, Resource: "arn:aws:s3:::records" },
  { ...refusal, Resource: "arn:aws:s3:::records/*" },
  { ...refusal, Resource: ["arn:aws:s3:::records", "arn:aws:s3:::records/letters/*"] },
  { ...refusal, Resource: undefined, NotResource: "arn:aws:s3:::records/letters/*" },
  { ...refusal, Action: "s3:GetObject" },
  { ...refusal, Principal: { AWS: "123456789012" } },
  { ...refusal, Condition: { Bool: { "aws:SecureTransport": "true" } } },
  { ...refusal, Condition: { ...refusal.Condition, StringEquals: { "aws:PrincipalAccount": "123456789012" } } },
];

export default stackRule("aws:s3/bucket:Bucket", {
  id: "aws/s3/tls-only",
  title: "Buckets refuse requests without TLS",
  why: "Without TLS, whoever is on the way reads and changes what is sent.",
  severity: "medium",
  area: "encryption in transit",
  controls: { "aws-foundations": ["3.1.1"] },
  fix: "Add an aws.s3.BucketPolicy that denies s3:* on the bucket and on all in it where aws:SecureTransport is false.",
  elsewhere: true,

  check: (bucket, stack) =>
    unless(
      someIs([bucket, ...stack.pointingAt(bucket, "aws:s3/bucketPolicy:BucketPolicy", "bucket")], ({ properties }) =>
        refusesPlainHttp(properties.policy, actions, bucketItself, allObjects),
      ),
      "requests without TLS are taken",
    ),
  good: () => [
    withPolicy(refusal),
    withPolicy({ ...refusal, Resource: ["arn:aws:s3:::records", "arn:aws:s3:::records/*"] }),
    [resource("aws:s3/bucket:Bucket", "bucket", { policy: JSON.stringify({ Statement: refusal }) })],
  ],
  bad: () => [[resource("aws:s3/bucket:Bucket", "bucket", {})], ...[[], ...holes].map(withPolicy)],
});

function withPolicy(Statement: unknown) {
  const policy = JSON.stringify({ Statement });
  return [
    resource("aws:s3/bucket:Bucket", "bucket", {}),
    resource("aws:s3/bucketPolicy:BucketPolicy", "policy", { policy }, { bucket: "bucket" }),
  ];
}
