import { describe, expect, test } from 'vitest';
import type { Finding, Level } from '../../analyzer/finding.ts';
import { loadRulePack } from '../../analyzer/rules/load.ts';
import { filterFindings, groupFindings } from '../../ui/result/finding-groups.ts';

const rules = await loadRulePack();
const ALL: ReadonlySet<Level> = new Set(['violation', 'suspected', 'advice']);

function finding(level: Level, more: Partial<Finding> = {}): Finding {
  return {
    rule: 'excessive-permission',
    noticeTerm: null,
    level,
    certainty: 'declared',
    personalInformation: [],
    title: { zh: '标题', en: 'Title' },
    explanation: { zh: '说明', en: 'Explanation' },
    verify: null,
    fix: null,
    provisions: [],
    evidence: [],
    fingerprint: level,
    ...more,
  };
}

describe('findings', () => {
  test('stand by severity, worst first, without empty groups', () => {
    const groups = groupFindings([finding('advice'), finding('violation')], 'severity', rules);
    expect(groups.map(({ key }) => key)).toEqual(['violation', 'advice']);
  });

  test('stand under each provision they cite, in the order of the rule pack, those without one last', () => {
    const [first, second] = [...rules.provisions.keys()];
    if (first === undefined || second === undefined) throw new Error('the pack has no provisions');
    const one = finding('violation', { provisions: [second, first] });
    const none = finding('advice');
    const groups = groupFindings([none, one], 'provision', rules);
    expect(groups.map(({ key, findings }) => [key, findings])).toEqual([
      [first, [one]],
      [second, [one]],
      ['', [none]],
    ]);
  });

  test('are kept by level, by type of personal information, and by a text in either language or in the evidence', () => {
    const location = finding('violation', {
      personalInformation: ['location'],
      title: { zh: '精确位置', en: 'Precise location' },
      evidence: [
        {
          kind: 'manifest',
          input: 0,
          element: 'uses-permission',
          name: 'android.permission.ACCESS_FINE_LOCATION',
          line: 3,
        },
      ],
    });
    const other = finding('advice');
    const both = [location, other];
    expect(filterFindings(both, { levels: new Set(['advice']), type: null, text: '' })).toEqual([other]);
    expect(filterFindings(both, { levels: ALL, type: 'location', text: '' })).toEqual([location]);
    for (const text of ['位置', 'PRECISE', 'access_fine']) {
      expect(filterFindings(both, { levels: ALL, type: null, text }), text).toEqual([location]);
    }
    expect(filterFindings(both, { levels: ALL, type: null, text: '通讯录' })).toEqual([]);
  });
});
