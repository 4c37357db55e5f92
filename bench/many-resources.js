"use strict";
/** A program of as many simple resources as RESOURCES says. */
module.exports = () => {
  const { LogGroup } = require("@pulumi/aws/cloudwatch");
  for (let index = 0; index < Number(process.env.RESOURCES); index++)
    new LogGroup(`logs-${index}`, { retentionInDays: 365, kmsKeyId: "arn:aws:kms:eu-central-1:123456789012:key/logs" });
};
