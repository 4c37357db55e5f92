import { list } from "../problems";
import type { Resource } from "../resource";
import type { Stack, Typed } from "../stack";
import { usersOf } from "./security-group-users";

const balancers = ["aws:lb/loadBalancer:LoadBalancer", "aws:alb/loadBalancer:LoadBalancer"];
const listeners = ["aws:lb/listener:Listener", "aws:alb/listener:Listener"] as const;
const rules = ["aws:lb/listenerRule:ListenerRule", "aws:alb/listenerRule:ListenerRule"] as const;
const group = "aws:ec2/securityGroup:SecurityGroup";

/** Whether all that has the group, or the group that the rule is of, are load balancers that send plain HTTP on to HTTPS. */
export function onlyRedirects(inside: Resource, stack: Stack): boolean {
  const groups = inside.type === group ? [inside] : stack.behind(inside, "securityGroupId", group);
  const users = groups.flatMap((one) => usersOf(one, stack));
  return users.length > 0 && users.every((user) => balancers.includes(user.type) && redirects(user, stack));
}

function redirects(balancer: Resource, stack: Stack): boolean {
  const plain = listeners
    .flatMap((type) => stack.pointingAt(balancer, type, "loadBalancerArn"))
    .filter(({ properties }) => properties.port === 80);
  return plain.length > 0 && plain.every((listener) => isRedirected(listener, stack));
}

/** By default, and by each rule of its own. */
function isRedirected(listener: Typed<(typeof listeners)[number]>, stack: Stack): boolean {
  const ofRules = rules.flatMap((type) => stack.pointingAt(listener, type, "listenerArn"));
  return [listener.properties.defaultActions, ...ofRules.map(({ properties }) => properties.actions)].every((actions) =>
    list<{ readonly redirect?: { readonly protocol?: string } }>(actions).some(
      ({ redirect }) => redirect?.protocol === "HTTPS",
    ),
  );
}
