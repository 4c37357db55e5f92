/**
 * What an account, a subscription or a project has one of, such as its password policy: no stack should be blamed for it
 * but the one that owns it. The first three folders of a rule's id name it, as in `aws/account/password-policy`;
 * undefined of a rule about anything else.
 */
export function singletonOf(ruleId: string): string | undefined {
  return /^\w+\/(account|subscription|project)\/[^/]+/.exec(ruleId)?.[0];
}

/** All that some rule is about. */
export function singletonsOf(ruleIds: readonly string[]): readonly string[] {
  return [...new Set(ruleIds.flatMap((id) => singletonOf(id) ?? []))];
}
