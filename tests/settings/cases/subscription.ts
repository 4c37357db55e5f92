import type { Case } from "../case";

export const subscription: readonly Case[] = [
  {
    name: "X6: no ids",
    stack: "aws-ecs",
    config: { activationId: undefined, customerId: undefined },
    problems: [
      `qualys-registry-sensor:activationId is not set; it ties the sensor to your Qualys subscription
  got      nothing
  allowed  an id such as 1a2b3c4d-0000-0000-0000-5e6f7a8b9c0d, stored as a secret
  fix      pulumi config set --secret qualys-registry-sensor:activationId`,
      `qualys-registry-sensor:customerId is not set; it names your Qualys subscription
  got      nothing
  allowed  an id such as 1a2b3c4d-0000-0000-0000-5e6f7a8b9c0d, stored as a secret
  fix      pulumi config set --secret qualys-registry-sensor:customerId`,
    ],
  },
  {
    name: "X8: an id in plain text",
    stack: "aws-ecs",
    plain: ["activationId"],
    config: {},
    problems: [
      `qualys-registry-sensor:activationId is stored in plain text
  got      36 characters, not shown
  allowed  an id such as 1a2b3c4d-0000-0000-0000-5e6f7a8b9c0d, stored as a secret
  fix      pulumi config set --secret qualys-registry-sensor:activationId`,
    ],
  },
  {
    name: "an id that is not one, in plain text",
    stack: "aws-ecs",
    plain: ["customerId"],
    config: { customerId: "hunter2" },
    problems: [
      `qualys-registry-sensor:customerId is not written in the right form
  got      7 characters, not shown
  allowed  an id such as 1a2b3c4d-0000-0000-0000-5e6f7a8b9c0d, stored as a secret
  fix      pulumi config set --secret qualys-registry-sensor:customerId`,
    ],
  },
  {
    name: "an id that is not one",
    stack: "aws-eks",
    config: { activationId: "YOUR_ACTIVATION_ID" },
    problems: [
      `qualys-registry-sensor:activationId is not written in the right form
  got      18 characters, not shown
  allowed  an id such as 1a2b3c4d-0000-0000-0000-5e6f7a8b9c0d, stored as a secret
  fix      pulumi config set --secret qualys-registry-sensor:activationId`,
    ],
  },
  {
    name: "an id with a character missing",
    stack: "aws-eks",
    config: { customerId: "b2c3d4e5-1111-4222-8333-0123456789a" },
    problems: [
      `qualys-registry-sensor:customerId is not written in the right form
  got      35 characters, not shown
  allowed  an id such as 1a2b3c4d-0000-0000-0000-5e6f7a8b9c0d, stored as a secret
  fix      pulumi config set --secret qualys-registry-sensor:customerId`,
    ],
  },
  {
    name: "an id that is made up",
    stack: "gcp",
    config: { activationId: "00000000-0000-0000-0000-000000000000" },
    problems: [
      `qualys-registry-sensor:activationId is made up
  got      36 characters, not shown
  allowed  an id such as 1a2b3c4d-0000-0000-0000-5e6f7a8b9c0d, stored as a secret
  fix      pulumi config set --secret qualys-registry-sensor:activationId`,
    ],
  },
  {
    name: "the preview's stand-ins for the ids",
    stack: "gcp",
    config: {
      activationId: "00000000-0000-0000-0000-000000000001",
      customerId: "00000000-0000-0000-0000-000000000002",
    },
    problems: [
      `qualys-registry-sensor:activationId is only the offline preview's stand-in
  got      36 characters, not shown
  allowed  an id such as 1a2b3c4d-0000-0000-0000-5e6f7a8b9c0d, stored as a secret
  fix      pulumi config set --secret qualys-registry-sensor:activationId`,
      `qualys-registry-sensor:customerId is only the offline preview's stand-in
  got      36 characters, not shown
  allowed  an id such as 1a2b3c4d-0000-0000-0000-5e6f7a8b9c0d, stored as a secret
  fix      pulumi config set --secret qualys-registry-sensor:customerId`,
    ],
  },
  {
    name: "the same id twice",
    stack: "azure",
    config: { customerId: "A1B2C3D4-1111-4222-8333-0123456789AB" },
    problems: [
      `qualys-registry-sensor:customerId is the same as activationId
  got      36 characters, not shown
  allowed  an id such as 1a2b3c4d-0000-0000-0000-5e6f7a8b9c0d, stored as a secret
  fix      pulumi config set --secret qualys-registry-sensor:customerId`,
    ],
  },
  {
    name: "S14: no platform",
    stack: "aws-ecs",
    config: { qualys: undefined },
    problems: [
      `qualys-registry-sensor:qualys.platform is not set, and qualys.podUrl is not either
  got      nothing
  allowed  one of US1, US2, US3, US4, GOV1, EU1, EU2, EU3, IN1, CA1, AE1, UK1, AU1, KSA1; or the server of a private platform in qualys.podUrl
  fix      pulumi config set --path 'qualys-registry-sensor:qualys.platform' US1`,
    ],
  },
  {
    name: "two platforms",
    stack: "aws-ecs",
    config: { "qualys.podUrl": "https://cmsqagpublic.qg2.apps.qualys.com/ContainerSensor" },
    problems: [
      `qualys-registry-sensor:qualys.podUrl names the platform a second time, beside qualys.platform
  got      "https://cmsqagpublic.qg2.apps.qualys.com/ContainerSensor"
  allowed  one of the two
  fix      pulumi config rm --path 'qualys-registry-sensor:qualys.podUrl'`,
    ],
  },
  {
    name: "a platform in another case",
    stack: "aws-ecs",
    config: { "qualys.platform": "us2" },
    problems: [
      `qualys-registry-sensor:qualys.platform is not spelled US2
  got      "us2"
  allowed  one of US1, US2, US3, US4, GOV1, EU1, EU2, EU3, IN1, CA1, AE1, UK1, AU1, KSA1
  fix      pulumi config set --path 'qualys-registry-sensor:qualys.platform' US2`,
    ],
  },
  {
    name: "a platform that there is not",
    stack: "aws-ecs",
    config: { "qualys.platform": "MARS9" },
    problems: [
      `qualys-registry-sensor:qualys.platform is not one of the values to choose from
  got      "MARS9"
  allowed  one of US1, US2, US3, US4, GOV1, EU1, EU2, EU3, IN1, CA1, AE1, UK1, AU1, KSA1
  fix      pulumi config set --path 'qualys-registry-sensor:qualys.platform' US1`,
    ],
  },
  {
    name: "S13: the API server instead of the Container Security server",
    stack: "aws-ecs",
    config: { qualys: { podUrl: "https://qualysapi.qg2.apps.qualys.com" } },
    problems: [
      `qualys-registry-sensor:qualys.podUrl names qualysapi, not the platform's Container Security server
  got      "https://qualysapi.qg2.apps.qualys.com"
  allowed  https://HOST/ContainerSensor, where HOST is the platform's Container Security server
  fix      pulumi config set --path 'qualys-registry-sensor:qualys.podUrl' https://cmsqagpublic.qg2.apps.qualys.com/ContainerSensor`,
    ],
  },
  {
    name: "S13: the gateway instead of the Container Security server",
    stack: "aws-ecs",
    config: { qualys: { podUrl: "https://gateway.qg1.apps.qualys.eu/ContainerSensor" } },
    problems: [
      `qualys-registry-sensor:qualys.podUrl names gateway, not the platform's Container Security server
  got      "https://gateway.qg1.apps.qualys.eu/ContainerSensor"
  allowed  https://HOST/ContainerSensor, where HOST is the platform's Container Security server
  fix      pulumi config set --path 'qualys-registry-sensor:qualys.podUrl' https://cmsqagpublic.qg1.apps.qualys.eu/ContainerSensor`,
    ],
  },
  {
    name: "a server without the path",
    stack: "aws-ecs",
    config: { qualys: { podUrl: "https://cs.qualys.corp.example" } },
    problems: [
      `qualys-registry-sensor:qualys.podUrl is not written in the right form
  got      "https://cs.qualys.corp.example"
  allowed  https://HOST/ContainerSensor, where HOST is the platform's Container Security server
  fix      pulumi config set --path 'qualys-registry-sensor:qualys.podUrl' https://cmsqagpublic.qg1.apps.qualys.com/ContainerSensor`,
    ],
  },
  {
    name: "a server without TLS",
    stack: "aws-ecs",
    config: { qualys: { podUrl: "http://cs.qualys.corp.example/ContainerSensor" } },
    problems: [
      `qualys-registry-sensor:qualys.podUrl is not written in the right form
  got      "http://cs.qualys.corp.example/ContainerSensor"
  allowed  https://HOST/ContainerSensor, where HOST is the platform's Container Security server
  fix      pulumi config set --path 'qualys-registry-sensor:qualys.podUrl' https://cmsqagpublic.qg1.apps.qualys.com/ContainerSensor`,
    ],
  },
  {
    name: "a name with capitals",
    stack: "azure",
    config: { name: "Qualys_Sensor" },
    problems: [
      `qualys-registry-sensor:name is not written in the right form
  got      "Qualys_Sensor"
  allowed  3 to 20 lower-case letters, digits and single hyphens, beginning with a letter
  fix      pulumi config set qualys-registry-sensor:name qualys-registry`,
    ],
  },
  {
    name: "a name with two hyphens in a row",
    stack: "azure",
    config: { name: "qualys--sensor" },
    problems: [
      `qualys-registry-sensor:name is not written in the right form
  got      "qualys--sensor"
  allowed  3 to 20 lower-case letters, digits and single hyphens, beginning with a letter
  fix      pulumi config set qualys-registry-sensor:name qualys-registry`,
    ],
  },
  {
    name: "a name that is too long",
    stack: "azure",
    config: { name: "qualys-registry-sensor-production" },
    problems: [
      `qualys-registry-sensor:name is not written in the right form
  got      "qualys-registry-sensor-production"
  allowed  3 to 20 lower-case letters, digits and single hyphens, beginning with a letter
  fix      pulumi config set qualys-registry-sensor:name qualys-registry`,
    ],
  },
  {
    name: "X20: a name like ECS' own capacity providers",
    stack: "aws-ecs",
    config: { name: "ecsensor" },
    problems: [
      `qualys-registry-sensor:name begins like the capacity providers that ECS has itself
  got      "ecsensor"
  allowed  a name that does not begin with aws, ecs or fargate
  fix      pulumi config rm qualys-registry-sensor:name`,
    ],
  },
  {
    name: "X20: a name like AWS' own",
    stack: "aws-ecs",
    config: { name: "aws-registry" },
    problems: [
      `qualys-registry-sensor:name begins like the capacity providers that ECS has itself
  got      "aws-registry"
  allowed  a name that does not begin with aws, ecs or fargate
  fix      pulumi config rm qualys-registry-sensor:name`,
    ],
  },
  {
    name: "X20: a name like the id of a security group",
    stack: "aws-eks",
    config: { name: "sg-registry" },
    problems: [
      `qualys-registry-sensor:name begins like the id of a security group, which EC2 takes for no name
  got      "sg-registry"
  allowed  a name that does not begin with sg-
  fix      pulumi config rm qualys-registry-sensor:name`,
    ],
  },
  {
    name: "X20: a name with a word of Azure's",
    stack: "azure",
    config: { name: "qualys-on-windows" },
    problems: [
      `qualys-registry-sensor:name holds a word that Azure keeps out of names
  got      "qualys-on-windows"
  allowed  a name without microsoft and windows, that does not begin with login
  fix      pulumi config rm qualys-registry-sensor:name`,
    ],
  },
  {
    name: "X20: a name that begins with a word of Azure's",
    stack: "azure",
    config: { name: "login-sensor" },
    problems: [
      `qualys-registry-sensor:name holds a word that Azure keeps out of names
  got      "login-sensor"
  allowed  a name without microsoft and windows, that does not begin with login
  fix      pulumi config rm qualys-registry-sensor:name`,
    ],
  },
  {
    name: "X20: a name like Google's own topics",
    stack: "gcp",
    config: { name: "google-registry" },
    problems: [
      `qualys-registry-sensor:name begins like the topics of Google, which Pub/Sub keeps for itself
  got      "google-registry"
  allowed  a name that does not begin with goog
  fix      pulumi config rm qualys-registry-sensor:name`,
    ],
  },
  {
    name: "a day on which the ids are due that the calendar does not have",
    stack: "gcp",
    config: { "credentials.dueOn": "2027-02-29" },
    problems: [
      `qualys-registry-sensor:credentials.dueOn is a day that the calendar does not have
  got      "2027-02-29"
  allowed  a day to come, as year, month and day, in quotes: "2030-06-01"
  fix      pulumi config set --path 'qualys-registry-sensor:credentials.dueOn' 2030-06-01`,
    ],
  },
  {
    name: "a day on which the ids are due, in words",
    stack: "gcp",
    config: { "credentials.dueOn": "1 June 2027" },
    problems: [
      `qualys-registry-sensor:credentials.dueOn is not written in the right form
  got      "1 June 2027"
  allowed  a day to come, as year, month and day, in quotes: "2030-06-01"
  fix      pulumi config set --path 'qualys-registry-sensor:credentials.dueOn' 2030-06-01`,
    ],
  },
  {
    name: "a day on which the ids were due",
    stack: "azure",
    config: { "credentials.dueOn": "2025-06-01" },
    problems: [
      `qualys-registry-sensor:credentials.dueOn is no day to come, so nobody would be told
  got      "2025-06-01"
  allowed  a day after 2026-01-15: the next on which the ids are due
  fix      pulumi config set --path 'qualys-registry-sensor:credentials.dueOn' 2027-01-01`,
    ],
  },
  {
    name: "today as the day on which the ids are due",
    stack: "gcp",
    config: { "credentials.dueOn": "2026-01-15" },
    problems: [
      `qualys-registry-sensor:credentials.dueOn is no day to come, so nobody would be told
  got      "2026-01-15"
  allowed  a day after 2026-01-15: the next on which the ids are due
  fix      pulumi config set --path 'qualys-registry-sensor:credentials.dueOn' 2027-01-01`,
    ],
  },
  {
    name: "a day for ids that no vault holds",
    stack: "azure",
    config: {
      cluster: { existing: { name: "shared", resourceGroup: "shared" } },
      "image.digest": `sha256:${"0123456789abcdef".repeat(4)}`,
      "credentials.dueOn": "2027-06-01",
    },
    problems: [
      `qualys-registry-sensor:credentials.dueOn has no effect: cluster.existing gets no vault that would tell
  got      "2027-06-01"
  allowed  not to be set
  fix      pulumi config rm --path 'qualys-registry-sensor:credentials.dueOn'`,
    ],
  },
  {
    name: "a day for ids that somebody else keeps",
    stack: "gcp",
    config: {
      activationId: undefined,
      customerId: undefined,
      cluster: { existing: { name: "shared", location: "europe-west3" } },
      credentials: { existingSecret: "from-the-vault", dueOn: "2027-06-01" },
    },
    problems: [
      `qualys-registry-sensor:credentials.dueOn has no effect: credentials.existingSecret has the ids
  got      "2027-06-01"
  allowed  not to be set
  fix      pulumi config rm --path 'qualys-registry-sensor:credentials.dueOn'`,
    ],
  },
];
