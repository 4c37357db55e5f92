import { text, unless } from "../../../problems";
import { rule } from "../../../rule";
import { isSet, known } from "../../../unknown";
import { isEverything } from "../../../views/arns";

const sources = ["sourceAccount", "sourceArn", "principalOrgId"] as const;

export default rule("aws:lambda/permission:Permission", {
  id: "aws/lambda/services-name-their-source",
  title: "Services call functions only on behalf of something that is named",
  why: "A service that works for everybody, such as S3, could be made to call the function for somebody else (the confused deputy).",
  severity: "medium",
  area: "identity",
  controls: { peers: ["1.41"] },
  fix: "Set sourceArn to what calls the function, and for a bucket sourceAccount, too.",
  elsewhere: true,
  applies: ({ principal }) => text(principal).endsWith(".amazonaws.com"),
  // What the source is may only come with the deployment; that there is one is known before.
  check: (permission) =>
    unless(
      sources.some((source) => isSet(permission, source) && !isEverything(text(known(permission, source)))),
      `${text(permission.principal)} may call the function for any account`,
    ),
  good: () => [
    ...[
      { sourceArn: "arn:aws:events:eu-central-1:123456789012:rule/nightly" },
      { sourceAccount: "123456789012" },
      { principalOrgId: "o-example" },
      { sourceArn: "arn:aws:s3:::uploads", sourceAccount: "123456789012" },
    ].map((limit) => ({ ...toService, ...limit })),
  ],
  bad: () => [toService, { ...toService, sourceArn: "*" }],
});

const toService = { action: "lambda:InvokeFunction", function: "example", principal: "s3.amazonaws.com" };
