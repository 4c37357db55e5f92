/** The stacks that make everything, from the network to the alarms. Azure and Google Cloud have one each, AWS has two. */
export const wholeStacks = ["aws-ecs", "aws-eks", "azure", "gcp"] as const;
export type WholeStack = (typeof wholeStacks)[number];

/** What this program can build: those, and the sensor alone on any Kubernetes cluster. */
export const clouds = [...wholeStacks, "kubernetes"] as const;
export type Cloud = (typeof clouds)[number];
