import { evaluate } from "../policy/evaluate";
import { loadRules } from "../policy/load";
import { mixedStack } from "./mixed-stack";
import { fastest, seconds } from "./processes";

/** All rules on mixed stacks of so many resources, as one JSON list: the seconds that each took at best. */
export function printSecondsOfRules(rounds: number, counts: readonly number[]): void {
  const rules = loadRules();
  const times = counts.map((count) => {
    const resources = mixedStack(rules, count);
    return fastest(rounds, () => seconds(() => void evaluate(resources, { rules, today: "2000-01-01" })));
  });
  console.log(JSON.stringify(times));
}
