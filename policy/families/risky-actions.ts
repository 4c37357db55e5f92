import type { Controls } from "../controls";
import { when } from "../problems";
import { identityStatementRule, type Rule } from "../rule";
import { allHold } from "../unknown";
import {
  actionsOnAllInWords,
  allows,
  isWholeService,
  limitsWhat,
  matching,
  someActionOnAll,
  type Statement,
} from "../views/policy-statements";

interface RiskyActions {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly control: NonNullable<Controls["peers"]>[number];
  /** In full. */
  readonly actions: readonly [string, ...string[]];
  /** Statements that none of the others shows to be wrong. */
  bad?(): readonly Statement[];
}

/** A rule that no AWS identity may do some things to whatever there is. */
export function riskyActionsRule({ id, title, why, control, actions, bad }: RiskyActions): Rule {
  const [first] = actions;
  const service = first.split(":", 1).join();
  return identityStatementRule({
    id,
    title,
    why,
    severity: "medium",
    area: "identity",
    controls: { peers: [control, "1.29"] },
    fix: "Write the ARNs of what is meant as Resource, or limit it by a Condition on its tags, or on a key of the service that tells which are meant.",
    check(statement) {
      // Rules of their own tell of whole services.
      const isRisky = (granted: string) => !isWholeService(granted) && actions.some(matching(granted, "i"));
      return when(
        allHold(
          () => allows(statement),
          () => someActionOnAll(statement, isRisky),
          () => !limitsWhat(statement),
        ),
        () => `allows ${actionsOnAllInWords(statement, isRisky)}`,
      );
    },
    good: () => [
      { Effect: "Allow", Action: first, Resource: `arn:aws:${service}:eu-central-1:123456789012:example` },
      { Effect: "Allow", Action: `${service}:ListTags`, Resource: "*" },
      {
        Effect: "Allow",
        Action: first,
        Resource: "*",
        Condition: { StringEquals: { "aws:ResourceTag/team": "security" } },
      },
    ],
    bad: () => [
      { Effect: "Allow", Action: first, Resource: "*" },
      { Effect: "Allow", Action: [first.toUpperCase(), `${service}:ListTags`], Resource: ["*"] },
      { Effect: "Allow", Action: first, Resource: "*", Condition: { Bool: { "aws:SecureTransport": "true" } } },
      { Effect: "Allow", Action: first, Resource: "*", Condition: { StringLike: { "aws:PrincipalArn": "arn:*" } } },
      ...(bad?.() ?? []),
    ],
  });
}
