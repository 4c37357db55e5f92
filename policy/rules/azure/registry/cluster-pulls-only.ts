import { resource } from "../../../examples";
import { unless } from "../../../problems";
import { stackRule } from "../../../rule";
import { roleIdOf } from "../../../views/azure-roles";

const pull = "7f951dda-4ed3-4680-a7ca-43fe172d538d";
const push = [
  "8311e382-0749-4cb8-b61a-304f252e45ec",
  "8e3af657-a8ff-443c-a75c-2fe8c4bcb635",
  "b24988ac-6180-42a0-ab88-20f7382dd24c",
];

export default stackRule("azure-native:containerregistry:Registry", {
  id: "azure/registry/cluster-pulls-only",
  title: "The cluster pulls images, and cannot push them",
  why: "Every pod on a node can come to the node's identity, and could then replace the images of all.",
  severity: "medium",
  area: "image security",
  controls: { aks: ["5.1.3"] },
  fix: "Assign AcrPull on the registry to the kubelet's identity, and nothing wider.",
  applies: (_, stack) => stack.all("azure-native:containerservice:ManagedCluster").length > 0,
  check(registry, stack) {
    const assignments = stack.pointingAt(registry, "azure-native:authorization:RoleAssignment", "scope");
    const roles = assignments.map(({ properties }) => roleIdOf(properties.roleDefinitionId));
    return [
      ...unless(roles.includes(pull), "nobody has AcrPull"),
      ...roles.filter((role) => push.includes(role)).map((role) => `role ${role} can push`),
    ];
  },
  good: () => [
    [
      resource("azure-native:containerservice:ManagedCluster", "cluster", {}),
      resource("azure-native:containerregistry:Registry", "images", {}),
      resource(
        "azure-native:authorization:RoleAssignment",
        "pull",
        { roleDefinitionId: `/providers/Microsoft.Authorization/roleDefinitions/${pull.toUpperCase()}` },
        { scope: "images" },
      ),
    ],
  ],
  bad: () => [
    [
      resource("azure-native:containerservice:ManagedCluster", "cluster", {}),
      resource("azure-native:containerregistry:Registry", "images", {}),
      resource(
        "azure-native:authorization:RoleAssignment",
        "push",
        { roleDefinitionId: `/providers/Microsoft.Authorization/roleDefinitions/${push[0].toUpperCase()}` },
        { scope: "images" },
      ),
    ],
    [
      resource("azure-native:containerservice:ManagedCluster", "cluster", {}),
      resource("azure-native:containerregistry:Registry", "images", {}),
    ],
  ],
});
