import { Subscription, Topic, TopicIAMMember } from "@pulumi/gcp/pubsub";
import * as pulumi from "@pulumi/pulumi";
import { EncryptionKey } from "../gcp/encryption-key";
import type { GcpProject } from "../gcp/project";
import { serviceAgent } from "../gcp/service-agents";

export interface DueNoticesArgs {
  readonly project: GcpProject;
  /** IAM member that says when a secret is due: Secret Manager's service agent. */
  readonly publisher: pulumi.Input<string>;
  readonly protect: boolean;
  readonly tags: Readonly<Record<string, string>>;
}

/** As long as Pub/Sub keeps what nobody took note of: 31 days. */
const longestRetention = `${31 * 24 * 60 * 60}s`;

/**
 * Where Secret Manager says that a secret is due to be renewed, and what keeps that until somebody takes note. A topic also
 * hears of each change to its secrets; the subscription does not.
 */
export class DueNotices {
  /** `projects/…/topics/…`: there once the publisher may use it, which Secret Manager asks for. */
  readonly topic: pulumi.Output<string>;
  readonly subscription: pulumi.Output<string>;

  constructor(name: string, { project, publisher, protect, tags }: DueNoticesArgs, parent: pulumi.Resource) {
    const user = serviceAgent(name, "pubsub", project, parent);
    const key = new EncryptionKey(`${name}-key`, { project, user, protect, tags }, parent);
    const topic = new Topic(
      name,
      {
        kmsKeyName: key.name,
        messageStoragePolicy: { allowedPersistenceRegions: [project.region] },
        labels: tags,
      },
      { parent },
    );
    const grant = new TopicIAMMember(
      name,
      { topic: topic.name, role: "roles/pubsub.publisher", member: publisher },
      { parent },
    );
    const subscription = new Subscription(
      name,
      {
        topic: topic.name,
        filter: 'attributes.eventType = "SECRET_ROTATE"',
        messageRetentionDuration: longestRetention,
        // Nobody pulls for years; by itself, a subscription that is not used goes after a month.
        expirationPolicy: { ttl: "" },
        labels: tags,
      },
      { parent },
    );
    // Taking the role in makes whoever uses the topic wait for the grant.
    this.topic = pulumi
      .all([topic.name, grant.role])
      .apply(([topicName]) => `projects/${project.id}/topics/${topicName}`);
    this.subscription = subscription.name;
  }
}
