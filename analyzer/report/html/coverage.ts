import type { AuditResult } from '../../result.ts';
import type { RulePack } from '../../rules.ts';
import type { Text } from '../../text.ts';
import { beyondFiles, COVERAGE, coverageTables } from '../coverage.ts';
import { LABEL } from '../words.ts';
import { both, type Markup, markup } from './markup.ts';
import { section, table } from './section.ts';

const INTRODUCTION: Text = {
  zh: '逐条列明由哪些检查回答、本次是否检查；静态检查无法回答的，写明如何在真机上核查或由谁说明。',
  en: 'For each item: which audits answer to it and whether they ran; where files cannot answer, how to test it on a device or who can.',
};
const HEAD: readonly Text[] = [
  { zh: '条款', en: 'Clause' },
  { zh: '内容', en: 'What' },
  { zh: '本次结果', en: 'In this audit' },
  { zh: '检查项', en: 'Audits' },
  { zh: '文件之外如何核查', en: 'Beyond the files' },
];

/** Every item of the rule pack's coverage with what this audit says of it; one fold a document. */
export function coverageSection(result: AuditResult, rules: RulePack): Markup {
  const parts = coverageTables(result, rules).map(({ title, rows }) => {
    const body = rows.map(({ item, status }) => {
      const said = status === null ? markup`–` : both(COVERAGE[status]);
      const audits = item.audits.map((id) => markup`<code>${id}</code> `);
      const clause = item.clause.zh === '' ? markup`` : both(item.clause);
      return markup`<tr><td>${clause}</td><td>${both(item.name)}</td><td class="status-${status ?? 'none'}">${said}</td><td>${audits}</td><td>${both(beyondFiles(item))}</td></tr>
`;
    });
    const judged = rows.filter(
      ({ status }) => status === 'found' || status === 'nothing-found' || status === 'partly',
    );
    const count = {
      zh: `${rows.length} 项，其中 ${judged.length} 项已检查`,
      en: `${rows.length} items, ${judged.length} looked at`,
    };
    return markup`<details class="fold"><summary>${both(title)} <span class="soft">(${both(count)})</span></summary>${table(title, HEAD, body)}</details>
`;
  });
  return section('coverage', LABEL.coverage, markup`<p class="soft">${both(INTRODUCTION)}</p>${parts}`);
}
