import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { isSet } from "../../../unknown";

/** Those that let somebody change what runs in clusters. */
const roles = ["roles/container.admin", "roles/container.clusterAdmin", "roles/container.developer"];

const types = [
  "gcp:projects/iAMBinding:IAMBinding",
  "gcp:projects/iAMMember:IAMMember",
  "gcp:folder/iAMBinding:IAMBinding",
  "gcp:folder/iAMMember:IAMMember",
  "gcp:organizations/iAMBinding:IAMBinding",
  "gcp:organizations/iAMMember:IAMMember",
] as const;

export default rule(types, {
  id: "gcp/iam/one-cluster",
  title: "Who administers clusters administers named ones",
  why: "A role on the project is a role on every cluster in it, today's and tomorrow's.",
  severity: "low",
  area: "identity",
  controls: {},
  fix: "Set a condition that names the cluster.",
  applies: ({ role }) => roles.includes(role ?? ""),
  check: (grant) => unless(isSet(grant, "condition"), `${grant.role} is granted on every cluster in it`),
  good: () => [
    {
      role: "roles/container.admin",
      condition: { title: "one", expression: 'resource.name == "projects/example/locations/eu/clusters/one"' },
    },
  ],
  bad: () => [{ role: "roles/container.admin" }],
});
