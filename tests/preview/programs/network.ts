import * as ec2 from "@pulumi/aws/ec2";
import * as pulumi from "@pulumi/pulumi";

class Network extends pulumi.ComponentResource {
  constructor(name: string) {
    super("test:aws:Network", name);
    const vpc = new ec2.Vpc(
      `${name}-vpc`,
      { cidrBlock: "10.0.0.0/16" },
      {
        parent: this,
        protect: true,
        transforms: [({ props, opts }) => ({ props: { ...props, tags: { by: "transform" } }, opts })],
      },
    );
    new ec2.Subnet(
      `${name}-subnet`,
      { vpcId: vpc.id, cidrBlock: vpc.cidrBlock, tags: { secret: pulumi.secret("s3cret"), arn: vpc.arn } },
      { parent: this },
    );
    this.registerOutputs({ vpcId: vpc.id });
  }
}

export = async () => {
  const config = new pulumi.Config();
  new Network("net");
  return { id: config.requireSecret("id"), size: config.requireNumber("size") };
};
