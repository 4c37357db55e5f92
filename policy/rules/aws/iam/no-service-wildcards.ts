import { when } from "../../../problems";
import { identityStatementRule } from "../../../rule";
import { allHold, someIs } from "../../../unknown";
import { isAllFor, isEverything } from "../../../views/arns";
import {
  actionsOnAllInWords,
  allows,
  isWholeService,
  someAction,
  someActionOnAll,
  someResource,
  type Statement,
} from "../../../views/policy-statements";

/** A rule of its own tells of everything on everything. */
const isEverythingOnAService = (statement: Statement) =>
  allHold(
    () => someAction(statement, (action) => action === "*"),
    () => someResource(statement, (arn) => isAllFor("*", arn) && !isEverything(arn)),
  );

const isServiceOnAll = (statement: Statement) => someActionOnAll(statement, (action) => action.endsWith(":*"));

export default identityStatementRule({
  id: "aws/iam/no-service-wildcards",
  title: "No policy allows all actions of a service on all its resources",
  why: "Among all actions of a service are those that delete, publish and pass on rights.",
  severity: "high",
  area: "identity",
  controls: { "security-hub": ["IAM.21"], peers: ["1.30", "1.24", "1.25", "1.26", "1.27", "1.28", "1.29"] },
  fix: "Name the actions, or the resources.",
  check: (statement) =>
    when(
      allHold(
        () => allows(statement),
        () => someIs([isServiceOnAll, isEverythingOnAService], (isSo) => isSo(statement)),
      ),
      () => `allows ${actionsOnAllInWords(statement, isWholeService)}`,
    ),
  good: () => [
    { Effect: "Allow", Action: "ecr:GetAuthorizationToken", Resource: "*" },
    { Effect: "Allow", Action: "s3:*", Resource: "arn:aws:s3:::bucket/*" },
  ],
  bad: () => [
    { Effect: "Allow", Action: ["logs:*"], Resource: "*" },
    { Effect: "Allow", Action: "s3:?*", Resource: "arn:aws:s3:::*/*" },
    { Effect: "Allow", Action: "*", Resource: "arn:aws:s3:::*" },
  ],
});
