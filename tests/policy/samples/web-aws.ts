import { LogGroup } from "@pulumi/aws/cloudwatch";
import { SecurityGroup } from "@pulumi/aws/ec2";
import { Cluster, Service, TaskDefinition } from "@pulumi/aws/ecs";
import { Role, RolePolicyAttachment } from "@pulumi/aws/iam";
import { Listener, LoadBalancer, TargetGroup } from "@pulumi/aws/lb";
import * as pulumi from "@pulumi/pulumi";

/** A web server on Fargate in the account's default network, as quick starts have it. */
const vpcId = "vpc-0123456789abcdef0";
const subnets = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"];

const group = new SecurityGroup("web", {
  vpcId,
  description: "Web traffic",
  ingress: [{ protocol: "tcp", fromPort: 80, toPort: 80, cidrBlocks: ["0.0.0.0/0"] }],
  egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }],
});
const balancer = new LoadBalancer("web", { securityGroups: [group.id], subnets });
const targets = new TargetGroup("web", { port: 80, protocol: "HTTP", targetType: "ip", vpcId });
const listener = new Listener("web", {
  loadBalancerArn: balancer.arn,
  port: 80,
  defaultActions: [{ type: "forward", targetGroupArn: targets.arn }],
});

const role = new Role("task-execution", {
  assumeRolePolicy: JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: "ecs-tasks.amazonaws.com" }, Action: "sts:AssumeRole" }],
  }),
});
new RolePolicyAttachment("task-execution", {
  role: role.name,
  policyArn: "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy",
});
const logs = new LogGroup("web", { retentionInDays: 30 });
const cluster = new Cluster("web");
const task = new TaskDefinition("web", {
  family: "web",
  cpu: "256",
  memory: "512",
  networkMode: "awsvpc",
  requiresCompatibilities: ["FARGATE"],
  executionRoleArn: role.arn,
  containerDefinitions: pulumi.jsonStringify([
    {
      name: "web",
      image: "nginx:1.27",
      portMappings: [{ containerPort: 80, protocol: "tcp" }],
      environment: [{ name: "LOG_LEVEL", value: "info" }],
      logConfiguration: {
        logDriver: "awslogs",
        options: { "awslogs-group": logs.name, "awslogs-region": "eu-central-1", "awslogs-stream-prefix": "web" },
      },
    },
  ]),
});
new Service(
  "web",
  {
    cluster: cluster.arn,
    desiredCount: 2,
    launchType: "FARGATE",
    taskDefinition: task.arn,
    networkConfiguration: { assignPublicIp: true, subnets, securityGroups: [group.id] },
    loadBalancers: [{ targetGroupArn: targets.arn, containerName: "web", containerPort: 80 }],
  },
  { dependsOn: [listener] },
);

export const url = pulumi.interpolate`http://${balancer.dnsName}`;
