/** The stacks this program can build. Azure and Google Cloud have one each, AWS has two. */
export const clouds = ["aws-ecs", "aws-eks", "azure", "gcp"] as const;
export type Cloud = (typeof clouds)[number];
