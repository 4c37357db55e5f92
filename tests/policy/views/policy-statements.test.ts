import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { evaluate } from "../../../policy/evaluate";
import { resource } from "../../../policy/examples";
import { loadRules } from "../../../policy/load";
import { unknown, type Resource } from "../../../policy/resource";
import type { Type } from "../../../policy/types";
import { eachStatement, identityStatements, resourceStatements } from "../../../policy/views/policy-documents";
import { meansItself, refusesPlainHttp } from "../../../policy/views/plain-http";
import {
  actionsInWords,
  actionsOnAllInWords,
  isOnAllFor,
  isOnEverything,
  limitsWhat,
  limitsWho,
  principalsInWords,
  someAction,
  someActionOnAll,
  somePrincipal,
} from "../../../policy/views/policy-statements";

describe("AWS policy documents", () => {
  const statementsOf = (document: unknown) => eachStatement(document).map(({ item }) => item);
  const statement = { Effect: "Allow", Action: "s3:GetObject", Resource: "*" } as const;

  it("are read as text or as objects, with one statement or a list", () => {
    for (const Statement of [statement, [statement]]) {
      assert.deepEqual(statementsOf({ Statement }), [statement]);
      assert.deepEqual(statementsOf(JSON.stringify({ Statement })), [statement]);
    }
  });

  it("that are none have no statements", () => {
    for (const document of [undefined, null, "", "{", "[]", 5, {}, '{ "Statement": [null] }']) {
      assert.deepEqual(statementsOf(document), []);
      assert.equal(
        refusesPlainHttp(document, ["s3:*"], () => true),
        false,
      );
    }
  });
});

describe("a statement", () => {
  const everything = () => true;

  it("names actions, resources and principals, one or many", () => {
    assert.equal(actionsInWords({ Action: "a:B" }), "a:B");
    assert.deepEqual(
      ["a:B", "c:D"].map((asked) => someAction({ Action: ["a:B"] }, (action) => action === asked)),
      [true, false],
    );
    assert.deepEqual([{ Resource: ["x", "*"] }, { Resource: "x" }, {}].map(isOnEverything), [true, false, false]);
    assert.equal(principalsInWords({ Principal: "*" }), "*");
    assert.equal(principalsInWords({ Principal: { AWS: ["1", "*"] } }), "1, *");
    assert.equal(
      principalsInWords({ Principal: { AWS: ["1", "*"] } }, (principal) => principal === "1"),
      "1",
    );
    assert.deepEqual(
      [{ Principal: { AWS: "1" } }, {}].map((each) => somePrincipal(each, everything)),
      [true, false],
    );
  });

  it("that names exceptions is about everything", () => {
    assert.ok(someAction({ NotAction: "iam:*" }, (action) => action === "*"));
    assert.equal(actionsInWords({ NotAction: "iam:*" }), "*");
    assert.ok(isOnEverything({ NotResource: ["x"] }));
    assert.ok(somePrincipal({ NotPrincipal: { AWS: "1" } }, (principal) => principal === "*"));
    assert.equal(principalsInWords({ NotPrincipal: { AWS: "1" } }), "*");
  });

  it("is called by its id, or by its place if that says nothing", () => {
    const Statement = [{ Sid: "Own" }, { Sid: "" }, {}];
    assert.deepEqual(
      eachStatement({ Statement }).map(({ name }) => name),
      ["statement Own", "statement 2", "statement 3"],
    );
  });

  it("that spells out everything is about everything", () => {
    for (const Action of ["*:*", "?*", "**"]) {
      assert.ok(
        someAction({ Action }, (action) => action === "*"),
        Action,
      );
      assert.equal(actionsInWords({ Action }), "*");
    }
    assert.equal(
      actionsInWords({ Action: ["s3:?*", "s3:**", "s3:Get*", "s3:?", "s3"] }),
      "s3:*, s3:*, s3:Get*, s3:?, s3",
    );
    for (const Resource of ["*", "?*", "arn:*", "arn:aws:*", "arn:aws:*:*:*:*", "arn:aws:*:*:*:?*"])
      assert.ok(isOnEverything({ Resource }), Resource);
    for (const Resource of ["", "?", "arn:aws:s3:::*", "arn:aws:s3:::bucket/*"])
      assert.ok(!isOnEverything({ Resource }), Resource);
  });

  it("that spells out all of a service is on all for an action of the service, and not about everything", () => {
    const all: Readonly<Record<string, readonly string[]>> = {
      "s3:GetObject": ["arn:aws:s3:::*", "arn:aws:s3:::*/*", "arn:aws-cn:s3:::?*", "arn:aws:s3:*", "arn:*:s3:*:*:*"],
      "S3:Get*": ["arn:aws:s3:::*"],
      "s3:*": ["arn:aws:s3:::*"],
      "sns:Publish": ["arn:aws:sns:eu-*", "arn:aws:sns:eu-central-1:*", "arn:aws:sns:*:123456789012:*"],
      "iam:PassRole": ["role/*", "user/*", "role*", "*", "*/*"].map((name) => `arn:aws:iam::123456789012:${name}`),
      "sts:AssumeRole": ["arn:aws:iam::*:role/*"],
      "secretsmanager:GetSecretValue": ["arn:aws:secretsmanager:*:*:secret:*"],
      "rds-db:connect": ["arn:aws:rds-db:*:123456789012:dbuser:*/*"],
      "ec2:RunInstances": ["instance/*", "*"].map((name) => `arn:aws:ec2:eu-central-1:123456789012:${name}`),
      "*": ["arn:aws:s3:::*", "arn:aws:kms:*:*:key/*"],
    };
    for (const [action, arns] of Object.entries(all)) {
      for (const arn of arns) {
        assert.ok(isOnAllFor({ Resource: ["x", arn] }, action), `${action} ${arn}`);
        assert.ok(!isOnEverything({ Resource: arn }), arn);
      }
      for (const statement of [{ Resource: "*" }, { NotResource: ["x"] }]) assert.ok(isOnAllFor(statement, action));
    }
    const some: Readonly<Record<string, readonly string[]>> = {
      "s3:GetObject": ["bucket/*", "bucket*", "*/logs/*", "?"].map((name) => `arn:aws:s3:::${name}`),
      "kms:Decrypt": ["arn:aws:s3:::*", "arn:aws:kms:*:*:key/example", "arn:aws:kms:*:*:*example*", "arn:aws:kms"],
      "iam:PassRole": ["role/sensor-*", "role/*-admin", "role/team/*"].map((name) => `arn:aws:iam::*:${name}`),
      "ssm:GetParameter": ["arn:aws:ssm:*:*:parameter/*/password", "arn:aws:iam::*:role/*", "x", ""],
      "sns:Subscribe": ["arn:aws:sns:*:*:alarms:*"],
      "ec2:RunInstances": ["image/*", "subnet/*", "security-group/*"].map((name) => `arn:aws:ec2:*:*:${name}`),
      "toString:x": ["arn:aws:sns:*:*:*"],
    };
    for (const [action, arns] of Object.entries(some))
      for (const Resource of arns) assert.ok(!isOnAllFor({ Resource }, action), `${action} ${Resource}`);
  });

  it("says which actions it allows on all that they can be about", () => {
    const mixed = {
      Action: ["s3:GetObject", "kms:Decrypt", "sns:Publish"],
      Resource: ["arn:aws:s3:::*", "arn:aws:kms:*:*:key/example"],
    };
    const isAny = () => true;
    assert.ok(someActionOnAll(mixed, isAny));
    assert.ok(!someActionOnAll(mixed, (action) => action === "kms:Decrypt"));
    assert.equal(actionsOnAllInWords(mixed, isAny), "s3:GetObject on arn:aws:s3:::*");
    assert.equal(actionsOnAllInWords({ NotAction: "x", NotResource: "y" }, isAny), "* on *");
  });

  it("is limited by conditions that name somebody, or something, and by no others", () => {
    const equals = (key: string, value: unknown) => ({ Condition: { StringEquals: { [key]: value } } }) as object;
    assert.ok(limitsWho(equals("AWS:PrincipalOrgID", ["o-example"])));
    assert.ok(limitsWhat(equals("aws:ResourceTag/team", "security")));
    assert.ok(limitsWhat(equals("iam:PolicyARN", "arn:aws:iam::aws:policy/ReadOnlyAccess")));
    assert.ok(limitsWho(equals("s3:DataAccessPointAccount", "123456789012")));
    for (const value of ["*", "arn:aws:iam::*:root", ["o-example", "*"], [], 5, {}, null])
      assert.ok(!limitsWho(equals("aws:PrincipalArn", value)), JSON.stringify(value));
    for (const key of [
      "aws:PrincipalOrgID",
      "aws:RequestedRegion",
      "aws:TagKeys",
      "iam:PassedToService",
      "iam:AssociatedResourceArn",
    ])
      assert.ok(!limitsWhat(equals(key, "o-example")), key);
    assert.deepEqual([limitsWho({}), limitsWhat({})], [false, false]);
  });
});

describe("a refusal of requests without TLS", () => {
  const refusal = {
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Condition: { Bool: { "aws:SecureTransport": false } },
  };
  const refuses = (...Statement: readonly object[]) =>
    refusesPlainHttp(
      { Statement },
      ["s3:*"],
      (arn) => arn === "bucket",
      (arn) => arn === "objects",
    );

  it("is about every part of the resource, in one statement or in several", () => {
    assert.ok(refuses({ ...refusal, Resource: ["bucket", "objects"] }));
    assert.ok(refuses({ ...refusal, Resource: "bucket" }, { ...refusal, Resource: "objects" }));
    assert.ok(!refuses({ ...refusal, Resource: "bucket" }, { ...refusal, Effect: "Allow", Resource: "objects" }));
    assert.ok(!refuses({ ...refusal, NotResource: "objects" }));
  });

  it("means its own resource by its ARN, by a pattern, or by *", () => {
    const means = meansItself({ arn: "arn:aws:sns:eu-central-1:123456789012:alarms" }, "arn");
    for (const written of ["*", "arn:aws:sns:eu-central-1:123456789012:alarms", "arn:aws:sns:*:*:alarm?"])
      assert.ok(means(written), written);
    for (const written of ["", "arn:aws:sns:eu-central-1:123456789012:alarm", "arn:aws:sns:*:*:alarms?"])
      assert.ok(!means(written), written);
  });

  it("of * need not know what it is about", () => {
    const said = (Resource: string) => {
      const policy = { Statement: [{ ...refusal, Action: "sns:*", Resource }] };
      const topic = {
        ...resource("aws:sns/topicPolicy:TopicPolicy", "alarms", {}),
        properties: { arn: unknown, policy },
      };
      return evaluate([topic], { rules: loadRules(["aws/sns/tls-only"]), today: "2026-11-30" }).findings[0]?.status;
    };
    assert.deepEqual(["*", "arn:aws:sns:eu-central-1:123456789012:alarms"].map(said), ["pass", "unknown"]);
  });
});

describe("a document of which not all is known", () => {
  const rules = loadRules();
  /** What a rule says of a policy with these statements. */
  function said(id: string, ...Statement: readonly unknown[]) {
    const policy = {
      ...resource("aws:iam/rolePolicy:RolePolicy", "policy", {}),
      properties: { policy: { Statement } },
    };
    const { findings } = evaluate([policy], { rules: rules.filter((rule) => rule.id === id), today: "2026-11-30" });
    return findings.map(({ status, problems }) => [status, ...problems]);
  }
  /** Whatever it allows, it might be on everything. */
  const open = { Effect: "Allow", Action: "s3:*", Resource: unknown };
  const wildcards = "aws/iam/no-service-wildcards";

  it("is wrong if a statement is known to be, wherever it is", () => {
    const wrong = { Effect: "Allow", Action: "logs:*", Resource: "*" };
    for (const others of [open, unknown]) {
      assert.deepEqual(said(wildcards, others, wrong), [["fail", "statement 2: allows logs:* on *"]]);
      assert.deepEqual(said(wildcards, wrong, others), [["fail", "statement 1: allows logs:* on *"]]);
    }
    const partly = { Effect: "Allow", Action: [unknown, "logs:*"], Resource: [unknown, "*"], Sid: unknown };
    assert.deepEqual(said(wildcards, partly), [["fail", "statement 1: allows logs:* on *"]]);
  });

  it("is open if one of its statements is, and right if what is known of each says so", () => {
    const harmless = { Effect: "Allow", Action: "s3:GetObject", Resource: "*" };
    assert.equal(said(wildcards, harmless, open)[0]?.[0], "unknown");
    const elsewhere = { Effect: "Allow", Action: unknown, Resource: "arn:aws:s3:::bucket/*" };
    const denied = { Effect: "Deny", Action: unknown, Resource: unknown };
    assert.deepEqual(said(wildcards, { ...harmless, Resource: unknown }, elsewhere, denied), [["pass"]]);
  });

  for (const rule of rules.filter(({ types }) => types === identityStatements.types)) {
    it(`lets ${rule.id} tell what is known to be wrong`, () => {
      const [example] = rule.bad();
      const { Statement } = JSON.parse(String(example?.[0]?.properties.policy)) as { Statement: unknown };
      assert.equal(said(rule.id, open, ...[Statement].flat())[0]?.[0], "fail");
    });
  }

  it("of a role's trust is judged statement by statement, too", () => {
    const trusts = (...Statement: readonly unknown[]) => ({
      ...resource("aws:iam/role:Role", "role", {}),
      properties: { assumeRolePolicy: { Statement } },
    });
    const services = { Effect: "Allow", Principal: { Service: "ecs-tasks.amazonaws.com" } };
    const role = trusts({ ...services, Condition: unknown }, services);
    const asked = rules.filter(({ id }) => id === "aws/iam/services-act-for-this-account");
    const { findings } = evaluate([role], { rules: asked, today: "2026-11-30" });
    assert.deepEqual(
      findings.map(({ status, problems }) => [status, ...problems]),
      [["fail", "statement 2: ecs-tasks.amazonaws.com may take the role on for any account"]],
    );
  });
});

describe("a permission of Lambda", () => {
  function said(properties: Readonly<Record<string, unknown>>) {
    const permission = { ...resource("aws:lambda/permission:Permission", "invoke", {}), properties };
    const rules = loadRules(["aws/iam/no-public-principals"]);
    return evaluate([permission], { rules, today: "2026-11-30" }).findings[0]?.status;
  }
  const everybody = { action: "lambda:InvokeFunction", principal: "*" };

  it("for everybody is one for some by its source, account or organization", () => {
    assert.equal(said(everybody), "fail");
    for (const limit of [
      { sourceArn: "arn:aws:events:eu-central-1:123456789012:rule/nightly" },
      { sourceAccount: "123456789012" },
      { principalOrgId: "o-example" },
      { sourceArn: unknown, sourceAccount: "123456789012" },
      { sourceArn: "arn:aws:s3:::*", principalOrgId: "o-example" },
    ])
      assert.equal(said({ ...everybody, ...limit }), "pass", JSON.stringify(limit));
    for (const limit of [{ sourceArn: "arn:aws:s3:::*" }, { sourceAccount: "*" }, { functionUrlAuthType: "NONE" }])
      assert.equal(said({ ...everybody, ...limit }), "fail", JSON.stringify(limit));
  });

  it("is open where it depends on what is not known yet, and nowhere else", () => {
    assert.equal(said({ ...everybody, sourceArn: unknown }), "unknown");
    assert.equal(said({ ...everybody, principal: unknown }), "unknown");
    assert.equal(said({ action: unknown, principal: "events.amazonaws.com", sourceArn: unknown }), "pass");
    assert.equal(said({}), "pass");
  });
});

describe("a permission of EventBridge", () => {
  const said = (properties: Readonly<Record<string, unknown>>) => {
    const permission = { ...resource("aws:cloudwatch/eventPermission:EventPermission", "bus", {}), properties };
    const rules = loadRules(["aws/iam/no-public-principals"]);
    return evaluate([permission], { rules, today: "2026-11-30" }).findings[0]?.status;
  };

  it("for everybody is one for an organization by its condition", () => {
    const condition = { type: "StringEquals", key: "aws:PrincipalOrgID", value: "o-example" };
    assert.equal(said({ principal: "123456789012", condition: unknown }), "pass");
    assert.equal(said({ principal: "*" }), "fail");
    assert.equal(said({ principal: "*", condition }), "pass");
    assert.equal(said({ principal: "*", condition: { ...condition, value: "*" } }), "fail");
    assert.equal(said({ principal: "*", condition: { ...condition, value: unknown } }), "unknown");
    assert.equal(said({ principal: "*", condition: {} }), "fail");
  });

  it("is for putting events, if it says nothing else", () => {
    const [{ item }] = resourceStatements.items(
      resource("aws:cloudwatch/eventPermission:EventPermission", "bus", { principal: "123456789012" }),
    );
    assert.equal(actionsInWords(item), "events:PutEvents");
  });
});

describe("the policy of a multi-region access point", () => {
  it("is in its details", () => {
    const said = (properties: object) => {
      const type = "aws:s3control/multiRegionAccessPointPolicy:MultiRegionAccessPointPolicy";
      const policy = { ...resource(type, "policy", {}), properties: properties as Resource["properties"] };
      const rules = loadRules(["aws/iam/no-public-principals"]);
      return evaluate([policy], { rules, today: "2026-11-30" }).findings[0]?.status;
    };
    const open = JSON.stringify({ Statement: { Effect: "Allow", Principal: "*", Action: "s3:GetObject" } });
    assert.equal(said({ details: { name: "records", policy: open } }), "fail");
    for (const details of [unknown, { name: "records", policy: unknown }]) assert.equal(said({ details }), "unknown");
    for (const details of [undefined, null, "", {}]) assert.equal(said({ details }), "not applicable");
  });
});

describe("the policy of an endpoint that may be in a network", () => {
  const open = { Statement: { Effect: "Allow", Principal: "*" } };
  function said(type: Type, properties: object, ...others: readonly Resource[]) {
    const policy = { ...resource(type, "policy", {}), properties: properties as Resource["properties"] };
    const rules = loadRules(["aws/iam/no-public-endpoints"]);
    const { findings } = evaluate([policy, ...others], { rules, today: "2026-11-30" });
    return findings.filter(({ resource: { name } }) => name === "policy").map(({ status }) => status);
  }
  const point = "aws:s3/accessPoint:AccessPoint";
  const domainPolicy = "aws:opensearch/domainPolicy:DomainPolicy";
  const domain = (properties: object) => ({
    ...resource("aws:opensearch/domain:Domain", "domain", {}),
    properties: properties as Resource["properties"],
  });

  it("is right in a network, whatever it is, and elsewhere open as long as it is not known", () => {
    assert.deepEqual(said(point, { policy: unknown, vpcConfiguration: {} }), ["pass"]);
    assert.deepEqual(said(point, { policy: open, vpcConfiguration: unknown }), ["pass"]);
    assert.deepEqual(said(point, { policy: unknown }), ["unknown"]);
    assert.deepEqual(said(point, {}), ["not applicable"]);
  });

  it("is that of the domain with its name", () => {
    const policy = { domainName: "logs", accessPolicies: open };
    assert.deepEqual(said(domainPolicy, policy, domain({ domainName: "logs", vpcOptions: unknown })), ["pass"]);
    assert.deepEqual(said(domainPolicy, policy, domain({ domainName: "mail", vpcOptions: {} })), ["fail"]);
  });
});
