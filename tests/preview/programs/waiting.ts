import * as ec2 from "@pulumi/aws/ec2";

export = async () => {
  new ec2.Vpc("made", { cidrBlock: "10.0.0.0/16" });
  await new Promise(() => undefined);
};
