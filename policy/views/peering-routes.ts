import { resource } from "../examples";
import { list, text } from "../problems";
import type { PropertiesOf } from "../types";
import { isSet } from "../unknown";
import { lazily, type Named, type View } from "./view";

const route = "aws:ec2/route:Route";
const table = "aws:ec2/routeTable:RouteTable";
const defaultTable = "aws:ec2/defaultRouteTable:DefaultRouteTable";

/** The ranges that AWS routes to peered networks, whether written in a route table or as resources of their own. */
export const peeringRoutes: View<string> = {
  types: [route, table, defaultTable],
  items: ({ type, properties }) => (type === route ? ofRoute(properties) : ofTable(properties)),
  spellings(range) {
    const isIpv6 = range.includes(":");
    const vpcPeeringConnectionId = "pcx-1";
    const alone = isIpv6 ? { destinationIpv6CidrBlock: range } : { destinationCidrBlock: range };
    const routes = [{ vpcPeeringConnectionId, ...(isIpv6 ? { ipv6CidrBlock: range } : { cidrBlock: range }) }];
    return [
      [resource(route, "example", { vpcPeeringConnectionId, ...alone })],
      [resource(table, "example", { routes })],
      [resource(defaultTable, "example", { routes })],
    ];
  },
};

const ofRoute = (properties: PropertiesOf<typeof route>) =>
  toPeer(properties, "", ["destinationCidrBlock", "destinationIpv6CidrBlock"]);

const ofTable = ({ routes }: PropertiesOf<typeof table>) =>
  list(routes).flatMap((one, index) => toPeer(one, `routes[${index}]`, ["cidrBlock", "ipv6CidrBlock"]));

function toPeer<Route extends { readonly vpcPeeringConnectionId?: string }>(
  one: Route,
  name: string,
  ranges: readonly (keyof Route & string)[],
): readonly Named<string>[] {
  if (!isSet(one, "vpcPeeringConnectionId")) return [];
  return ranges.filter((range) => isSet(one, range)).map((range) => lazily(name, () => text(one[range])));
}
