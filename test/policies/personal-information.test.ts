import { describe, expect, test } from 'vitest';
import { loadRulePack } from '../../analyzer/rules/load.ts';
import { linesOf, textOf } from '../support/standards.ts';

const { personalInformation } = await loadRulePack();
const types = [...personalInformation.values()];

/** Table A.1 of T/TAF 050-2022: the level stands at the end of a code's line, or of the next one that has any. */
function levelsInTheTable(): Map<string, number> {
  const levels = new Map<string, number>();
  let code: string | undefined;
  for (const line of linesOf('T/TAF 050-2022') ?? []) {
    code = /^\s*\f?(PI\d\d(?:\.\d\d)*)\s/.exec(line)?.[1] ?? code;
    const level = /[是否]\s+([1-4])\s*$/.exec(line)?.[1];
    if (code !== undefined && level !== undefined && !levels.has(code)) levels.set(code, Number(level));
  }
  return levels;
}

describe('types of personal information', () => {
  const levels = levelsInTheTable();

  test('the table could be read', () => expect(levels.size).toBeGreaterThan(100));

  test.each(types.filter((type) => type.taf050 !== undefined))('$id: code and level of table A.1', (type) => {
    expect(levels.get(type.taf050?.code ?? '')).toBe(type.taf050?.level);
  });

  test.each(types)('$id: sensitive exactly when a document names it so', (type) => {
    expect(type.grade).toBe(type.sensitiveBy.length > 0 ? 'sensitive' : 'general');
  });

  test('every document that a type is taken from is at hand, or it says why it was not compared', () => {
    const missing = types.filter(
      ({ source }) => source.unchecked === undefined && textOf(source.document) === undefined,
    );
    expect(missing.map(({ id, source }) => `${id}: ${source.document}`)).toEqual([]);
  });
});
