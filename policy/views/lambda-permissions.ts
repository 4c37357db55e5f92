import { resource } from "../examples";
import type { PropertiesOf } from "../types";
import { isSet } from "../unknown";
import type { Statement } from "./policy-statements";
import type { View } from "./view";

const permission = "aws:lambda/permission:Permission";
const layerPermission = "aws:lambda/layerVersionPermission:LayerVersionPermission";

const types = [permission, layerPermission] as const;

type Permission = Partial<PropertiesOf<typeof permission> & PropertiesOf<typeof layerPermission>>;

/** What Lambda makes a condition of its statement from. */
const limits = [
  ["organizationId", "StringEquals", "aws:PrincipalOrgID"],
  ["principalOrgId", "StringEquals", "aws:PrincipalOrgID"],
  ["sourceAccount", "StringLike", "aws:SourceAccount"],
  ["sourceArn", "ArnLike", "aws:SourceArn"],
] as const;

/** Who is let in to functions and layers, as the statement that Lambda adds to their policy. */
export const lambdaPermissions: View<Statement> = {
  types,
  items: ({ properties }) => [{ name: "", item: statementOf(properties) }],
  // A permission allows, and names one action and one principal.
  spellings({ Effect, Action, Principal, ...more }) {
    const isOne = typeof Action === "string" && typeof Principal === "string";
    if (Effect !== "Allow" || !isOne || Object.keys(more).length > 0) return [];
    return types.map((type) => [resource(type, "example", { action: Action, principal: Principal })]);
  },
};

/** Each of its parts is looked at when a rule asks for it. */
function statementOf(properties: Permission): Statement {
  const conditions = limits
    .filter(([property]) => isSet(properties, property))
    .map(([property, operator, key]) => [
      operator,
      {
        get [key]() {
          return properties[property];
        },
      },
    ]);
  return {
    Effect: "Allow",
    get Principal() {
      return properties.principal as Statement["Principal"];
    },
    get Action() {
      return properties.action;
    },
    ...(conditions.length > 0 && { Condition: Object.fromEntries(conditions) as Statement["Condition"] }),
  };
}
