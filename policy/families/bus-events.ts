import { resource, type Example } from "../examples";
import { unless, when, type Problems } from "../problems";
import type { Resource } from "../resource";
import type { Stack, Typed } from "../stack";
import { takes } from "../views/event-patterns";
import { parsed } from "../views/json";

export const eventRuleType = "aws:cloudwatch/eventRule:EventRule";
const targetType = "aws:cloudwatch/eventTarget:EventTarget";

/** An event as EventBridge gets it from CloudTrail. */
export interface BusEvent {
  readonly source: string;
  readonly "detail-type": "AWS API Call via CloudTrail" | "AWS Console Sign In via CloudTrail";
  readonly detail: object;
}

/** The calls of a service, as EventBridge gets them. */
export function calls(service: string, names: readonly string[]): readonly BusEvent[] {
  return names.map((eventName) => ({
    source: `aws.${service}`,
    "detail-type": "AWS API Call via CloudTrail",
    detail: { eventSource: `${service}.amazonaws.com`, eventName },
  }));
}

/** A sign-in to the console, as EventBridge gets it. */
export const signIn = (detail: object): BusEvent => ({
  source: "aws.signin",
  "detail-type": "AWS Console Sign In via CloudTrail",
  detail: { eventSource: "signin.amazonaws.com", eventName: "ConsoleLogin", ...detail },
});

/** An event rule for the events, and where it sends them. */
export function rightOnBus(events: readonly BusEvent[], rule: object = {}): Example {
  return [
    resource(eventRuleType, "rule", { eventPattern: JSON.stringify(patternFor(events)), ...rule }),
    resource(targetType, "target", { arn: "arn:aws:sns:eu-central-1:123456789012:alarms" }, { rule: "rule" }),
  ];
}

export function wrongOnBus(events: readonly BusEvent[]): readonly Example[] {
  return [
    rightOnBus(events).slice(0, 1),
    rightOnBus(events, { state: "DISABLED" }),
    rightOnBus(events, { eventBusName: "another" }),
    ...(events.length > 1 ? [rightOnBus(events.slice(0, -1))] : []),
  ];
}

function patternFor(events: readonly BusEvent[]): object {
  const patterns = events.map(asPattern);
  return patterns.length === 1 ? patterns[0] : { $or: patterns };
}

/** In a pattern, each value is a list. */
function asPattern(event: object): object {
  const pairs = Object.entries(event) as [string, string | object][];
  return Object.fromEntries(pairs.map(([key, value]) => [key, typeof value === "string" ? [value] : asPattern(value)]));
}

type EventRule = Typed<typeof eventRuleType>;

export const isEventRule = (resource: Resource): resource is EventRule => resource.type === eventRuleType;

const patternOf = ({ properties }: EventRule) => parsed(properties.eventPattern);

/** True of a rule that takes the event, whatever else it leaves out. */
export const isAbout = (rule: EventRule, event: BusEvent | undefined) =>
  event !== undefined && takes(patternOf(rule), event);

export function problemsOnBus(rule: EventRule, stack: Stack, events: readonly BusEvent[]): Problems {
  const leftOut = events.filter((event) => !takes(patternOf(rule), event));
  const { state, isEnabled, eventBusName } = rule.properties;
  return [
    ...when(
      leftOut.length > 0,
      `the pattern leaves out ${leftOut.map(({ detail }) => JSON.stringify(detail)).join(", ")}`,
    ),
    ...unless(stack.pointingAt(rule, targetType, "rule").length > 0, "it has no target"),
    ...when(state === "DISABLED" || isEnabled === false, "it is off"),
    // CloudTrail's events come on this one.
    ...unless((eventBusName ?? "default") === "default", "it is not on the default event bus"),
  ];
}
