import { allowedEgress } from "../../../../components/aws/ways-out";
import { EcsQualysSensor } from "../../../../components/qualys-sensor/ecs";
import { httpsAnywhere } from "../../../../components/secure-vpc/aws/network";
import type { SensorSettings } from "../../../../components/qualys-sensor/sensor-arguments";
import * as pulumi from "@pulumi/pulumi";

const secret = (name: string) => ({
  name,
  arn: `arn:aws:secretsmanager:eu-west-1:123456789012:secret:${name}-AbCdEf`,
  version: `version-of-${name}`,
});

/** The sensor on a cluster, in a network and with a vault that exist already. */
export = () => {
  const config = new pulumi.Config();
  const sensor = config.requireObject<SensorSettings>("sensor");
  const service = new EcsQualysSensor("qualys-sensor", {
    clusterArn: "arn:aws:ecs:eu-west-1:123456789012:cluster/qualys",
    network: {
      vpcId: pulumi.output("vpc-1"),
      cidr: pulumi.output("172.20.250.0/24"),
      privateSubnetIds: pulumi.output(["subnet-1", "subnet-2"]),
      ready: [],
    },
    egress: allowedEgress(sensor, { https: httpsAnywhere }),
    credentials: {
      activationId: secret("activation-id"),
      customerId: secret("customer-id"),
      keyArn: "arn:aws:kms:eu-west-1:123456789012:key/1",
    },
    image: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/qualys@sha256:0",
    repositoryArn: config.get("repositoryArn"),
    pullSecret: config.get("pullSecret"),
    podUrl: "https://cmsqagpublic.qg1.apps.qualys.com/ContainerSensor",
    sensor,
    logs: { retentionDays: 365, keyArn: "arn:aws:kms:eu-west-1:123456789012:key/2" },
    protect: config.requireBoolean("protect"),
    tags: { team: "platform" },
  });
  return { service: service.serviceName, logGroup: service.logGroupName, group: service.securityGroupId };
};
