import type { ControlPlane } from "./kubernetes";

interface Review<Status> {
  readonly status: Status;
}

interface Rule {
  readonly verbs: readonly string[];
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
}

/** Which of these an account may do. A question reads `create pods/exec in kube-system`, `list jobs.batch in anywhere`. */
export function allowed(controlPlane: ControlPlane, account: string, questions: readonly string[]): string[] {
  const { created, said } = controlPlane.create(questions.map(accessReview), `--as=${account}`);
  if (created.length !== questions.length) throw new Error(said);
  const reviews = created as Review<{ allowed: boolean }>[];
  return questions.filter((_, index) => reviews[index]?.status.allowed);
}

/** Everything that an account may do with resources in a namespace, one line for each verb and resource. */
export function rights(controlPlane: ControlPlane, account: string, namespace: string): string[] {
  const review = {
    apiVersion: "authorization.k8s.io/v1",
    kind: "SelfSubjectRulesReview",
    spec: { namespace },
  };
  const { created, said } = controlPlane.create([review], `--as=${account}`);
  const [answer] = created as Review<{ resourceRules: Rule[] }>[];
  if (answer === undefined) throw new Error(said);
  const lines = answer.status.resourceRules.flatMap(({ verbs, apiGroups, resources }) =>
    verbs.flatMap((verb) =>
      apiGroups.flatMap((group) => resources.map((resource) => `${verb} ${inGroup(resource, group)}`)),
    ),
  );
  return [...new Set(lines)].toSorted();
}

/** `pods/exec` → `pods/exec`, `jobs/status` of `batch` → `jobs.batch/status`, as kubectl writes them. */
function inGroup(resource: string, group: string): string {
  const [kind = "", ...subresource] = resource.split("/");
  return [group === "" ? kind : `${kind}.${group}`, ...subresource].join("/");
}

function accessReview(question: string): object {
  const [verb = "", what = "", , where] = question.split(" ");
  const [kind = "", subresource] = what.split("/");
  const [resource = "", ...group] = kind.split(".");
  const namespace = where === "anywhere" ? undefined : where;
  return {
    apiVersion: "authorization.k8s.io/v1",
    kind: "SelfSubjectAccessReview",
    spec: { resourceAttributes: { verb, resource, subresource, group: group.join("."), namespace } },
  };
}
