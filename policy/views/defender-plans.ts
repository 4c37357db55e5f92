import { resource } from "../examples";
import { list, text } from "../problems";
import type { PropertiesOf } from "../types";
import { isObject, parsed } from "./json";
import type { View } from "./view";

const pricing = "azure-native:security:Pricing";
const deployment = "azure-native:resources:DeploymentAtSubscriptionScope";
const inTemplates = "Microsoft.Security/pricings";

/** A plan of Defender for Cloud, as its own resource type writes it. */
export type DefenderPlan = PropertiesOf<typeof pricing>;

/**
 * The plans that a stack sets in its subscription: as resources of their own, or in a template, since Azure has each plan
 * at all times and Pulumi refuses to create what exists (A28).
 */
export const defenderPlans: View<DefenderPlan> = {
  types: [pricing, deployment],
  items({ type, properties }) {
    if (type === pricing) return [{ name: "", item: properties as DefenderPlan }];
    const { template } = (properties as PropertiesOf<typeof deployment>).properties ?? {};
    const content = parsed(template);
    const resources = isObject(content) ? list(content.resources as readonly unknown[]).filter(isObject) : [];
    return resources
      .filter((each) => text(each.type).toLowerCase() === inTemplates.toLowerCase())
      .map((each) => ({
        name: text(each.name),
        item: { pricingName: each.name, ...(isObject(each.properties) && each.properties) } as DefenderPlan,
      }));
  },
  spellings({ pricingName, ...plan }) {
    const template = { resources: [{ type: inTemplates, name: pricingName, properties: plan }] };
    return [
      [resource(pricing, "plan", { pricingName, ...plan })],
      [resource(deployment, "plan", { properties: { mode: "Incremental", template } })],
    ];
  },
};
