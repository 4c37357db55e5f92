import assert from "node:assert/strict";
import { workloadPoolOf } from "../../../components/hardened-cluster/gke/existing";
import { assertOffered } from "../../../components/hardened-cluster/gke/versions";
import { pickZones } from "../../../components/hardened-cluster/gke/zones";
import { assertSuits } from "../../../components/secure-vpc/gcp/existing";
import { read } from "../../support/source-files";

/** What is only known once Google was asked, in a case that is refused. */
const refusals: Readonly<Record<string, () => void>> = {
  "zones (G3)": () => void pickZones("europe-west3", ["europe-west3-a", "europe-west3-b"], 3),
  "the version": () => assertOffered("1.37", "regular", "1.36.1-gke.1000000"),
  "the subnetwork (G17)": () =>
    assertSuits(
      { region: "us-east1", privateIpGoogleAccess: true, secondaryIpRanges: [] },
      {
        project: { id: "example-project", region: "europe-west3" },
        network: "shared",
        subnetwork: "nodes",
        podsRange: "pods",
        servicesRange: "services",
        maxNodes: 4,
      },
    ),
  "the cluster": () =>
    void workloadPoolOf({
      name: "shared",
      location: "europe-west3",
      project: "example-project",
      workloadIdentityConfigs: [],
      secretSyncConfigs: [],
    }),
};

describe("docs/deploy/gcp.md says what only a deployment finds out:", () => {
  const [, rest = ""] = read("docs/deploy/gcp.md").split("### What only Google knows\n");
  const listed = [...(rest.split("\n### ")[0] ?? "").matchAll(/`((?:network|cluster)\.[\w.]+: [^`]+)`/g)].map(
    ([, said = ""]) => said,
  );

  for (const [what, refuse] of Object.entries(refusals)) {
    it(what, () => {
      assert.throws(refuse, ({ message }: Error) => {
        const begins = listed.filter((said) => message.startsWith(beginning(said)));
        assert.equal(begins.length, 1, message);
        return true;
      });
    });
  }
});

/** As far as it is the same for everybody. */
const beginning = (said: string) => said.replace(/(REGION|NAME|…).*$/, "");
