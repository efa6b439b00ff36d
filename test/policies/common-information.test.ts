import { describe, expect, test } from 'vitest';
import { loadRulePack } from '../../analyzer/rules/load.ts';
import { plain, textOf } from '../support/standards.ts';

const rules = await loadRulePack();
const { usual, necessary } = rules.commonInformation;
const entries = [...usual, ...necessary];

describe('what services have whatever article 5 lists for their category', () => {
  test.each(entries)('$id: a type of the catalogue', ({ id }) => {
    expect(rules.personalInformation.has(id)).toBe(true);
  });

  test.each(entries.filter(({ source }) => source.document !== 'Zhizhi'))(
    '$id: the document is at hand and has the words that the clause names',
    ({ source: { document, clause } }) => {
      const text = textOf(document);
      expect(text, document).toBeDefined();
      for (const [, words] of clause.matchAll(/“([^”]+)”/g)) expect(text).toContain(plain(words ?? ''));
    },
  );

  test('what a standard calls necessary is so of categories that there are, and none that article 5 lists it for', () => {
    for (const { id, categories = [] } of necessary) {
      for (const name of categories) {
        const category = rules.categories.get(name);
        expect(category, name).toBeDefined();
        expect(category?.necessaryPersonalInformation.map((need) => need.id)).not.toContain(id);
      }
    }
  });

  test('the account, its password and the address of the connection are no price of using the service', () => {
    const ids = usual.map(({ id }) => id);
    for (const id of ['account', 'password', 'email-address', 'ip-address', 'registered-phone-number'])
      expect(ids).toContain(id);
    // What a service does not have by itself is: to take it away from the rule would silence it.
    for (const id of [
      'location',
      'contacts',
      'education-and-work',
      'identity-document',
      'app-list',
      'biometrics',
    ])
      expect(ids).not.toContain(id);
  });
});
