import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { costsOf } from "../../preview/costs/costs";
import { clouds } from "../../settings/clouds";
import { previewOf, type StackPreview } from "../support/preview";
import { read } from "../support/source-files";

interface Row {
  readonly item: string;
  readonly link: string;
  readonly howMany: string;
  readonly price: string;
  readonly asOf: string;
  readonly aMonth: string;
}

function rowsOf(guide: string): readonly Row[] {
  const [, money = ""] = /^### In money\n([^]*?)^## /m.exec(guide) ?? [];
  return [...money.matchAll(/^\| \[(.+?)\]\((.+?)\)[^|]* \| (.+?) \| (.+?) \| (.+?) \| (.+?) \|$/gm)].map(
    ([, item = "", link = "", howMany = "", price = "", asOf = "", aMonth = ""]) => {
      return { item, link, howMany, price, asOf, aMonth };
    },
  );
}

const hours = 730;
const aMonth: Readonly<Record<string, number>> = { hour: hours, day: hours / 24, month: 1 };

/** The fewest and the most of something. */
type Range = readonly [fewest: number, most: number];

function times([fewest, most]: Range, each: number): Range {
  return [fewest * each, most * each];
}

function rangeOf(howMany: string): Range {
  const [, fewest, most = fewest, zones = 1] = /^(\d+)(?:–(\d+))?(?: in (\d+) zones)?$/.exec(howMany) ?? [];
  return times([Number(fewest), Number(most)], Number(zones));
}

function eachMonth(price: string): number {
  const [, gib = 1, dollars, unit = ""] = /^(?:(\d+) GiB at )?\$([\d.]+) an? (\w+)$/.exec(price) ?? [];
  return Number(gib) * Number(dollars) * (aMonth[unit] ?? NaN);
}

const text = (fewest: number, most = fewest) => (fewest === most ? String(fewest) : `${fewest}–${most}`);

function inDollars([fewest, most]: Range): string {
  return `$${text(Math.round(fewest), Math.round(most))}`;
}

/** What costs money by the month, or by something else, and is counted here by type. */
const byType: Readonly<Record<string, RegExp>> = {
  key: /^(aws:kms\/key:Key|gcp:kms\/cryptoKey:CryptoKey)$/,
  secret: /:Secret$/,
  alarm: /:MetricAlarm$/,
};

/** How many of each there are in a stack, by what the tables call them. */
function counted({ resources }: StackPreview): ReadonlyMap<string, string> {
  const costs = costsOf(resources).map(({ what, fewest, most }) => [what.replace(/,.*/, ""), text(fewest, most)]);
  const others = Object.entries(byType).flatMap(([item, type]) => {
    const count = resources.filter((one) => type.test(one.type) && !one.type.startsWith("kubernetes:")).length;
    return count > 0 ? [[item, text(count)]] : [];
  });
  return new Map([...costs, ...others] as [string, string][]);
}

describe("what a guide says of money", () => {
  for (const cloud of clouds.filter((each) => each !== "kubernetes")) {
    const guide = read(`docs/deploy/${cloud}.md`);
    const rows = rowsOf(guide);

    it(`counts what ${cloud} has`, async () => {
      const stack = await previewOf(cloud);
      const there = new Map(counted(stack));
      const nodes = [...there].find(([item]) => item.startsWith("node "))?.[1] ?? "";
      if (cloud.startsWith("aws")) {
        const zones = stack.ofType("aws:ec2/natGateway:NatGateway").length;
        there.set("private endpoint", `${there.get("private endpoint")} in ${zones} zones`);
      }
      if (cloud === "gcp") {
        // Google counts the nodes behind a gateway, and its address by itself.
        there.set("Cloud NAT", nodes);
        there.set("public IPv4 address", text(stack.ofType("gcp:compute/address:Address").length));
      }
      // The disks of Azure's nodes are part of the machines.
      if (cloud !== "azure") there.set("disk of a node", nodes);
      // Of Azure, keys and secrets cost by the call alone.
      for (const item of cloud === "azure" ? Object.keys(byType) : []) there.delete(item);
      assert.deepEqual(new Map(rows.map(({ item, howMany }) => [item, howMany])), there);
    });

    it(`reckons the money of ${cloud}`, () => {
      const priced = rows.filter(({ price }) => price !== "–");
      for (const { howMany, price, aMonth, asOf } of priced) {
        assert.equal(aMonth, inDollars(times(rangeOf(howMany), eachMonth(price))));
        assert.match(asOf, /^((\w{3} )?20\d\d|not dated)$/);
      }
      const sum = priced
        .map(({ howMany, price }) => times(rangeOf(howMany), eachMonth(price)))
        .reduce(([a, b], [fewest, most]) => [a + fewest, b + most]);
      assert.ok(priced.length >= 5);
      assert.ok(guide.includes(`| | | | ${inDollars(sum)} |`), inDollars(sum));
    });

    it(`links each to the price lists of ${cloud}`, () => {
      const lists =
        /^https:\/\/(aws\.amazon\.com\/.+\/pricing|azure\.microsoft\.com\/pricing|cloud\.google\.com\/.+pricing)/;
      assert.deepEqual(
        rows.filter(({ link }) => !lists.test(link)),
        [],
      );
    });
  }

  it("has disks as large as they are", async () => {
    const ecs = (await previewOf("aws-ecs")).one("aws:ec2/launchTemplate:LaunchTemplate").properties;
    const eks = (await previewOf("aws-eks")).one("aws:ec2/launchTemplate:LaunchTemplate").properties;
    const gke = (await previewOf("gcp")).one("gcp:container/nodePool:NodePool").properties;
    for (const { blockDeviceMappings } of [ecs, eks])
      assert.match(JSON.stringify(blockDeviceMappings), /"volumeType":"gp3","volumeSize":150\D/);
    assert.match(JSON.stringify(gke.nodeConfig), /"diskType":"pd-ssd","diskSizeGb":150\D/);
    for (const cloud of ["aws-ecs", "aws-eks", "gcp"])
      assert.ok(read(`docs/deploy/${cloud}.md`).includes("| 150 GiB at $"));
  });
});
