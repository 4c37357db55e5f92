/*
 * Names of the sensor inside a Kubernetes cluster. They are contracts: cloud identities are bound to the namespace and
 * the service account, and a vault's controller writes the Secret. The namespace holds nothing else, so they never clash.
 */
export const namespace = "qualys-sensor";
export const serviceAccount = "qualys-sensor";
export const secret = "qualys-credentials";

/** Container that runs on a node from which the sensor's data were removed. */
export const cleanedNode = "cleaned";

/** Keys of the Secret are the names of the sensor's own environment variables. */
export const secretKeys = { activationId: "ACTIVATIONID", customerId: "CUSTOMERID" } as const;
