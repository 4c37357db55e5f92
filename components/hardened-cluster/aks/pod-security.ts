import * as authorization from "@pulumi/azure-native/authorization";
import type * as pulumi from "@pulumi/pulumi";
import * as sensor from "../../qualys-sensor/identity";

/** Azure's own initiative "Kubernetes cluster pod security baseline standards for Linux-based workloads". */
const baseline = "/providers/Microsoft.Authorization/policySetDefinitions/a8640138-9b0a-4a28-b8cb-1666c838647d";

/** Namespaces that Azure runs and leaves out of the initiative by default. */
const azureNamespaces = ["kube-system", "gatekeeper-system", "azure-arc", "azure-extensions-usage-system"];

/** A12: gives the Azure Policy add-on something to enforce, everywhere but where the sensor mounts the runtime's socket. */
export function assignPodSecurity(name: string, clusterId: pulumi.Input<string>, opts: pulumi.CustomResourceOptions) {
  return new authorization.PolicyAssignment(
    name,
    {
      scope: clusterId,
      policyDefinitionId: baseline,
      displayName: "Pod security baseline",
      description: "Refuses pods below the baseline standard outside of the registry sensor's namespace.",
      enforcementMode: "Default",
      parameters: {
        effect: { value: "Deny" },
        excludedNamespaces: { value: [...azureNamespaces, sensor.namespace] },
      },
      nonComplianceMessages: [{ message: "The pod is below the Kubernetes baseline pod security standard." }],
    },
    opts,
  );
}
