import type * as pulumi from "@pulumi/pulumi";

/** Where it is kept what is done in shells that ECS Exec opens. */
export interface ShellRecord {
  readonly logGroupName: pulumi.Input<string>;
  /** ARN of the key that encrypts what goes through a shell. */
  readonly keyArn: pulumi.Input<string>;
}
