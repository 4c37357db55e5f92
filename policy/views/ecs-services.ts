import { list, text } from "../problems";
import type { PropertiesOf } from "../types";

/** Whether Fargate runs it, as its launch type or as one of those that its tasks may go to. */
export const isOnFargate = ({ launchType, capacityProviderStrategies }: PropertiesOf<"aws:ecs/service:Service">) =>
  launchType === "FARGATE" ||
  list(capacityProviderStrategies).some(({ capacityProvider }) => text(capacityProvider).startsWith("FARGATE"));
