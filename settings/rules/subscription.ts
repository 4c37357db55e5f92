import { platforms } from "../fields/common";
import { path } from "../finding";
import { type Rule, when } from "./rule";

export const onePlatform: Rule = ({ qualys: { platform, podUrl } }) => [
  ...when(platform !== undefined && podUrl !== undefined, {
    at: path("qualys.podUrl"),
    besides: [path("qualys.platform")],
    wrong: "names the platform a second time, beside qualys.platform",
    allowed: "one of the two",
  }),
  ...when(platform === undefined && podUrl === undefined, {
    at: path("qualys.platform"),
    besides: [path("qualys.podUrl")],
    wrong: "is not set, and qualys.podUrl is not either",
    allowed: `one of ${Object.keys(platforms).join(", ")}; or the server of a private platform in qualys.podUrl`,
    to: "US1",
  }),
];

export const differentIds: Rule = ({ activationId, customerId }) =>
  when(activationId.toLowerCase() === customerId.toLowerCase(), {
    at: path("customerId"),
    besides: [path("activationId")],
    wrong: "is the same as activationId",
  });

export const realIds: Rule = ({ activationId, customerId }) =>
  Object.entries({ activationId, customerId }).flatMap(([id, value]) =>
    when(/^(.)(\1|-)+$/.test(value), { at: path(id), wrong: "is made up" }),
  );
