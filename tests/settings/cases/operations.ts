import type { Case } from "../case";

export const operations: readonly Case[] = [
  {
    name: "nobody who hears of alarms",
    stack: "gcp",
    config: { alerts: undefined },
    problems: [
      `qualys-registry-sensor:alerts.email is not set; it says who hears of alarms
  got      nothing
  allowed  an e-mail address
  fix      pulumi config set --path 'qualys-registry-sensor:alerts.email' ADDRESS`,
    ],
  },
  {
    name: "the preview's stand-in for who hears of alarms",
    stack: "gcp",
    config: { "alerts.email": "security-team@example.com" },
    problems: [
      `qualys-registry-sensor:alerts.email is only the offline preview's stand-in
  got      "security-team@example.com"
  allowed  an e-mail address
  fix      pulumi config set --path 'qualys-registry-sensor:alerts.email' ADDRESS`,
    ],
  },
  {
    name: "an address that is not one",
    stack: "gcp",
    config: { "alerts.email": "security team" },
    problems: [
      `qualys-registry-sensor:alerts.email is not written in the right form
  got      "security team"
  allowed  an e-mail address
  fix      pulumi config set --path 'qualys-registry-sensor:alerts.email' ADDRESS`,
    ],
  },
  {
    name: "two places for alarms",
    stack: "gcp",
    config: { "alerts.target.notificationChannel": "projects/sensor-production/notificationChannels/1234567890" },
    problems: [
      `qualys-registry-sensor:alerts.email is a second place for alarms, beside alerts.target
  got      "alarms@corp.example"
  allowed  one of the two
  fix      pulumi config rm --path 'qualys-registry-sensor:alerts.email'`,
    ],
  },
  {
    name: "a topic that is a queue",
    stack: "aws-ecs",
    config: { alerts: { target: { topicArn: "arn:aws:sqs:eu-central-1:210987654321:security" } } },
    problems: [
      `qualys-registry-sensor:alerts.target.topicArn is not written in the right form
  got      "arn:aws:sqs:eu-central-1:210987654321:security"
  allowed  the ARN of an SNS topic, such as arn:aws:sns:eu-central-1:123456789012:security-alarms
  fix      pulumi config set --path 'qualys-registry-sensor:alerts.target.topicArn' TOPIC_ARN`,
    ],
  },
  {
    name: "a reader of the vault who is a session",
    stack: "aws-eks",
    config: { "alerts.vaultReaders": ["arn:aws:sts::210987654321:assumed-role/auditor/jane"] },
    problems: [
      `qualys-registry-sensor:alerts.vaultReaders[0] is a session of a role, not the role
  got      "arn:aws:sts::210987654321:assumed-role/auditor/jane"
  allowed  the ARN of an IAM role or user, such as arn:aws:iam::123456789012:role/platform-admins
  fix      pulumi config set --path 'qualys-registry-sensor:alerts.vaultReaders[0]' arn:aws:iam::210987654321:role/auditor`,
    ],
  },
  {
    name: "E11: a reader of the vault from another partition",
    stack: "aws-ecs",
    config: { "alerts.vaultReaders": ["arn:aws-us-gov:iam::210987654321:role/auditor"] },
    problems: [
      `qualys-registry-sensor:alerts.vaultReaders[0] is of another partition than eu-central-1
  got      "arn:aws-us-gov:iam::210987654321:role/auditor"
  allowed  an ARN that begins with arn:aws:
  fix      pulumi config set --path 'qualys-registry-sensor:alerts.vaultReaders[0]' arn:aws:iam::210987654321:role/auditor`,
    ],
  },
  {
    name: "an action group by its name",
    stack: "azure",
    config: { alerts: { target: { actionGroupId: "security" } } },
    problems: [
      `qualys-registry-sensor:alerts.target.actionGroupId is not written in the right form
  got      "security"
  allowed  the resource id of an action group
  fix      pulumi config set --path 'qualys-registry-sensor:alerts.target.actionGroupId' RESOURCE_ID`,
    ],
  },
  {
    name: "less than a year of logs",
    stack: "aws-ecs",
    config: { "logs.retentionDays": 90 },
    problems: [
      `qualys-registry-sensor:logs.retentionDays is too small
  got      90
  allowed  a whole number from 365 to 3653
  fix      pulumi config set --path 'qualys-registry-sensor:logs.retentionDays' 365`,
    ],
  },
  {
    name: "less than a year of logs in a throw-away stack, which the policy pack would refuse",
    stack: "azure",
    config: { "logs.retentionDays": 30, protect: false },
    problems: [
      `qualys-registry-sensor:logs.retentionDays is too small
  got      30
  allowed  a whole number from 365 to 3653
  fix      pulumi config set --path 'qualys-registry-sensor:logs.retentionDays' 365`,
    ],
  },
  {
    name: "a retention that CloudWatch does not know",
    stack: "aws-eks",
    config: { "logs.retentionDays": 500 },
    problems: [
      `qualys-registry-sensor:logs.retentionDays is not a retention that CloudWatch knows
  got      500
  allowed  one of 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653
  fix      pulumi config set --path 'qualys-registry-sensor:logs.retentionDays' 545`,
    ],
  },
  {
    name: "a retention that Azure does not know",
    stack: "azure",
    config: { "logs.retentionDays": 1000 },
    problems: [
      `qualys-registry-sensor:logs.retentionDays is longer than this cloud keeps logs
  got      1000
  allowed  a whole number from 365 to 730
  fix      pulumi config set --path 'qualys-registry-sensor:logs.retentionDays' 730`,
    ],
  },
  {
    name: "a retention that Google Cloud does not know",
    stack: "gcp",
    config: { "logs.retentionDays": 3653 },
    problems: [
      `qualys-registry-sensor:logs.retentionDays is longer than this cloud keeps logs
  got      3653
  allowed  a whole number from 365 to 3650
  fix      pulumi config set --path 'qualys-registry-sensor:logs.retentionDays' 3650`,
    ],
  },
  {
    name: "E10: fewer days to bring ids back than Secrets Manager takes",
    stack: "aws-ecs",
    config: { "vault.recoveryDays": 3 },
    problems: [
      `qualys-registry-sensor:vault.recoveryDays is too small
  got      3
  allowed  a whole number from 7 to 30
  fix      pulumi config set --path 'qualys-registry-sensor:vault.recoveryDays' 30`,
    ],
  },
  {
    name: "E10: days to bring ids back in a throw-away stack, where there are none",
    stack: "aws-eks",
    config: { "vault.recoveryDays": 14, protect: false },
    problems: [
      `qualys-registry-sensor:vault.recoveryDays has no effect: protect is false
  got      14
  allowed  not to be set
  fix      pulumi config rm --path 'qualys-registry-sensor:vault.recoveryDays'`,
    ],
  },
  {
    name: "tags that AWS keeps for itself or does not take",
    stack: "aws-ecs",
    config: { tags: { "aws:cost": "1", "cost#centre": "2", team: "a&b" } },
    problems: [
      `qualys-registry-sensor:tags["aws:cost"] has a name that the cloud keeps for itself
  got      "1"
  allowed  another name
  fix      pulumi config rm --path 'qualys-registry-sensor:tags["aws:cost"]'`,
      `qualys-registry-sensor:tags["cost#centre"] has a name that the cloud does not take
  got      "2"
  allowed  up to 128 letters, digits, spaces and _ . : / = + - @
  fix      pulumi config rm --path 'qualys-registry-sensor:tags["cost#centre"]'`,
      `qualys-registry-sensor:tags.team has a value that the cloud does not take
  got      "a&b"
  allowed  up to 256 letters, digits, spaces and _ . : / = + - @
  fix      pulumi config rm --path 'qualys-registry-sensor:tags.team'`,
    ],
  },
  {
    name: "labels that Google Cloud does not take",
    stack: "gcp",
    config: { tags: { "Cost-Centre": "security", team: "Security Team", "goog-team": "x" } },
    problems: [
      `qualys-registry-sensor:tags.Cost-Centre has a name that the cloud does not take
  got      "security"
  allowed  up to 63 lower-case letters, digits, _ and -, beginning with a letter
  fix      pulumi config rm --path 'qualys-registry-sensor:tags.Cost-Centre'`,
      `qualys-registry-sensor:tags.team has a value that the cloud does not take
  got      "Security Team"
  allowed  up to 63 lower-case letters, digits, _ and -
  fix      pulumi config rm --path 'qualys-registry-sensor:tags.team'`,
      `qualys-registry-sensor:tags.goog-team has a name that the cloud keeps for itself
  got      "x"
  allowed  another name
  fix      pulumi config rm --path 'qualys-registry-sensor:tags.goog-team'`,
    ],
  },
  {
    name: "tags that Azure does not take",
    stack: "azure",
    config: { tags: { "cost/centre": "security", Team: "a", team: "b" } },
    problems: [
      `qualys-registry-sensor:tags["cost/centre"] has a name that the cloud does not take
  got      "security"
  allowed  up to 512 characters without < > % & \\ ? /
  fix      pulumi config rm --path 'qualys-registry-sensor:tags["cost/centre"]'`,
      `qualys-registry-sensor:tags.team differs from another tag by upper and lower case only
  got      "b"
  allowed  names that differ in more
  fix      pulumi config rm --path 'qualys-registry-sensor:tags.team'`,
    ],
  },
  {
    name: "a tag that is a map",
    stack: "azure",
    config: { tags: { team: { name: "security" } } },
    problems: [
      `qualys-registry-sensor:tags.team is a map
  got      a map with name
  allowed  text
  fix      pulumi config set --path 'qualys-registry-sensor:tags.team' security`,
    ],
  },
  {
    name: "too many tags",
    stack: "aws-eks",
    config: { tags: Object.fromEntries(Array.from({ length: 41 }, (_, index) => [`tag-${index}`, index])) },
    problems: [
      `qualys-registry-sensor:tags has too many entries
  got      a map with tag-0, tag-1, tag-2, tag-3, tag-4, tag-5, tag-6, tag-7, tag-8, tag-9, tag-10, tag-11, tag-12, tag-13, tag-14,…
  allowed  at most 40, since a resource takes few more
  fix      pulumi config rm qualys-registry-sensor:tags`,
    ],
  },
];
