import assert from "node:assert/strict";
import { deployed } from "../../support/deployed";
import { previewOf, type StackPreview } from "../../support/preview";

const topic = "gcp:pubsub/topic:Topic";
const subscription = "gcp:pubsub/subscription:Subscription";
const publishing = "gcp:pubsub/topicIAMMember:TopicIAMMember";
const secret = "gcp:secretmanager/secret:Secret";

describe("the day on which the ids are due", () => {
  let stack: StackPreview;
  before(async () => (stack = await deployed("gcp", { "credentials.dueOn": "2099-06-01" })));

  it("is the settings', for both ids, and once: no clock is asked, and nothing moves it on (G18)", () => {
    const secrets = stack.ofType(secret);
    assert.equal(secrets.length, 2);
    for (const { name, properties } of secrets)
      assert.deepEqual(properties.rotation, { nextRotationTime: "2099-06-01T00:00:00Z" }, name);
  });

  it("is told to a topic in the stack's region, under a key that Pub/Sub alone uses", () => {
    const { properties } = stack.one(topic, "-due");
    assert.deepEqual(properties.messageStoragePolicy, { allowedPersistenceRegions: ["europe-west3"] });
    assert.match(String(properties.kmsKeyName), /\/cryptoKeys\/qualys-registry-vault-due-key-/);
    const grant = stack.one("gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember", "-due-key");
    assert.equal(grant.properties.member, "serviceAccount:service-123456789012@gcp-sa-pubsub.iam.gserviceaccount.com");
    assert.ok(stack.behind(stack.one(topic, "-due"), "kmsKeyName").includes(grant));
  });

  it("is told by Secret Manager, which may publish before it is asked to", () => {
    const grant = stack.one(publishing);
    assert.deepEqual(
      [grant.properties.role, grant.properties.member, grant.properties.topic],
      [
        "roles/pubsub.publisher",
        "serviceAccount:service-123456789012@gcp-sa-secretmanager.iam.gserviceaccount.com",
        stack.one(topic, "-due").properties.name,
      ],
    );
    for (const each of stack.ofType(secret)) {
      const name = `projects/example-project/topics/${String(grant.properties.topic)}`;
      assert.deepEqual(each.properties.topics, [{ name }], each.name);
      assert.ok(stack.behind(each, "topics").includes(grant), each.name);
    }
  });

  it("is kept until somebody takes note, apart from what else happens to the ids (G18)", () => {
    const { properties } = stack.one(subscription);
    assert.equal(properties.topic, stack.one(topic, "-due").properties.name);
    assert.equal(properties.filter, 'attributes.eventType = "SECRET_ROTATE"');
    assert.deepEqual([properties.messageRetentionDuration, properties.expirationPolicy], ["2678400s", { ttl: "" }]);
  });

  it("raises an alarm, which says how to take note", () => {
    const { properties } = stack.one("gcp:monitoring/alertPolicy:AlertPolicy", "-ids-due");
    const name = String(stack.one(subscription).properties.name);
    const [condition] = properties.conditions as { conditionPrometheusQueryLanguage: { query: string } }[];
    assert.equal(
      condition?.conditionPrometheusQueryLanguage.query,
      `max(pubsub_googleapis_com:subscription_num_undelivered_messages{monitored_resource="pubsub_subscription",subscription_id="${name}"}) > 0`,
    );
    const { content } = properties.documentation as { content: string };
    assert.ok(content.includes(`gcloud pubsub subscriptions pull ${name} `), content);
    assert.ok((properties.notificationChannels as unknown[]).length > 0);
  });

  it("is nobody's to guess: without it there is no schedule, and nothing to tell", async () => {
    const without = await previewOf("gcp");
    for (const type of [subscription, publishing]) assert.deepEqual(without.ofType(type), [], type);
    for (const { properties } of without.ofType(secret))
      assert.deepEqual([properties.topics, properties.rotation], [undefined, undefined]);
  });
});
