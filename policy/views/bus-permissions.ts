import { resource } from "../examples";
import type { PropertiesOf } from "../types";
import type { Statement } from "./policy-statements";
import type { View } from "./view";

const permission = "aws:cloudwatch/eventPermission:EventPermission";

type Permission = PropertiesOf<typeof permission>;

/** Who may put events on a bus, as the statement that EventBridge adds to its policy. */
export const busPermissions: View<Statement> = {
  types: [permission],
  items: ({ properties }) => [{ name: "", item: statementOf(properties) }],
  // A permission allows, and names one action and one account.
  spellings({ Effect, Action, Principal, ...more }) {
    const isOne = typeof Action === "string" && typeof Principal === "string";
    if (Effect !== "Allow" || !isOne || Object.keys(more).length > 0) return [];
    return [[resource(permission, "example", { action: Action, principal: Principal })]];
  },
};

/** Each of its parts is looked at when a rule asks for it. */
function statementOf(properties: Permission): Statement {
  return {
    Effect: "Allow",
    get Principal() {
      return properties.principal as Statement["Principal"];
    },
    get Action() {
      return properties.action ?? "events:PutEvents";
    },
    get Condition() {
      const { condition } = properties;
      if (!condition) return undefined;
      const { type = "", key = "", value } = condition;
      return { [type]: { [key]: value } } as Statement["Condition"];
    },
  };
}
