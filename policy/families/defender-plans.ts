import type { Controls } from "../controls";
import { list, text, unless } from "../problems";
import { singletonRuleOn, type Rule } from "../rule";
import { defenderPlans } from "../views/defender-plans";

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
  const pricing = (pricingTier: string, isEnabled = "True") => ({
    pricingName: plan,
    pricingTier,
    extensions: extensions.map((name) => ({ name, isEnabled })),
  });
  const parts = extensions.join(" or ");
  return singletonRuleOn(defenderPlans, {
    id,
    title,
    why,
    severity: "medium",
    area: "runtime security",
    controls: { "azure-foundations": [control] },
    fix: `Set pricingTier of the azure-native.security.Pricing ${plan} to Standard${parts && `, and its extension ${parts} to True`}.`,
    missing: `the plan ${plan} is not declared`,
    applies: ({ pricingName }) => text(pricingName).toLowerCase() === plan.toLowerCase(),
    check: ({ pricingTier, extensions: given }) => [
      ...unless(pricingTier === "Standard", `pricingTier is ${pricingTier ?? "not set"}`),
      ...unless(
        extensions.length === 0 ||
          list(given).some(({ name, isEnabled }) => extensions.includes(text(name)) && isEnabled === "True"),
        `${parts} is off`,
      ),
    ],
    good: () => [pricing("Standard")],
    bad: () => [pricing("Free"), ...(extensions.length > 0 ? [pricing("Standard", "False")] : [])],
  });
}
