import { Api, Integration, Route, Stage } from "@pulumi/aws/apigatewayv2";
import { Table } from "@pulumi/aws/dynamodb";
import { Role, RolePolicy, RolePolicyAttachment } from "@pulumi/aws/iam";
import { Function, Permission } from "@pulumi/aws/lambda";
import { Queue } from "@pulumi/aws/sqs";
import * as pulumi from "@pulumi/pulumi";

/** An API in front of a function, a table and a queue. */
export = async () => {
  const table = new Table("orders", {
    attributes: [{ name: "id", type: "S" }],
    hashKey: "id",
    billingMode: "PAY_PER_REQUEST",
  });
  const queue = new Queue("orders", { messageRetentionSeconds: 345_600 });

  const role = new Role("handler", {
    assumeRolePolicy: {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
    },
  });
  new RolePolicyAttachment("handler-logs", {
    role,
    policyArn: "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
  });
  new RolePolicy("handler-data", {
    role: role.id,
    policy: {
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Action: ["dynamodb:GetItem", "dynamodb:PutItem"], Resource: table.arn },
        { Effect: "Allow", Action: "sqs:*", Resource: "*" },
      ],
    },
  });
  const handler = new Function("handler", {
    runtime: "nodejs22.x",
    handler: "index.handler",
    role: role.arn,
    code: new pulumi.asset.AssetArchive({
      "index.js": new pulumi.asset.StringAsset("exports.handler = async () => ({ statusCode: 200 });"),
    }),
    environment: { variables: { TABLE: table.name, QUEUE: queue.url } },
  });

  const api = new Api("orders", { protocolType: "HTTP" });
  const integration = new Integration("orders", {
    apiId: api.id,
    integrationType: "AWS_PROXY",
    integrationUri: handler.arn,
    payloadFormatVersion: "2.0",
  });
  new Route("orders", {
    apiId: api.id,
    routeKey: "ANY /{proxy+}",
    target: pulumi.interpolate`integrations/${integration.id}`,
  });
  const stage = new Stage("live", { apiId: api.id, name: "$default", autoDeploy: true });
  new Permission("orders", {
    action: "lambda:InvokeFunction",
    function: handler.name,
    principal: "apigateway.amazonaws.com",
    sourceArn: pulumi.interpolate`${api.executionArn}/*/*`,
  });
  return { url: stage.invokeUrl };
};
