import { VirtualMachine } from "@pulumi/azure-native/compute";
import { NetworkInterface, NetworkSecurityGroup, PublicIPAddress, VirtualNetwork } from "@pulumi/azure-native/network";
import { ResourceGroup } from "@pulumi/azure-native/resources";
import { StorageAccount } from "@pulumi/azure-native/storage";
import * as pulumi from "@pulumi/pulumi";

/** A web server on a machine of its own, as a function of its settings. */
export = () => {
  const config = new pulumi.Config();
  const adminPassword = config.requireSecret("adminPassword");

  const { name: resourceGroupName } = new ResourceGroup("web");
  const securityGroup = new NetworkSecurityGroup("web", {
    resourceGroupName,
    securityRules: [
      rule("http", 100, "80", "*"),
      rule("https", 110, "443", "*"),
      rule("ssh", 120, "22", "203.0.113.0/24"),
    ],
  });
  const network = new VirtualNetwork("web", {
    resourceGroupName,
    addressSpace: { addressPrefixes: ["10.0.0.0/16"] },
    subnets: [{ name: "default", addressPrefix: "10.0.1.0/24", networkSecurityGroup: { id: securityGroup.id } }],
  });
  const address = new PublicIPAddress("web", {
    resourceGroupName,
    publicIPAllocationMethod: "Static",
    sku: { name: "Standard" },
  });
  const nic = new NetworkInterface("web", {
    resourceGroupName,
    ipConfigurations: [
      {
        name: "web",
        subnet: { id: network.subnets.apply((subnets) => subnets?.[0]?.id ?? "") },
        publicIPAddress: { id: address.id },
      },
    ],
  });
  new VirtualMachine("web", {
    resourceGroupName,
    networkProfile: { networkInterfaces: [{ id: nic.id }] },
    hardwareProfile: { vmSize: "Standard_B2s" },
    osProfile: { computerName: "web", adminUsername: "pulumi", adminPassword },
    storageProfile: {
      osDisk: { createOption: "FromImage" },
      imageReference: { publisher: "canonical", offer: "ubuntu-24_04-lts", sku: "server", version: "latest" },
    },
  });
  // Uploads of the site's visitors.
  new StorageAccount("uploads", {
    resourceGroupName,
    sku: { name: "Standard_LRS" },
    kind: "StorageV2",
    enableHttpsTrafficOnly: true,
  });
  return { address: address.ipAddress };
};

function rule(name: string, priority: number, destinationPortRange: string, sourceAddressPrefix: string) {
  return {
    name,
    priority,
    direction: "Inbound",
    access: "Allow",
    protocol: "Tcp",
    sourcePortRange: "*",
    sourceAddressPrefix,
    destinationAddressPrefix: "*",
    destinationPortRange,
  };
}
