import type { Controls } from "../controls";
import { resource } from "../examples";
import { list, text, unless } from "../problems";
import { singletonRule, type Rule } from "../rule";

const pricingType = "azure-native:security:Pricing";

interface DefenderPlan {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly control: NonNullable<Controls["azure-foundations"]>[number];
  /** As Defender for Cloud calls it. */
  readonly plan: string;
  /** Parts of the plan, of which one has to be on. */
  readonly extensions?: readonly string[];
}

/** A rule that a plan of Defender for Cloud is on in an Azure subscription, or a part of it. */
export function defenderPlanRule({ id, title, why, control, plan, extensions = [] }: DefenderPlan): Rule {
  const pricing = (pricingTier: string, isEnabled = "True") => [
    resource(pricingType, "plan", {
      pricingName: plan,
      pricingTier,
      extensions: extensions.map((name) => ({ name, isEnabled })),
    }),
  ];
  const parts = extensions.join(" or ");
  return singletonRule(pricingType, {
    id,
    title,
    why,
    severity: "medium",
    area: "runtime security",
    controls: { "azure-foundations": [control] },
    fix: `Set pricingTier of the azure-native.security.Pricing ${plan} to Standard${parts && `, and its extension ${parts} to True`}.`,
    missing: `the plan ${plan} is not declared`,
    applies: ({ properties }) => text(properties.pricingName).toLowerCase() === plan.toLowerCase(),
    check: ({ properties }) => [
      ...unless(properties.pricingTier === "Standard", `pricingTier is ${properties.pricingTier ?? "not set"}`),
      ...unless(
        extensions.length === 0 ||
          list(properties.extensions).some(
            ({ name, isEnabled }) => extensions.includes(text(name)) && isEnabled === "True",
          ),
        `${parts} is off`,
      ),
    ],
    good: [pricing("Standard")],
    bad: [[], pricing("Free"), ...(extensions.length > 0 ? [pricing("Standard", "False")] : [])],
  });
}
