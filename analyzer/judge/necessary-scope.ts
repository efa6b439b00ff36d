import type { PolicyFacts } from '../facts/policy.ts';
import type { Category, RulePack } from '../rules.ts';
import { necessity } from './matrix.ts';

/**
 * Types of information in a stretch of a policy, as its statements name and do not deny them, that the basic function of none of the
 * categories needs. What services with accounts or on a network have anyway does not count: the 2021 rule lists what is asked of the user.
 */
export function beyondNecessary(
  policy: PolicyFacts,
  start: number,
  end: number,
  categories: readonly Category[],
  rules: RulePack,
): string[] {
  const usual = new Set(rules.commonInformation.usual.map(({ id }) => id));
  const named = policy.statements
    .filter((one) => !one.negated && !one.heading && one.start < end && start < one.end)
    .flatMap((one) => one.personalInformation);
  return [...new Set(named)].filter(
    (id) => !usual.has(id) && categories.every((category) => necessity(id, category, rules) === 'no'),
  );
}
