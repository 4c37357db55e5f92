import { list, when } from "../../../problems";
import { rule } from "../../../rule";
import { isSet } from "../../../unknown";

export default rule("gcp:secretmanager/secret:Secret", {
  id: "gcp/secrets/customer-key",
  title: "Secrets are encrypted with a key of one's own",
  why: "A key of one's own is a second permission that whoever reads the secret needs.",
  severity: "high",
  area: "secrets management",
  controls: {},
  fix: "Name a key in customerManagedEncryption, for every place that the secret is kept.",
  check({ replication }) {
    const replicas = list(replication?.userManaged?.replicas);
    const places = replicas.length > 0 ? replicas : [replication?.auto];
    return when(
      places.some((place) => !isSet(place?.customerManagedEncryption, "kmsKeyName")),
      "no key is named for it",
    );
  },
  good: () => [
    { replication: { auto: { customerManagedEncryption: { kmsKeyName: "projects/p/…/cryptoKeys/secrets" } } } },
    {
      replication: {
        userManaged: {
          replicas: [
            {
              location: "europe-west3",
              customerManagedEncryption: { kmsKeyName: "projects/p/…/cryptoKeys/secrets" },
            },
          ],
        },
      },
    },
  ],
  bad: () => [
    {},
    { replication: { auto: {} } },
    { replication: { userManaged: { replicas: [{ location: "europe-west3" }] } } },
  ],
});
