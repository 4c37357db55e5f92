import assert from "node:assert/strict";
import type { Resource } from "../../../policy/resource";
import { deployed, type DeployedStack } from "../../support/deployed";
import { read } from "../../support/source-files";
import { variants } from "../../support/variants";
import { type Statement, statements } from "./statements";

const stacks = ["aws-ecs", "aws-eks"] as const;

/** Where policies are written, by type of resource and property. */
const documents: Readonly<Record<string, string>> = {
  "aws:iam/role:Role": "assumeRolePolicy",
  "aws:iam/rolePolicy:RolePolicy": "policy",
  "aws:kms/key:Key": "policy",
  "aws:ec2/vpcEndpoint:VpcEndpoint": "policy",
  "aws:ecr/repositoryPolicy:RepositoryPolicy": "policy",
  "aws:secretsmanager/secretPolicy:SecretPolicy": "policy",
  "aws:sns/topicPolicy:TopicPolicy": "policy",
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": "policyDocument",
};

interface Reasoned {
  /** Of the resource, without the stack's. */
  readonly name: string;
  readonly what: string;
  readonly reason: string;
}

/** What roles may do with more than one named thing, or by a pattern of actions. */
const broad: readonly Reasoned[] = [
  {
    name: "cluster-instances-agent",
    what: "ecs:DiscoverPollEndpoint, ec2:DescribeTags on *",
    reason: "AWS knows no narrower form of either.",
  },
  {
    name: "cluster-instances-agent",
    what: "ecs:Poll, ecs:StartTelemetrySession, ecs:UpdateContainerInstancesState, ecs:TagResource on container-instance/qualys-registry-cluster/*",
    reason: "An instance learns its id when it registers; the cluster is named.",
  },
  {
    name: "sensor-execution-image",
    what: "ecr:GetAuthorizationToken on *",
    reason: "A token is for the whole registry of the account; what is pulled with it is named.",
  },
  {
    name: "sensor-execution-logs",
    what: "logs:CreateLogStream, logs:PutLogEvents on log-group:qualys-registry-sensor-logs-…:*",
    reason: "The streams of the sensor's own group, one for each task.",
  },
  {
    name: "sensor-execution-secrets",
    what: "secretsmanager:GetSecretValue on secret:qualys-registry-vault-activation-id-…-??????, secret:qualys-registry-vault-customer-id-…-??????",
    reason: "Secrets Manager adds six characters to a name; the names are this stack's.",
  },
  {
    name: "sensor-task-shells",
    what: "ssmmessages:CreateControlChannel, ssmmessages:CreateDataChannel, ssmmessages:OpenControlChannel, ssmmessages:OpenDataChannel, logs:DescribeLogGroups on *",
    reason: "ECS Exec, if cluster.exec is on: AWS knows no narrower form of a channel or of the list of log groups.",
  },
  {
    name: "sensor-task-shells",
    what: "logs:CreateLogStream, logs:DescribeLogStreams, logs:PutLogEvents on log-group:qualys-registry-cluster-sessions-…:*",
    reason: "The streams of the group that keeps what is done in shells, one for each.",
  },
  {
    name: "connector",
    what: "ecr:GetAuthorizationToken, ecr:DescribeRepositories on *",
    reason: "Neither a token nor the list of repositories can be narrowed; what is pulled is named.",
  },
  {
    name: "connector",
    what: "ecr:BatchCheckLayerAvailability, ecr:BatchGetImage, ecr:DescribeImages, ecr:GetDownloadUrlForLayer, ecr:ListImages on repository/team/*",
    reason: "The repositories that the settings name, by a pattern if they want.",
  },
  {
    name: "network-flow-logs",
    what: "logs:CreateLogStream, logs:PutLogEvents, logs:DescribeLogGroups, logs:DescribeLogStreams on log-group:qualys-registry-network-flow-logs-…:*",
    reason: "The streams of the flow logs' own group, one for each network interface.",
  },
  {
    name: "cluster-insights",
    what: "logs:CreateLogStream, logs:DescribeLogStreams, logs:PutLogEvents on log-group:/aws/containerinsights/qualys-registry-cluster/*",
    reason: "Four groups of this cluster, and their streams, one for each pod.",
  },
  {
    name: "cluster-insights",
    what: "cloudwatch:PutMetricData on * if StringEquals cloudwatch:namespace",
    reason: "Metrics have no ARN; the condition names their namespaces.",
  },
  {
    name: "cluster-insights",
    what: "ec2:DescribeTags, ec2:DescribeVolumes on *",
    reason: "AWS knows no narrower form of either.",
  },
];

/** What AWS itself writes and keeps up to date. */
const managed: readonly Reasoned[] = [
  {
    name: "cluster-instances-sessions",
    what: "AmazonSSMManagedInstanceCore",
    reason: "Session Manager instead of SSH; the agent's calls change with its versions.",
  },
  {
    name: "cluster-nodes-AmazonSSMManagedInstanceCore",
    what: "AmazonSSMManagedInstanceCore",
    reason: "Session Manager instead of SSH; the agent's calls change with its versions.",
  },
  {
    name: "cluster-nodes-AmazonEKSWorkerNodePolicy",
    what: "AmazonEKSWorkerNodePolicy",
    reason: "What EKS demands of a node before it joins.",
  },
  {
    name: "cluster-nodes-AmazonEC2ContainerRegistryPullOnly",
    what: "AmazonEC2ContainerRegistryPullOnly",
    reason: "Nodes pull EKS' own images from AWS' registries, whose names differ between regions.",
  },
  {
    name: "cluster-control-plane",
    what: "AmazonEKSClusterPolicy",
    reason: "What EKS demands of a cluster's role; it changes with the versions of Kubernetes.",
  },
  {
    name: "cluster-volumes",
    what: "service-role/AmazonEBSCSIDriverPolicy",
    reason: "The volume driver's calls change with its versions. It is for volumes that it tagged as its own (K8).",
  },
  {
    name: "cluster-network-plugin",
    what: "AmazonEKS_CNI_Policy",
    reason: "The network plugin's calls change with its versions. No other pod has the role (K8).",
  },
];

/** Who may take on a role, and what ties the role to this account; E15: nothing can for EC2, which names no source. */
const trusted: Readonly<Record<string, string>> = {
  "cluster-instances": "Service ec2.amazonaws.com",
  "cluster-nodes": "Service ec2.amazonaws.com",
  "network-flow-logs": "Service vpc-flow-logs.amazonaws.com for vpc-flow-log/*",
  "sensor-execution": "Service ecs-tasks.amazonaws.com for *",
  "sensor-task": "Service ecs-tasks.amazonaws.com for *",
  "cluster-control-plane": "Service eks.amazonaws.com for cluster/qualys-registry-cluster",
  "cluster-volumes": "Service pods.eks.amazonaws.com for cluster/qualys-registry-cluster",
  "cluster-insights": "Service pods.eks.amazonaws.com for cluster/qualys-registry-cluster",
  connector: "AWS arn:aws:iam::210987654321:root with POD1-12345-1234567890123",
  "cluster-network-plugin":
    "Federated oidc-provider for system:serviceaccount:kube-system:aws-node at sts.amazonaws.com",
};

/** Policies of resources that name no principal: what keeps others out instead. */
const everybody: readonly Reasoned[] = [
  {
    name: "cluster-key",
    what: "InstanceDisks if StringEquals kms:CallerAccount, kms:ViaService",
    reason: "Auto Scaling's role does not exist in a new account; this account alone, through EC2 (K1b).",
  },
  {
    name: "cluster-key",
    what: "InstanceDiskAttachments if StringEquals kms:CallerAccount, kms:ViaService, Bool kms:GrantIsForAWSResource",
    reason: "As above, for grants to AWS' own resources.",
  },
  { name: "network-…", what: "OwnAccount if StringEquals aws:PrincipalAccount", reason: "This account's principals." },
  {
    name: "network-…",
    what: "RegistryReads if IpAddress aws:VpcSourceIp",
    reason: "A registry signs what scans read, so the account is another one; from this network only.",
  },
  {
    name: "network-…",
    what: "WebIdentities on role/*",
    reason: "A pod without a principal yet (K14); roles of this account only.",
  },
];

for (const name of stacks) {
  describe(`IAM of ${name}`, () => {
    let stack: DeployedStack;
    before(async () => (stack = await deployed(name)));

    it("has each policy in writing", () => {
      const policies = stack.resources.filter(({ type }) => type in documents);
      for (const resource of policies) assert.ok(parsed(resource).length > 0, resource.name);
      const known = Object.keys(documents);
      const others = stack.resources.filter(
        ({ type, properties }) => !known.includes(type) && JSON.stringify(properties).includes('\\"Statement\\"'),
      );
      assert.deepEqual(others, []);
    });

    it("gives wildcards to these alone, each with a reason", () => {
      const own = broad.filter(({ name: policy }) => stack.resources.some((each) => short(each) === policy));
      assert.deepEqual(wildcards(stack).toSorted(), lines(own));
    });

    it("attaches these managed policies alone, each with a reason", () => {
      const attached = stack.ofType("aws:iam/rolePolicyAttachment:RolePolicyAttachment");
      const own = managed.filter(({ name: policy }) => attached.some((each) => short(each) === policy));
      assert.deepEqual(attached.map(attachment).toSorted(), lines(own));
    });

    it("lets nobody pass roles on, or change rights", () => {
      const actions = rolePolicies(stack).flatMap(([, { Action }]) => [Action].flat());
      assert.deepEqual(
        actions.filter((action) => /^(iam|sts|organizations):|^\*/.test(action)),
        [],
      );
    });

    it("makes roles by names that its deployer's iam:PassRole can be limited to, as the guide says", () => {
      const guide = read(`docs/deploy/${name}.md`);
      assert.match(guide, /`iam:PassRole` for `role\/<name>-\*` alone/);
      for (const { properties } of stack.ofType("aws:iam/role:Role")) {
        assert.match(String(properties.name), /^qualys-registry-/);
      }
    });

    it("lets one service or service account take on each role, for this account (E15)", () => {
      const roles = stack.ofType("aws:iam/role:Role");
      assert.deepEqual(
        Object.fromEntries(roles.map((role) => [short(role), trustOf(role)])),
        Object.fromEntries(roles.map((role) => [short(role), trusted[short(role)]])),
      );
    });

    it("admits everybody to nothing, save under these conditions", () => {
      const admitted = open(stack);
      assert.deepEqual(
        admitted.filter((line) => !lines(everybody).includes(line)),
        [],
      );
      assert.ok(admitted.length > 0);
    });
  });
}

describe("IAM of every variant on AWS", () => {
  for (const { stack: name, name: variant, config } of variants.filter(({ stack }) => stack.startsWith("aws"))) {
    it(`has no wildcards, trust or open policies besides, ${name} ${variant}`, async () => {
      const stack = await deployed(name, config);
      const allowed = [...lines(broad), ...lines(everybody)];
      assert.deepEqual(
        [...wildcards(stack), ...open(stack)].filter((line) => !allowed.includes(line)),
        [],
      );
      for (const role of stack.ofType("aws:iam/role:Role")) assert.equal(trustOf(role), trusted[short(role)]);
      const attached = stack.ofType("aws:iam/rolePolicyAttachment:RolePolicyAttachment");
      assert.deepEqual(
        attached.map(attachment).filter((line) => !lines(managed).includes(line)),
        [],
      );
    });
  }

  it("gives a reason for each exception", () => {
    for (const { name, reason } of [...broad, ...managed, ...everybody]) assert.ok(reason.length > 20, name);
  });
});

function parsed(resource: Resource): Statement[] {
  const all = statements(resource, documents[resource.type]);
  for (const each of all) {
    for (const turned of ["NotAction", "NotResource", "NotPrincipal"]) assert.ok(!(turned in each), resource.name);
  }
  return all;
}

function rolePolicies(stack: DeployedStack): [Resource, Statement][] {
  const policies = stack.ofType("aws:iam/rolePolicy:RolePolicy");
  return policies.flatMap((policy) => parsed(policy).map((each): [Resource, Statement] => [policy, each]));
}

function wildcards(stack: DeployedStack): string[] {
  return rolePolicies(stack)
    .filter(([, { Action, Resource }]) => [Action, Resource].flat().some((value) => /[*?]/.test(value ?? "")))
    .map(([policy, each]) => `${short(policy)}: ${rightOf(each)}`);
}

/** A right and the patterns that it is for; what is named besides is no wildcard. */
function rightOf({ Action, Resource, Condition }: Statement): string {
  const resources = [Resource ?? []].flat();
  const patterns = resources.filter((resource) => /[*?]/.test(resource));
  const on = (patterns.length > 0 ? patterns : resources).map(resourceOf).join(", ");
  return `${[Action].flat().join(", ")} on ${on}${condition(Condition)}`;
}

/** What follows the account in an ARN, without the digits that Pulumi gives a name. */
function resourceOf(arn: string): string {
  const [, , , , , ...resource] = arn.split(":");
  return arn === "*" ? arn : resource.join(":").replace(/-[0-9a-f]{7}(?=[:-])/g, "-…");
}

/** Of statements that admit whoever asks: who is not kept out by them. */
function open(stack: DeployedStack): string[] {
  return stack.resources
    .filter(({ type }) => type in documents)
    .flatMap((resource) =>
      parsed(resource)
        .filter(
          ({ Effect, Principal }) =>
            Effect === "Allow" && /^("\*"|{"AWS":"\*"})$/.test(JSON.stringify(Principal ?? "")),
        )
        .map(({ Sid, Resource, Condition }) => {
          const name = resource.type.endsWith(":VpcEndpoint") ? "network-…" : short(resource);
          const on = Resource === "*" ? "" : ` on ${[Resource ?? []].flat().map(resourceOf).join(", ")}`;
          return `${name}: ${Sid}${on}${condition(Condition)}`;
        }),
    );
}

function condition(conditions: Statement["Condition"]): string {
  if (conditions === undefined) return "";
  return ` if ${Object.entries(conditions)
    .map(([operator, keys]) => `${operator} ${Object.keys(keys).join(", ")}`)
    .join(", ")}`;
}

function trustOf(role: Resource): string {
  const [trust, ...others] = parsed(role);
  assert.ok(trust !== undefined && others.length === 0, role.name);
  const [[kind, named] = []] = Object.entries(trust.Principal as Record<string, string>);
  // In China, EC2 is called otherwise.
  const principal = named?.replace(/\.cn$/, "");
  const conditions = Object.assign({}, ...Object.values(trust.Condition ?? {})) as Record<string, string>;
  if (kind === "Federated") {
    const value = (end: string) => Object.entries(conditions).find(([key]) => key.endsWith(end))?.[1];
    return `Federated ${resourceOf(principal ?? "").split("/")[0]} for ${value(":sub")} at ${value(":aud")}`;
  }
  if (kind === "AWS") return `AWS ${principal} with ${conditions["sts:ExternalId"]}`;
  const source = conditions["aws:SourceArn"];
  if (source === undefined) return `${kind} ${principal}`;
  assert.equal(conditions["aws:SourceAccount"], source.split(":")[4], role.name);
  return `${kind} ${principal} for ${resourceOf(source)}`;
}

const attachment = (each: Resource) => `${short(each)}: ${String(each.properties.policyArn).split(":policy/")[1]}`;
const short = ({ name }: Resource) => name.replace(/^qualys-registry-/, "");
const lines = (all: readonly Reasoned[]) => all.map(({ name, what }) => `${name}: ${what}`).toSorted();
