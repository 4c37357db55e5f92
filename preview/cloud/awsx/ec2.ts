import { unknown } from "../../../policy/resource";
import type { ComponentResult, Properties, RegisteredChild, RemoteComponent, ServiceAnswers } from "../answers";
import { invokeAnswer } from "../find";

/*
 * The children of `awsx.ec2.Vpc` as the plugin of version 3.9.0 registers them, for subnets whose ranges are written
 * down (`cidrBlocks`): the plugin's own layout of ranges is not repeated here. Compared with the plugin in tests/engine.
 */
interface VpcInputs {
  readonly cidrBlock: string;
  readonly enableDnsHostnames?: boolean;
  readonly enableDnsSupport?: boolean;
  readonly availabilityZoneNames?: readonly string[];
  readonly numberOfAvailabilityZones?: number;
  readonly natGateways?: { readonly strategy?: "OnePerAz" | "Single" | "None" };
  readonly subnetStrategy: "Auto" | "Exact";
  readonly subnetSpecs: readonly SubnetSpec[];
  readonly tags?: Readonly<Record<string, string>>;
}

interface SubnetSpec {
  readonly type: "Public" | "Private" | "Isolated";
  readonly name?: string;
  readonly cidrBlocks?: readonly string[];
  readonly tags?: Readonly<Record<string, string>>;
}

interface Subnet {
  readonly type: SubnetSpec["type"];
  readonly zone: number;
  readonly name: string;
  readonly resource: RegisteredChild;
  readonly routeTable: RegisteredChild;
}

const knownOptions = new Set([
  "cidrBlock",
  "enableDnsHostnames",
  "enableDnsSupport",
  "availabilityZoneNames",
  "numberOfAvailabilityZones",
  "natGateways",
  "subnetStrategy",
  "subnetSpecs",
  "tags",
]);

async function vpc(component: RemoteComponent): Promise<ComponentResult> {
  const inputs = accepted(component.inputs);
  const tags = (name: string, more: Properties = {}) => ({ Name: name, ...inputs.tags, ...more });
  const { name } = component;
  const network = await component.register("aws:ec2/vpc:Vpc", name, {
    cidrBlock: inputs.cidrBlock,
    ...optional("enableDnsHostnames", inputs.enableDnsHostnames),
    ...optional("enableDnsSupport", inputs.enableDnsSupport),
    tags: tags(name),
  });
  const ofNetwork = { parent: network.urn, dependsOn: [network.urn], propertyDependencies: { vpcId: [network.urn] } };
  const gateway = await component.register(
    "aws:ec2/internetGateway:InternetGateway",
    name,
    { vpcId: unknown, tags: tags(name) },
    ofNetwork,
  );

  const subnets: Subnet[] = [];
  for (const [zone, zoneName] of zones(component, inputs).entries()) {
    for (const spec of inputs.subnetSpecs) subnets.push(await subnet(spec, zone, zoneName));
  }
  const gateways: RegisteredChild[] = [];
  for (const { zone, resource } of natSubnets(subnets, inputs)) gateways.push(await natGateway(zone, resource));
  const routes: RegisteredChild[] = [];
  for (const each of subnets) routes.push(...(await defaultRoute(each)));
  return {
    outputs: outputs(),
    dependencies: [network.urn, ...subnets.map(({ resource }) => resource.urn)],
    outputDependencies: { natGateways: urns(gateways), routes: urns(routes) },
  };

  async function subnet(spec: SubnetSpec, zone: number, availabilityZone: string): Promise<Subnet> {
    const cidrBlock = spec.cidrBlocks?.[zone];
    if (cidrBlock === undefined) throw new Error(`${component.urn}: a subnet without cidrBlocks needs the Pulumi CLI`);
    const subnetName = `${name}-${spec.name ?? spec.type.toLowerCase()}-${zone + 1}`;
    const resource = await component.register(
      "aws:ec2/subnet:Subnet",
      subnetName,
      {
        vpcId: unknown,
        availabilityZone,
        cidrBlock,
        ipv6CidrBlock: unknown,
        assignIpv6AddressOnCreation: false,
        mapPublicIpOnLaunch: spec.type === "Public",
        tags: tags(subnetName, { SubnetType: spec.type, ...spec.tags }),
      },
      { ...ofNetwork, propertyDependencies: { vpcId: [network.urn], ipv6CidrBlock: [network.urn] } },
    );
    const routeTable = await component.register(
      "aws:ec2/routeTable:RouteTable",
      subnetName,
      { vpcId: unknown, tags: tags(subnetName, { SubnetType: spec.type }) },
      { ...ofNetwork, parent: resource.urn, dependsOn: [resource.urn] },
    );
    await component.register(
      "aws:ec2/routeTableAssociation:RouteTableAssociation",
      subnetName,
      { routeTableId: unknown, subnetId: unknown },
      {
        parent: routeTable.urn,
        propertyDependencies: { routeTableId: [routeTable.urn], subnetId: [resource.urn] },
      },
    );
    return { type: spec.type, zone, name: subnetName, resource, routeTable };
  }

  async function natGateway(zone: number, subnet: RegisteredChild): Promise<RegisteredChild> {
    const natName = `${name}-${zone + 1}`;
    const address = await component.register(
      "aws:ec2/eip:Eip",
      natName,
      { tags: tags(natName) },
      { parent: subnet.urn, dependsOn: [subnet.urn] },
    );
    return component.register(
      "aws:ec2/natGateway:NatGateway",
      natName,
      { allocationId: unknown, subnetId: unknown, tags: tags(natName) },
      { parent: subnet.urn, propertyDependencies: { allocationId: [address.urn], subnetId: [subnet.urn] } },
    );
  }

  async function defaultRoute({ type, zone, name: routeName, routeTable }: Subnet): Promise<RegisteredChild[]> {
    const target =
      type === "Public"
        ? { property: "gatewayId", urn: gateway.urn }
        : { property: "natGatewayId", urn: (gateways[zone] ?? gateways[0])?.urn };
    if (type === "Isolated" || target.urn === undefined) return [];
    const route = await component.register(
      "aws:ec2/route:Route",
      routeName,
      { routeTableId: unknown, destinationCidrBlock: "0.0.0.0/0", [target.property]: unknown },
      {
        parent: routeTable.urn,
        propertyDependencies: { routeTableId: [routeTable.urn], [target.property]: [target.urn] },
      },
    );
    return [route];
  }

  function outputs(): Properties {
    const ofType = (type: SubnetSpec["type"]) => subnets.filter((each) => each.type === type).map(() => unknown);
    return {
      vpcId: unknown,
      publicSubnetIds: ofType("Public"),
      privateSubnetIds: ofType("Private"),
      isolatedSubnetIds: ofType("Isolated"),
      vpc: component.reference(network),
      subnets: subnets.map(({ resource }) => component.reference(resource)),
      routeTables: subnets.map(({ routeTable }) => component.reference(routeTable)),
      routes: routes.map((each) => component.reference(each)),
      natGateways: gateways.map((each) => component.reference(each)),
      internetGateway: component.reference(gateway),
    };
  }
}

const urns = (children: readonly RegisteredChild[]) => children.map(({ urn }) => urn);

function accepted(inputs: Properties): VpcInputs {
  const foreign = Object.keys(inputs).filter((key) => !knownOptions.has(key));
  if (foreign.length > 0)
    throw new Error(`the offline preview does not expand awsx.ec2.Vpc with ${foreign.join(", ")}`);
  return inputs as object as VpcInputs;
}

function zones({ config }: RemoteComponent, inputs: VpcInputs): readonly string[] {
  if (inputs.availabilityZoneNames !== undefined) return inputs.availabilityZoneNames;
  const { names } = invokeAnswer("aws:index/getAvailabilityZones:getAvailabilityZones")({}, config) as {
    names: string[];
  };
  return names.slice(0, inputs.numberOfAvailabilityZones ?? 3);
}

function natSubnets(subnets: readonly Subnet[], { natGateways }: VpcInputs): readonly Subnet[] {
  const open = subnets.filter(({ type }) => type === "Public");
  const strategy = natGateways?.strategy ?? "OnePerAz";
  return strategy === "None" ? [] : strategy === "Single" ? open.slice(0, 1) : open;
}

function optional(key: string, value: unknown): Properties {
  return value === undefined ? {} : { [key]: value };
}

export default { components: { "awsx:ec2:Vpc": vpc } } satisfies ServiceAnswers;
