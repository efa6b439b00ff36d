import type { PolicyFacts } from '../facts/policy.ts';
import type { Category } from '../rules.ts';

/**
 * What every account or network service has, whatever its category: the 2021 rule lists what is asked of the user. A telephone
 * number is asked for by law wherever something is published; the state of the device guards an account.
 */
const USUAL = new Set([
  'account',
  'device-id',
  'app-usage',
  'registered-phone-number',
  'contact-phone',
  'nearby-devices',
  'sensors',
  'phone-state',
]);

/** Types of information in a stretch of a policy, as its statements name and do not deny them, that the category's basic function does not need. */
export function beyondNecessary(
  policy: PolicyFacts,
  start: number,
  end: number,
  category: Category,
): string[] {
  const necessary = new Set(category.necessaryPersonalInformation.map(({ id }) => id));
  const named = policy.statements
    .filter((one) => !one.negated && !one.heading && one.start < end && start < one.end)
    .flatMap((one) => one.personalInformation);
  return [...new Set(named)].filter((id) => !necessary.has(id) && !USUAL.has(id));
}
