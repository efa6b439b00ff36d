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

  test.each(types.filter((type) => type.sensitiveBy.includes('gbt35273:9.4')))(
    '$id: among what clause 9.4 g) calls sensitive',
    ({ name }) => {
      const clause = /9\.4个人信息公开披露.*?g\)(.*?)。9\.5/.exec(
        textOf('GB/T 35273-2020')?.replaceAll('附录', '') ?? '',
      )?.[1];
      expect(clause).toContain('个人敏感数据');
      for (const word of name.zh.split('、')) expect(clause).toContain(word);
    },
  );

  /** What the tables of GB/T 35273-2020 name, and how they word it. */
  test.each([
    ['email-address', '电子邮件地址'],
    ['ip-address', 'IP地址'],
    ['password', '鉴别信息(口令)'],
    ['nationality', '国籍'],
    ['education-and-work', '个人职业、职位、工作单位、学历'],
    ['sexual-orientation', '性取向'],
  ])('%s: GB/T 35273-2020 has “%s” in its table A.1', (id, words) => {
    const text = textOf('GB/T 35273-2020') ?? '';
    const table = text.slice(
      text.lastIndexOf('表A.1个人信息举例'),
      text.lastIndexOf('表B.1个人敏感信息举例'),
    );
    // A cell that goes over two lines has the next column between them.
    expect(table.replace('个人基本资料子', '子')).toContain(words);
    expect(personalInformation.get(id)?.source.document).toBe('GB/T 35273-2020');
  });

  test('a password is sensitive since annex B names it, an e-mail and an IP address are not', () => {
    const text = textOf('GB/T 35273-2020') ?? '';
    const table = text.slice(text.lastIndexOf('表B.1个人敏感信息举例'));
    expect(table.slice(0, 400)).toContain('鉴别信息(口令)');
    expect(table.slice(0, 400)).not.toMatch(/电子邮件|IP地址|国籍|学历/);
    expect(personalInformation.get('password')?.grade).toBe('sensitive');
    for (const id of ['email-address', 'ip-address', 'nationality', 'education-and-work'])
      expect(personalInformation.get(id)?.grade, id).toBe('general');
  });
});
