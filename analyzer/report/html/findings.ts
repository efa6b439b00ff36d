import type { Finding } from '../../finding.ts';
import type { AuditResult } from '../../result.ts';
import type { RulePack } from '../../rules.ts';
import type { Text } from '../../text.ts';
import { evidenceLine } from '../evidence-line.ts';
import { suppressionOf } from '../suppression.ts';
import { CERTAINTY, LABEL, LEVEL } from '../words.ts';
import { both, type Markup, markup } from './markup.ts';

/** Evidence lines of one finding shown in the page; the JSON report has all of them. */
const SHOWN_EVIDENCE = 12;

/** All findings, each with its evidence, provisions, how to confirm and how to fix. */
export function findingsSection(result: AuditResult, rules: RulePack): Markup {
  if (result.findings.length === 0) return markup``;
  return markup`<section aria-labelledby="findings"><h2 id="findings">${both(LABEL.findings)} (${result.findings.length})</h2>
${result.findings.map((finding, index) => findingCard(finding, index + 1, result, rules))}</section>`;
}

function findingCard(finding: Finding, number: number, result: AuditResult, rules: RulePack): Markup {
  const term = finding.noticeTerm === null ? undefined : rules.noticeTerms.get(finding.noticeTerm);
  const marked = suppressionOf(finding, result);
  const certainty = CERTAINTY[finding.certainty];
  return markup`<article class="finding ${finding.level}" id="finding-${finding.fingerprint}">
<h3>${number}. <span class="level">${both(LEVEL[finding.level])}</span> · ${both(finding.title)}</h3>
<p>${both(finding.explanation)}</p>
<dl>
${marked === null ? null : row(marked.label, markup`${marked.suppression.reason} (${marked.suppression.until})`)}
${term === undefined ? null : row(LABEL.noticeTerm, both(term.name))}
${row(LABEL.provisions, markup`<ul>${finding.provisions.map((id) => provision(id, rules))}</ul>`)}
${row(LABEL.evidence, evidenceList(finding, result))}
${finding.verify === null ? null : row(LABEL.verify, both(finding.verify))}
${finding.fix === null ? null : row(LABEL.fix, both(finding.fix))}
</dl>
<p class="soft"><code>${finding.rule}</code> · ${certainty === undefined ? null : both(certainty)} · <code>${finding.fingerprint}</code></p>
</article>
`;
}

function row(label: Text, value: Markup): Markup {
  return markup`<dt>${both(label)}</dt><dd>${value}</dd>`;
}

function provision(id: string, rules: RulePack): Markup {
  const known = rules.provisions.get(id);
  if (known === undefined) return markup`<li><code>${id}</code></li>`;
  if (known.wording === null) return markup`<li>${both(known.citation)}</li>`;
  return markup`<li>${both(known.citation)}<details><summary>${both({ zh: '原文', en: 'Wording (Chinese)' })}</summary><q lang="zh-CN">${known.wording}</q></details></li>`;
}

function evidenceList(finding: Finding, result: AuditResult): Markup {
  const shown = finding.evidence.slice(0, SHOWN_EVIDENCE);
  const hidden = finding.evidence.length - shown.length;
  return markup`<ul>${shown.map((one) => {
    const zh = evidenceLine(one, result, 'zh');
    const en = evidenceLine(one, result, 'en');
    return markup`<li><code>${zh === en ? zh : both({ zh, en })}</code></li>`;
  })}${hidden > 0 ? markup`<li class="soft">+${hidden}</li>` : null}</ul>`;
}
