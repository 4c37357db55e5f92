import { judgedProviderRule } from "../../../families/judged-provider";

export default judgedProviderRule({
  cloud: "aws",
  name: "AWS",
  examples: ["aws:s3/bucket:Bucket", "aws-native:s3:Bucket"],
});
