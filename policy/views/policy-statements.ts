import type { iam } from "@pulumi/aws/types/input";
import type { Plain } from "../plain";
import { allHold, known, knownOf, someIs } from "../unknown";
import { isAllFor, isAnything, isEverything } from "./arns";
import { asList, isObject, strings } from "./json";
import { isAnywhere } from "./ports";

/** One statement of an AWS policy document, as AWS writes it. */
export type Statement = Plain<iam.PolicyStatement>;

export const allows = ({ Effect }: Statement) => Effect === "Allow";

/** Whether it names such an action. Everything but what is named counts as everything. */
export const someAction = (statement: Statement, isSo: (action: string) => boolean) =>
  statement.NotAction ? isSo("*") : someText(statement.Action, (action) => isSo(shortened(action)));

/** `*:*` and `?*` are all actions, too, and `s3:?*` all of a service. */
function shortened(action: string): string {
  const [service = "", ...names] = action.split(":");
  if (!names.every(isAnything)) return action;
  if (isAnything(service)) return "*";
  return names.length === 0 ? action : `${service}:*`;
}

/** Those of its actions that are known, for people to read. */
export const actionsInWords = (statement: Statement, isSo: (action: string) => boolean = () => true) =>
  knownActions(statement).filter(isSo).join(", ");

const knownActions = (statement: Statement) =>
  statement.NotAction ? ["*"] : knownTexts(statement.Action).map(shortened);

export const isWholeService = (action: string) => action === "*" || action.endsWith(":*");

/** Whether it is about such a resource. Everything but what is named counts as everything. */
export const someResource = (statement: Statement, isSo: (arn: string) => boolean) =>
  statement.NotResource ? isSo("*") : someText(statement.Resource, isSo);

/** Whether it is about whatever there is. */
export const isOnEverything = (statement: Statement) => someResource(statement, isEverything);

/** Whether it is about all that such an action can be about. */
export const isOnAllFor = (statement: Statement, action: string) =>
  someResource(statement, (arn) => isAllFor(action, arn));

/** Whether it names such an action, and all that this can be about. */
export const someActionOnAll = (statement: Statement, isSo: (action: string) => boolean) =>
  allHold(
    () => someAction(statement, isSo),
    () => isOnAllFor(statement, "*"),
    () => someAction(statement, (action) => isSo(action) && isOnAllFor(statement, action)),
  );

/** Those actions and all that they are about, as far as they are known, for people to read. */
export function actionsOnAllInWords(statement: Statement, isSo: (action: string) => boolean): string {
  const arns = statement.NotResource ? ["*"] : knownTexts(statement.Resource);
  const isOnAll = (action: string) => arns.some((arn) => isAllFor(action, arn));
  const actions = knownActions(statement).filter((action) => isSo(action) && isOnAll(action));
  const meant = arns.filter((arn) => actions.some((action) => isAllFor(action, arn)));
  return `${actions.join(", ")} on ${meant.join(", ")}`;
}

/** Whether a name with wildcards in it, such as `iam:Put*`, stands for another. */
export function matching(pattern: string, flags?: string): (name: string) => boolean {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, "\\$&");
  const expression = new RegExp(`^${escaped.replace(/\*+/g, ".*").replaceAll("?", ".")}$`, flags);
  return (name) => expression.test(name);
}

/** Whether it names such an account, role or service; `*` is everybody. */
export function somePrincipal(statement: Statement, isSo: (principal: string) => boolean): boolean {
  if (statement.NotPrincipal) return isSo("*");
  const principal: unknown = statement.Principal;
  if (!isObject(principal)) return someText(principal, isSo);
  return someIs(Object.keys(principal), (kind) => someText(principal[kind], isSo));
}

/** Those of its principals that are known, for people to read. */
export function principalsInWords(statement: Statement, isSo: (principal: string) => boolean = () => true): string {
  if (statement.NotPrincipal) return "*";
  const principal: unknown = statement.Principal;
  const named = isObject(principal)
    ? Object.keys(principal).flatMap((kind) => knownTexts(known(principal, kind)))
    : knownTexts(principal);
  return named.filter(isSo).join(", ");
}

const knownTexts = (values: unknown) => strings(knownOf(asList(values)));

const someText = (values: unknown, isSo: (value: string) => boolean) =>
  someIs(asList(values), (value) => typeof value === "string" && isSo(value));

/** Operators that hold for some values alone. Those with `IfExists` and `ForAllValues` also do where there is none. */
const comparisons = /^(ForAnyValue:)?(String(Equals|EqualsIgnoreCase|Like)|Arn(Equals|Like)|IpAddress)$/;

/** Whether a condition that has to hold compares such a key, in lower case, with values that are all so. */
export function isLimited(
  { Condition }: Statement,
  isKey: (key: string) => boolean,
  isSo: (value: string) => boolean,
  operators = comparisons,
): boolean {
  const conditions: unknown = Condition;
  if (!isObject(conditions)) return false;
  return someIs(
    Object.keys(conditions).filter((operator) => operators.test(operator)),
    (operator) => {
      const keys = conditions[operator];
      if (!isObject(keys)) return false;
      return someIs(
        Object.keys(keys).filter((key) => isKey(key.toLowerCase())),
        (key) => {
          const values = asList(keys[key]);
          const isText = (value: unknown) => typeof value === "string" || typeof value === "boolean";
          return values.length > 0 && !someIs(values, (value) => !(isText(value) && isSo(String(value))));
        },
      );
    },
  );
}

/** Keys that tell who asks, or for whom. What is asked, and how, keeps nobody out; neither does a service on the way. */
export const callers = [
  "aws:principalaccount",
  "aws:principalarn",
  "aws:principalorgid",
  "aws:principalorgpaths",
  "aws:sourceaccount",
  "aws:sourcearn",
  "aws:sourceorgid",
  "aws:sourceorgpaths",
  "aws:sourceowner",
  "aws:sourcevpc",
  "aws:sourcevpce",
  "aws:userid",
  "kms:calleraccount",
  "s3:dataaccesspointaccount",
  "s3:dataaccesspointarn",
];

/** Whether its conditions keep out all but some whom they name. */
export const limitsWho = (statement: Statement, keys = callers) =>
  isLimited(statement, (key) => keys.includes(key), namesSomebody);

/** Whether its conditions keep out all but some addresses. Those inside of a VPC anybody may give to a VPC of their own. */
export const limitsWhence = (statement: Statement) =>
  isLimited(
    statement,
    (key) => key === "aws:sourceip",
    (range) => !isAnywhere(range),
  );

/** Whether it is for those alone who come by a mount target of EFS, which is in a network: AWS calls that not public. */
export const limitsHow = (statement: Statement) =>
  isLimited(
    statement,
    (key) => key === "elasticfilesystem:accessedviamounttarget",
    (value) => value === "true",
    /^Bool$/,
  );

/** Whether it lets in everybody: whom its conditions keep out is by those keys. */
export const letsEverybodyIn = (statement: Statement, keys = callers) =>
  allHold(
    () => allows(statement),
    () => somePrincipal(statement, (principal) => principal === "*"),
    () => !limitsWho(statement, keys),
    () => !limitsWhence(statement),
    () => !limitsHow(statement),
  );

/** An ARN does by its account, or by its resource where it has no account, such as a bucket's. */
function namesSomebody(value: string): boolean {
  if (!value.startsWith("arn:")) return /^[^*?:/]+([:/]|$)/.test(value);
  const [account, ...resource] = value.split(":").slice(4);
  return account === "" ? /[^*?:/]/.test(resource.join(":")) : account !== undefined && !/[*?]/.test(account);
}

/** Keys that tell for whom a role is: the most powerful one is passed on all the same. */
const takers = ["iam:passedtoservice", "iam:associatedresourcearn"];

/** Whether its conditions limit what is done to what: by tags, or by a key of the service's own. */
export const limitsWhat = (statement: Statement) =>
  isLimited(
    statement,
    (key) => (/^aws:(resource|request)tag\//.test(key) || !key.startsWith("aws:")) && !takers.includes(key),
    (value) => /[^*?]/.test(value),
  );
