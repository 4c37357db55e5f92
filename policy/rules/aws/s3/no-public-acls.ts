import { resource } from "../../../examples";
import { list, text, when, type Problems } from "../../../problems";
import type { Resource } from "../../../resource";
import { stackRule } from "../../../rule";
import type { Stack } from "../../../stack";
import type { PropertiesOf } from "../../../types";
import { problemsIn, problemsOf, someIs } from "../../../unknown";
import { blocksOf } from "../../../views/buckets";

const bucket = "aws:s3/bucket:Bucket";
const bucketAcl = "aws:s3/bucketAcl:BucketAcl";
const objects = ["aws:s3/bucketObject:BucketObject", "aws:s3/bucketObjectv2:BucketObjectv2"] as const;
const types = [bucket, bucketAcl, ...objects] as const;

type Acl = Partial<
  Pick<PropertiesOf<typeof bucket>, "acl" | "grants"> & Pick<PropertiesOf<typeof bucketAcl>, "accessControlPolicy">
>;

/** ACLs that S3 has written; what it calls authenticated is everybody with an account of AWS. */
const open = ["public-read", "public-read-write", "authenticated-read"];
const everybody = /\/groups\/global\/(?:AllUsers|AuthenticatedUsers)$/;

const problemOfGroup = (uri: unknown): Problems => when(everybody.test(text(uri)), () => `${text(uri)} may use it`);

const grantee = (group: string) => ({ type: "Group", uri: `http://acs.amazonaws.com/groups/${group}` });
const granting = (group: string) => ({
  owner: { id: "example" },
  grants: [{ grantee: grantee(group), permission: "READ" }],
});
const block = resource(
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
  "block",
  { ignorePublicAcls: true },
  { bucket: "bucket" },
);
const account = resource("aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock", "account", {
  ignorePublicAcls: true,
});

function isIgnored(subject: Resource, stack: Stack): boolean {
  const buckets = subject.type === bucket ? [subject] : stack.behind(subject, "bucket", bucket);
  return someIs(blocksOf(buckets, stack), ({ properties }) => properties.ignorePublicAcls === true);
}

export default stackRule(types, {
  id: "aws/s3/no-public-acls",
  title: "No ACL opens a bucket or what is in it to the public",
  why: "What an ACL publishes shows in no policy, and is found by those who look for such.",
  severity: "high",
  area: "identity",
  controls: { peers: ["1.40"] },
  fix: "Leave the ACL out, and let in whom it is for by a bucket policy, such as CloudFront with an origin access control.",
  elsewhere: true,

  check(subject, stack) {
    const properties = subject.properties as Acl;
    const problems = problemsOf(
      () => when(open.includes(text(properties.acl)), () => `acl is ${properties.acl}`),
      () => problemsIn(list(properties.grants), ({ uri }) => problemOfGroup(uri)),
      () => problemsIn(list(properties.accessControlPolicy?.grants), ({ grantee }) => problemOfGroup(grantee?.uri)),
    );
    return problems.length > 0 && isIgnored(subject, stack) ? [] : problems;
  },
  good: () => [
    ...types.map((type) => [resource(type, "acl", { bucket: "elsewhere", acl: "private" })]),
    [resource(bucketAcl, "acl", { bucket: "elsewhere", accessControlPolicy: granting("s3/LogDelivery") })],
    [resource(bucketAcl, "acl", { bucket: "elsewhere", acl: "public-read" }), account],
    [resource(bucket, "bucket", { acl: "public-read" }), block],
    ...([bucketAcl, ...objects] as const).map((type) => [
      resource(bucket, "bucket", {}),
      resource(type, "acl", { acl: "public-read" }, { bucket: "bucket" }),
      block,
    ]),
  ],
  bad: () => [
    ...types.flatMap((type) => open.map((acl) => [resource(type, "acl", { bucket: "elsewhere", acl })])),
    ...["AllUsers", "AuthenticatedUsers"].flatMap((group) => [
      [resource(bucketAcl, "acl", { bucket: "elsewhere", accessControlPolicy: granting(`global/${group}`) })],
      [resource(bucket, "bucket", { grants: [{ ...grantee(`global/${group}`), permissions: ["READ"] }] })],
    ]),
    // The block is another bucket's.
    [resource(bucketAcl, "acl", { bucket: "elsewhere", acl: "public-read" }), block],
    [
      resource(bucket, "bucket", {}),
      resource(bucketAcl, "acl", { acl: "public-read" }, { bucket: "bucket" }),
      resource(
        "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
        "block",
        { ignorePublicAcls: false, restrictPublicBuckets: true },
        { bucket: "bucket" },
      ),
    ],
  ],
});
