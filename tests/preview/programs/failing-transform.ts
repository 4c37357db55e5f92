import * as ec2 from "@pulumi/aws/ec2";

const refuse = () => {
  throw new Error("no such network");
};

export = async () => {
  new ec2.Vpc("vpc", { cidrBlock: "10.0.0.0/16" }, { transforms: [refuse] });
};
