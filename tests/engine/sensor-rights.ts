/** What every sensor reads: its own pods and jobs; elsewhere single objects by name. */
export const toRead = [
  ...["get", "list", "watch"].flatMap((verb) => [
    `${verb} pods in qualys-sensor`,
    `${verb} jobs.batch in qualys-sensor`,
  ]),
  ...["get nodes in anywhere", "get nodes/status in anywhere", "get namespaces in anywhere", "get pods in anywhere"],
  ...["get pods/status in kube-system", "get replicationcontrollers/status in kube-system"],
  ...["daemonsets", "deployments", "replicasets", "statefulsets"].map(
    (kind) => `get ${kind}.apps/status in kube-system`,
  ),
  ...["get jobs.batch/status in kube-system", "get cronjobs.batch/status in kube-system"],
];

/** What dynamic scans need besides, in the sensor's own namespace. */
export const toScan = [
  ...["create", "delete", "deletecollection"].flatMap((verb) => [
    `${verb} pods in qualys-sensor`,
    `${verb} jobs.batch in qualys-sensor`,
  ]),
  ...["create pods/exec in qualys-sensor", "create pods/attach in qualys-sensor"],
];

/** What would give away the ids, other pods, the sensor's own fence, the cluster or its nodes. */
export const never = [
  ...["get secrets in qualys-sensor", "list secrets in qualys-sensor", "get secrets in kube-system"],
  ...["list secrets in anywhere", "get configmaps in qualys-sensor", "get configmaps in kube-system"],
  ...["list pods in anywhere", "list pods in kube-system", "watch pods in anywhere", "list nodes in anywhere"],
  ...[
    "create pods in kube-system",
    "create pods in default",
    "delete pods in kube-system",
    "patch pods in qualys-sensor",
  ],
  ...["create pods/exec in kube-system", "create pods/attach in kube-system", "get pods/log in kube-system"],
  ...["create pods/portforward in qualys-sensor", "update pods/ephemeralcontainers in qualys-sensor"],
  ...[
    "create jobs.batch in kube-system",
    "create deployments.apps in qualys-sensor",
    "patch daemonsets.apps in qualys-sensor",
  ],
  ...["patch namespaces in qualys-sensor", "delete networkpolicies.networking.k8s.io in qualys-sensor"],
  ...["update resourcequotas in qualys-sensor", "update limitranges in qualys-sensor"],
  ...["create serviceaccounts/token in qualys-sensor", "create serviceaccounts/token in kube-system"],
  ...["delete nodes in anywhere", "patch nodes in anywhere", "get nodes/proxy in anywhere"],
  ...[
    "escalate roles.rbac.authorization.k8s.io in qualys-sensor",
    "bind clusterroles.rbac.authorization.k8s.io in anywhere",
  ],
  ...["create rolebindings.rbac.authorization.k8s.io in qualys-sensor", "impersonate users in anywhere"],
  ...[
    "impersonate serviceaccounts in kube-system",
    "create certificatesigningrequests.certificates.k8s.io in anywhere",
  ],
  ...["create persistentvolumes in anywhere", "create services in qualys-sensor", "* *.* in anywhere"],
];

const jobsAndPods = (...verbs: string[]) =>
  ["jobs", "pods"].flatMap((kind) => verbs.flatMap((verb) => [`${verb} ${kind}`, `${verb} ${kind}.batch`]));

/** Everything that the sensor's account may do and others may not, as `rights` lists it: in any namespace. */
export const everywhere = [
  ...["nodes", "nodes/status", "namespaces", "pods", "pods/status", "replicationcontrollers/status"],
  ...["daemonsets.apps/status", "deployments.apps/status", "replicasets.apps/status", "statefulsets.apps/status"],
  ...["cronjobs.batch/status", "jobs.batch/status"],
].map((what) => `get ${what}`);

/** In its own, besides, with the two choices of `sensor.rbac`. The Role names every kind in both groups, as the vendor's. */
export const reduced = jobsAndPods("get", "list", "watch");
export const vendor = [
  ...reduced,
  ...jobsAndPods("create", "delete", "deletecollection"),
  ...["create pods/attach", "create pods/exec"],
];
