import { Firewall, Instance, Network, Subnetwork } from "@pulumi/gcp/compute";
import { Account } from "@pulumi/gcp/serviceaccount";
import * as pulumi from "@pulumi/pulumi";

/** A web server as a component, in a network of its own. */
class WebServer extends pulumi.ComponentResource {
  readonly address: pulumi.Output<string | undefined>;

  constructor(name: string, { machineType }: { machineType: string }, opts?: pulumi.ComponentResourceOptions) {
    super("example:web:WebServer", name, {}, opts);
    const network = new Network(name, { autoCreateSubnetworks: false }, { parent: this });
    const subnet = new Subnetwork(name, { network: network.id, ipCidrRange: "10.1.0.0/24" }, { parent: this });
    new Firewall(
      name,
      {
        network: network.id,
        allows: [{ protocol: "tcp", ports: ["22", "80"] }],
        sourceRanges: ["0.0.0.0/0"],
        targetTags: ["web"],
      },
      { parent: this },
    );
    const account = new Account(name, { accountId: "web-server" }, { parent: this });
    const instance = new Instance(
      name,
      {
        machineType,
        zone: "europe-west3-a",
        tags: ["web"],
        bootDisk: { initializeParams: { image: "debian-cloud/debian-12" } },
        networkInterfaces: [{ subnetwork: subnet.id, accessConfigs: [{}] }],
        serviceAccount: { email: account.email, scopes: ["cloud-platform"] },
        metadataStartupScript: "#!/bin/bash\napt-get update && apt-get install --yes nginx",
      },
      { parent: this },
    );
    this.address = instance.networkInterfaces.apply(([first]) => first?.accessConfigs?.[0]?.natIp);
    this.registerOutputs({ address: this.address });
  }
}

const { address } = new WebServer("web", { machineType: "e2-small" });
export { address };
