import type { CloudConfig, Properties, ServiceAnswers } from "../answers";
import { autoName } from "./names";

const api = "https://www.googleapis.com/compute/v1";

/** `global/networks` → a resource that has its link and its project. */
function linked(collection: string) {
  return {
    autoName,
    outputs: ({ name }: Properties, { config: { project, region } }: { config: CloudConfig }) => ({
      project,
      selfLink: `${api}/projects/${project}/${collection.replace("REGION", region)}/${name}`,
    }),
  };
}

export default {
  resources: {
    "gcp:compute/network:Network": linked("global/networks"),
    "gcp:compute/subnetwork:Subnetwork": linked("regions/REGION/subnetworks"),
    "gcp:compute/subnetworkIAMMember:SubnetworkIAMMember": { outputs: () => ({ etag: "BwYh7Zt0q4A=" }) },
    "gcp:compute/firewall:Firewall": linked("global/firewalls"),
    "gcp:compute/router:Router": linked("regions/REGION/routers"),
    "gcp:compute/routerNat:RouterNat": { autoName },
    "gcp:compute/address:Address": {
      autoName,
      outputs: (inputs, created) => ({
        ...linked("regions/REGION/addresses").outputs(inputs, created),
        address: "203.0.113.10",
      }),
    },
  },
  invokes: {
    // Out of order, with zones for accelerators and without an `a`, as regions may be.
    "gcp:compute/getZones:getZones": (args, config) => {
      const region = args.region as string;
      const names = ["d", "c", "b", "ai1a"].map((zone) => `${region}-${zone}`);
      return { id: `projects/${config.project}/regions/${region}`, project: config.project, region, names };
    },
    "gcp:compute/getSubnetwork:getSubnetwork": ({ name, ...args }, config) => {
      const { project, region } = { ...config, ...args };
      return {
        id: `projects/${project}/regions/${region}/subnetworks/${name}`,
        name,
        project,
        region,
        ipCidrRange: "10.8.0.0/22",
        privateIpGoogleAccess: true,
        secondaryIpRanges: [
          { rangeName: "shared-pods", ipCidrRange: "10.64.0.0/16" },
          { rangeName: "shared-services", ipCidrRange: "10.65.0.0/20" },
        ],
      };
    },
  },
} satisfies ServiceAnswers;
