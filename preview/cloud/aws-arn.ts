import type { CloudConfig, Created } from "./answers";

/** ARN of something in the stand-in account and region. */
export function arn({ partition, region, accountId }: CloudConfig, service: string, resource: string): string {
  return `arn:${partition}:${service}:${region}:${accountId}:${resource}`;
}

/** ARN of something that belongs to no region. */
export function globalArn({ partition, accountId }: CloudConfig, service: string, resource: string): string {
  return `arn:${partition}:${service}::${accountId}:${resource}`;
}

/** An id as AWS gives it: `vpc-`, and 17 hexadecimal digits made from the stand-in's own id. */
export function awsId(prefix: string, { id }: Created): string {
  return `${prefix}-${hexadecimal(id).padStart(17, "0").slice(-17)}`;
}

/** Digits of an id that stay the same as long as the id does. */
export function hexadecimal(text: string): string {
  return Buffer.from(text).toString("hex").slice(-17);
}
