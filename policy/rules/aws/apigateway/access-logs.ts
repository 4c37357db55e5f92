import { unless } from "../../../problems";
import { rule } from "../../../rule";
import { isSet } from "../../../unknown";

export default rule(["aws:apigateway/stage:Stage", "aws:apigatewayv2/stage:Stage"], {
  id: "aws/apigateway/access-logs",
  title: "Gateways of APIs log who comes",
  why: "Without them, nobody can tell who called the API, or abused it.",
  severity: "medium",
  area: "logging",
  controls: { "aws-foundations": ["4.10"] },
  fix: "Set accessLogSettings, with a log group.",
  elsewhere: true,

  check: (stage) => unless(isSet(stage, "accessLogSettings"), "accessLogSettings is not set"),
  good: () => [
    {
      accessLogSettings: {
        destinationArn: "arn:aws:logs:eu-central-1:123456789012:log-group:api",
        format: "$context.requestId",
      },
    },
  ],
  bad: () => [{}],
});
