import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { AUDITS } from '../../analyzer/audits/index.ts';
import { loadRulePack } from '../../analyzer/rules/load.ts';
import { behaviourFile, provisionFile } from '../../analyzer/rules/provisions.ts';
import { plain, textOf } from '../support/standards.ts';

const rules = await loadRulePack();

describe('provisions', () => {
  test('each has an id of its own, its law’s before the colon', () => {
    const listed = provisionFile.laws.flatMap((law) => law.provisions.map(({ id }) => ({ id, law: law.id })));
    expect(rules.provisions.size).toBe(listed.length + behaviourFile.behaviours.length);
    for (const { id, law } of listed) expect(id.split(':')[0], id).toBe(law);
  });

  test('audits and notice terms refer to what is there', () => {
    for (const audit of AUDITS) {
      for (const id of audit.provisions) expect(rules.provisions.has(id), `${audit.id}: ${id}`).toBe(true);
      if (audit.noticeTerm !== null)
        expect(rules.noticeTerms.has(audit.noticeTerm), audit.noticeTerm).toBe(true);
    }
  });
});

describe('quotations', () => {
  const quoted = provisionFile.laws.flatMap(({ document, provisions }) =>
    provisions.flatMap(({ id, wording }) => (wording === null ? [] : [{ id, document, wording }])),
  );

  test('there are many', () => expect(quoted.length).toBeGreaterThan(180));

  test.each(quoted)('$id stands in $document, word for word', ({ document, wording }) => {
    const text = textOf(document);
    expect(text, `the text of ${document}`).toBeDefined();
    // An ellipsis marks what a quotation leaves out.
    for (const part of wording.split(/……|…/)) expect(text?.includes(plain(part)), part).toBe(true);
  });

  test('what is not quoted says why', () => {
    for (const { unchecked, provisions } of provisionFile.laws) {
      for (const { id, wording } of provisions) if (wording === null) expect(unchecked, id).toBeDefined();
    }
  });

  test('what was checked is a text that is at hand, and what is not at hand says so', () => {
    for (const { document, unchecked } of provisionFile.laws)
      if (textOf(document) === undefined) expect(unchecked, document).toBeDefined();
  });
});

describe('behaviours of the 2019 method', () => {
  const text = textOf(behaviourFile.document);

  test('are 31, by article: 4, 4, 9, 6, 3, 5', () => {
    const articles = [1, 2, 3, 4, 5, 6].map(
      (article) => behaviourFile.behaviours.filter((one) => one.article === article).length,
    );
    expect(articles).toEqual([4, 4, 9, 6, 3, 5]);
    expect(new Set(behaviourFile.behaviours.map((one) => one.id)).size).toBe(31);
  });

  // The text at hand is the annex of a guide: it has articles three to five in full, of the others the titles.
  test.each(behaviourFile.behaviours.filter((one) => one.source.unchecked === undefined))(
    '$id is worded as the method words it',
    ({ name }) => expect(text?.includes(plain(name.zh))).toBe(true),
  );

  test('those that could not be compared say so', () => {
    const unchecked = behaviourFile.behaviours.filter((one) => one.source.unchecked !== undefined);
    expect([...new Set(unchecked.map((one) => one.article))]).toEqual([1, 2, 6]);
  });

  test('name audits of the contract', () => {
    const contract = readFileSync(join(import.meta.dirname, '../../../shared/DESIGN.md'), 'utf8');
    for (const { id, audits } of behaviourFile.behaviours)
      for (const audit of audits) expect(contract, `${id}: ${audit}`).toContain(`\`${audit}\``);
  });
});
