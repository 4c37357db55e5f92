import type { Cloud } from "../../settings/clouds";
import { ids } from "./canaries";
import { Refusal } from "./cloud/stand-in-cloud";
import { nameOf, typeOf } from "./cloud/urns";
import type { ControlPlane } from "./kubernetes";
import type { Site } from "./site";

/** What carries the ids, and what a cloud says when it refuses it. */
export const refusals: Readonly<Record<Cloud, { readonly carrier: string; readonly words: string }>> = {
  "aws-ecs": {
    carrier: "aws:secretsmanager/secretVersion:SecretVersion",
    words: "operation error Secrets Manager: PutSecretValue, StatusCode: 400, InvalidRequestException: refused",
  },
  // There and on any cluster, the API server refuses the Secret.
  "aws-eks": { carrier: "kubernetes:core/v1:Secret", words: "refused by the cluster's rules" },
  kubernetes: { carrier: "kubernetes:core/v1:Secret", words: "refused by the cluster's rules" },
  azure: {
    carrier: "azure-native:keyvault:Secret",
    words: 'autorest/azure: Service returned an error. Status=403 Code="Forbidden" Message="refused"',
  },
  gcp: {
    carrier: "gcp:secretmanager/secretVersion:SecretVersion",
    words: "googleapi: Error 403: Permission 'secretmanager.versions.add' denied: refused",
  },
};

/** Makes cloud or cluster refuse what carries the ids, the cloud by an error that shows them; answers how to end that. */
export function refuseIds({ project, cloud, controlPlane }: Site): () => void {
  const { carrier, words } = refusals[project.stack as Cloud];
  if (carrier === "kubernetes:core/v1:Secret" && controlPlane !== undefined)
    return refuseObjects(controlPlane, "secrets", words);
  cloud.before = ({ urn }) => {
    if (typeOf(urn) === carrier) throw new Refusal(`${words}. Request: ${JSON.stringify({ name: nameOf(urn), ids })}`);
  };
  return () => (cloud.before = () => undefined);
}

/** Makes an API server refuse to create objects of a kind; answers how to end that. */
export function refuseObjects(controlPlane: ControlPlane, resource: string, message: string): () => void {
  const name = `no-${resource}`;
  const group = { apiVersion: "admissionregistration.k8s.io/v1", metadata: { name } };
  const rule = { apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE"], resources: [resource] };
  const matchConstraints = { resourceRules: [rule] };
  controlPlane.apply(
    {
      ...group,
      kind: "ValidatingAdmissionPolicy",
      spec: { matchConstraints, validations: [{ expression: "false", message }] },
    },
    {
      ...group,
      kind: "ValidatingAdmissionPolicyBinding",
      spec: { policyName: name, validationActions: ["Deny"] },
    },
  );
  return () => void controlPlane.kubectl("delete", "validatingadmissionpolicybinding", name);
}
