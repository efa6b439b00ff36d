import type { PolicyFacts } from '../../analyzer/facts/policy.ts';
import type { Facts } from '../../analyzer/facts.ts';
import { NOTHING } from './facts.ts';

/** A policy that was read and says what `text` says; statements are added by tests that need them. */
export function policy(text: string, more: Partial<PolicyFacts> = {}): PolicyFacts {
  return {
    input: 0,
    language: /\p{Script=Han}/u.test(text) ? 'zh' : 'en',
    title: null,
    text,
    notAPolicy: null,
    notAPolicyReason: null,
    sections: [],
    statements: [],
    sentences: text.split(/[。\n]|\. /).length,
    disclosedSdks: [],
    links: [],
    dates: { published: null, effective: null },
    handler: { name: null, address: null, officer: null, emails: [], phones: [] },
    warnings: [],
    ...more,
  };
}

/** Facts of this policy and nothing else. */
export function policyFacts(
  text: string,
  more: Partial<PolicyFacts> = {},
  facts: Partial<Facts> = {},
): Facts {
  return {
    ...NOTHING,
    inputs: [{ role: 'policy', name: 'policy.txt', bytes: 1, sha256: '0'.repeat(64) }],
    policy: policy(text, more),
    ...facts,
  };
}
