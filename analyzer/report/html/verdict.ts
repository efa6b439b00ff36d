import type { AuditRecord, AuditResult } from '../../result.ts';
import type { Text } from '../../text.ts';
import { LABEL, VERDICT } from '../words.ts';
import { both, type Markup, markup } from './markup.ts';

const MARK = { violation: '✗', suspected: '?', clear: '✓', incomplete: '…' } as const;

/** The verdict, its reasons, and three numbers: found, looked at and nothing found, could not be looked at. */
export function verdictSection(result: AuditResult): Markup {
  const { verdict } = result;
  const gaps = verdict.notLookedAt.map(
    (gap) =>
      markup`<li>${both(gap.reason)} <span class="soft">(${both({ zh: `${gap.audits.length} 项检查`, en: gap.audits.length === 1 ? '1 audit' : `${gap.audits.length} audits` })})</span></li>`,
  );
  return markup`<section class="verdict ${verdict.level}" aria-labelledby="verdict">
<h2 id="verdict"><span class="mark" aria-hidden="true">${MARK[verdict.level]}</span> ${both(VERDICT[verdict.level])}</h2>
<ul class="reasons">${verdict.reasons.map((reason) => markup`<li>${both(reason)}</li>`)}</ul>
${gaps.length === 0 ? null : markup`<p class="gap">${both(LABEL.notLookedAt)}</p><ul>${gaps}</ul>`}
${tallies(result)}
</section>
`;
}

function tallies(result: AuditResult): Markup {
  const { counts } = result.verdict;
  const audits = (...outcomes: AuditRecord['outcome'][]) =>
    result.audits.filter((record) => outcomes.includes(record.outcome)).length;
  const numbers: readonly (readonly [string, number, Text])[] = [
    ['violation', counts.violation, { zh: '项迹象明确', en: 'clear indications' }],
    ['suspected', counts.suspected, { zh: '项疑似，待确认', en: 'suspected' }],
    ['advice', counts.advice, { zh: '项建议', en: 'advice' }],
    ['clear', audits('pass'), { zh: '项检查未发现问题', en: 'audits found nothing' }],
    ['incomplete', audits('not-run', 'not-judged'), { zh: '项检查未能进行', en: 'audits could not be done' }],
    ['neutral', result.checklist.length, { zh: '项须人工核查', en: 'to be checked by a person' }],
  ];
  return markup`<ul class="tallies">${numbers.map(([tone, count, words]) => markup`<li class="${tone}"><span class="number">${count}</span> ${both(words)}</li>`)}</ul>`;
}

/** Where each part is. Parts that have nothing are not there and not named. */
export function contents(result: AuditResult): Markup {
  const { package: read, policy, listing } = result;
  const parts: readonly (readonly [string, boolean, Text])[] = [
    ['findings', true, LABEL.findings],
    ['matrix', result.matrix.length > 0, LABEL.matrix],
    ['audits', true, { zh: '检查了什么', en: 'What was checked' }],
    [
      'permissions',
      read?.permissions.some((use) => use.declaredAs !== 'permission') === true,
      LABEL.permissions,
    ],
    ['sdks', (read?.sdks.length ?? 0) > 0, { zh: '第三方 SDK', en: 'SDKs' }],
    ['endpoints', (read?.endpoints.length ?? 0) > 0, { zh: '网络地址', en: 'Hosts' }],
    ['policy', policy !== null, { zh: '隐私政策', en: 'Policy' }],
    ['listing', listing !== null, { zh: '商店页面', en: 'Store page' }],
    ['coverage', true, { zh: '覆盖情况', en: 'Coverage' }],
    ['checklist', result.checklist.length > 0, { zh: '人工核查项', en: 'Checklist' }],
    ['provisions', result.findings.length > 0, { zh: '依据原文', en: 'Provisions' }],
  ];
  const links = parts
    .filter(([, there]) => there)
    .map(([id, , text]) => markup`<li><a href="#${id}">${both(text)}</a></li>`);
  return markup`<nav aria-label="目录 Contents"><ul class="contents">${links}</ul></nav>`;
}
