import * as pulumi from "@pulumi/pulumi";

export = async () => {
  throw new pulumi.RunError("the settings are wrong");
};
