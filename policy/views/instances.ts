import type { PropertiesOf } from "../types";

/** What instances of EC2 are made from. */
export const template = "aws:ec2/launchTemplate:LaunchTemplate";

/** Instances, on demand or by a bid. What groups used before there were templates, a rule of its own refuses. */
export const instances = ["aws:ec2/instance:Instance", "aws:ec2/spotInstanceRequest:SpotInstanceRequest"] as const;

export const templatesAndInstances = [template, ...instances] as const;

export type Instance = PropertiesOf<(typeof instances)[0]>;
export type Template = PropertiesOf<typeof template>;
