import type { PolicyFacts, Statement } from '../facts/policy.ts';
import { policyRule } from '../rules/policy-rules.ts';
import type { Category, RulePack } from '../rules.ts';
import { necessity } from './matrix.ts';
import { plainText } from './policy-passages.ts';

/** A type of personal information and the statement that names it. */
export interface Named {
  readonly type: string;
  readonly statement: Statement;
}

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
): Named[] {
  const usual = new Set(rules.commonInformation.usual.map(({ id }) => id));
  const names = namesOfFunctions(policy, start, end);
  return policy.statements
    .filter((one) => !one.negated && !one.heading && one.start < end && start < one.end)
    .flatMap((statement) =>
      statement.personalInformation
        .filter((type) => !usual.has(type) && isNamedOutside(names, type, statement))
        .filter((type) => categories.every((category) => necessity(type, category, rules) === 'no'))
        .map((type) => ({ type, statement })),
    );
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A function called “browsing and search” asks for nothing by its name. */
function namesOfFunctions(policy: PolicyFacts, start: number, end: number): Stretch[] {
  const text = plainText(policy).slice(start, end);
  return policyRule('names-of-functions').patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => ({
      start: start + match.index,
      end: start + match.index + match[0].length,
    })),
  );
}

function isNamedOutside(names: readonly Stretch[], type: string, { mentions }: Statement): boolean {
  const own = mentions.filter((mention) => mention.type === type);
  return (
    own.length === 0 ||
    own.some((mention) => names.every((name) => mention.start < name.start || name.end < mention.end))
  );
}
