import { path } from "../finding";
import { valueAt } from "../paths";
import { fromLast, type Rule, when } from "./rule";

const lists = [
  "network.peers",
  "network.firewall.hosts",
  "network.dnsFirewall.hosts",
  "network.existing.privateSubnetIds",
  "cluster.admins",
  "cluster.nodes.zones",
  "cluster.systemNodes.zones",
  "cluster.api.authorizedCidrs",
  "ecrConnector.repositories",
  "sensor.profileTags",
  "sensor.capabilities",
  "sensor.egress",
];

/** Clouds refuse some lists that name a thing twice; in the others it is a slip. */
export const nothingTwice: Rule = (settings) =>
  lists.flatMap((list) => {
    const value = valueAt(settings, path(list));
    const entries = Array.isArray(value) ? value.map((entry) => JSON.stringify(entry).toLowerCase()) : [];
    return fromLast(entries).flatMap(([index, entry]) =>
      when(entries.indexOf(entry) < index, {
        at: path(list, index),
        wrong: "is there already",
        allowed: "each entry once",
      }),
    );
  });
