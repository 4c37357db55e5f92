import { path } from "../finding";
import type { ParsedSettings } from "../schema";
import { type Rule, when } from "./rule";

// X20: every resource is called after the stack's name, and clouds keep some names for themselves.
const notCalled =
  (kept: RegExp, wrong: string, allowed: string): Rule =>
  ({ name }) =>
    when(kept.test(name), { at: path("name"), wrong, allowed });

/** A capacity provider belongs to a cluster of one's own, which is called after the stack. */
export const capacityProviderName: Rule<ParsedSettings<"aws-ecs">> = (settings, ...asked) =>
  settings.cluster.existing === undefined ? likeCapacityProviders(settings, ...asked) : [];

const likeCapacityProviders = notCalled(
  /^(aws|ecs|fargate)/,
  "begins like the capacity providers that ECS has itself",
  "a name that does not begin with aws, ecs or fargate",
);

export const securityGroupName = notCalled(
  /^sg-/,
  "begins like the id of a security group, which EC2 takes for no name",
  "a name that does not begin with sg-",
);

export const azureName = notCalled(
  /microsoft|windows|^login/,
  "holds a word that Azure keeps out of names",
  "a name without microsoft and windows, that does not begin with login",
);

export const topicName = notCalled(
  /^goog/,
  "begins like the topics of Google, which Pub/Sub keeps for itself",
  "a name that does not begin with goog",
);
