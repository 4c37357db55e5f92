import * as pulumi from "@pulumi/pulumi";

export = async () => {
  const network = pulumi.output("network");
  return { name: network.apply(nameOf) };
};

function nameOf(network: string): string {
  throw new Error(`nothing is called after ${network}`);
}
