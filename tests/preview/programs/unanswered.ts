import * as ec2 from "@pulumi/aws/ec2";

export = async () => {
  new ec2.CarrierGateway("strange", { vpcId: "vpc-1" });
};
