import type { Evidence, Finding, Level } from '../../finding.ts';
import type { AuditResult } from '../../result.ts';
import type { Provision, RulePack } from '../../rules.ts';
import type { Text } from '../../text.ts';
import { evidenceLine } from '../evidence-line.ts';
import { termText } from '../notice/term-name.ts';
import { suppressionOf } from '../suppression.ts';
import { CERTAINTY, LABEL, LEVEL } from '../words.ts';
import { both, type Markup, markup } from './markup.ts';
import { section } from './section.ts';

/** Evidence lines of one finding shown in the page; the JSON report has all of them. */
const SHOWN_EVIDENCE = 12;

const LEVELS: readonly Level[] = ['violation', 'suspected', 'advice'];
const SHAPE: Record<Level, string> = { violation: '✗', suspected: '?', advice: 'i' };

const MEANING: Record<Level, Text> = {
  violation: {
    zh: '安装包、政策或页面本身足以证明。',
    en: 'What the package, the policy or the page shows is enough.',
  },
  suspected: {
    zh: '静态检查所见的线索，须在真机上确认后才能认定。',
    en: 'Signs in the files; nothing is established until a device confirms it.',
  },
  advice: { zh: '可以做得更好之处。', en: 'Good practice that was missed.' },
};

/** All findings by level, each with its evidence, provisions, how to confirm and how to fix. */
export function findingsSection(result: AuditResult, rules: RulePack): Markup {
  const { findings } = result;
  if (findings.length === 0) return section('findings', LABEL.findings, markup`<p>${both(LABEL.none)}</p>`);
  const numbers = new Map(findings.map((finding, index) => [finding, index + 1]));
  const groups = LEVELS.map((level) => {
    const own = findings.filter((finding) => finding.level === level);
    if (own.length === 0) return markup``;
    return markup`<h3 class="group ${level}" id="level-${level}"><span class="mark" aria-hidden="true">${SHAPE[level]}</span> <span class="level">${both(LEVEL[level])}</span> (${own.length}) <span class="soft meaning">${both(MEANING[level])}</span></h3>
${own.map((finding) => card(finding, numbers.get(finding) ?? 0, result, rules))}`;
  });
  const title = { zh: `发现（${findings.length}）`, en: `Findings (${findings.length})` };
  return section('findings', title, markup`${groups}`);
}

function card(finding: Finding, number: number, result: AuditResult, rules: RulePack): Markup {
  const term = finding.noticeTerm === null ? undefined : rules.noticeTerms.get(finding.noticeTerm);
  const marked = suppressionOf(finding, result);
  const certainty = CERTAINTY[finding.certainty];
  return markup`<article class="finding ${finding.level}" id="finding-${finding.fingerprint}">
<h4>${number}. ${both(finding.title)}</h4>
<p>${both(finding.explanation)}</p>
<dl>
${marked === null ? null : row(marked.label, markup`${marked.suppression.reason} (${marked.suppression.until})`)}
${term === undefined ? null : row(LABEL.noticeTerm, both(termText(term)))}
${row(LABEL.provisions, citations(finding.provisions, rules))}
${row(LABEL.evidence, evidenceList(finding, result))}
${finding.verify === null ? null : row(LABEL.verify, both(finding.verify))}
${finding.fix === null ? null : row(LABEL.fix, both(finding.fix))}
</dl>
<p class="soft small"><code>${finding.rule}</code> · ${certainty === undefined ? null : both(certainty)} · <code>${finding.fingerprint}</code></p>
</article>
`;
}

function row(label: Text, value: Markup): Markup {
  return markup`<dt>${both(label)}</dt><dd>${value}</dd>`;
}

/** Citations in a line, each leading to its words at the end of the report. */
function citations(ids: readonly string[], rules: RulePack): Markup {
  const links = ids.map((id, index) => {
    const known = rules.provisions.get(id);
    const text = known === undefined ? markup`<code>${id}</code>` : both(known.citation);
    return markup`${index === 0 ? '' : ' · '}<a href="#${anchor(id)}">${text}</a>`;
  });
  return markup`${links}`;
}

function anchor(id: string): string {
  return `provision-${id.replace(/[^A-Za-z0-9.-]/g, '_')}`;
}

function evidenceList(finding: Finding, result: AuditResult): Markup {
  const shown = finding.evidence.slice(0, SHOWN_EVIDENCE);
  const hidden = finding.evidence.length - shown.length;
  return markup`<ul>${shown.map((one) => markup`<li>${evidenceItem(one, result)}</li>`)}${hidden > 0 ? markup`<li class="soft">+${hidden}</li>` : null}</ul>`;
}

/** A call with its path folded, one step a line; anything else in one line. */
function evidenceItem(evidence: Evidence, result: AuditResult): Markup {
  if (evidence.kind === 'code') {
    const { dex, class: type, method, api, path } = evidence;
    const steps = { zh: `调用路径（${path.length} 步）`, en: `path of calls (${path.length} steps)` };
    const folded =
      path.length < 2
        ? null
        : markup`<details class="path"><summary>${both(steps)}</summary><ol>${path.map((step) => markup`<li><code>${step}</code></li>`)}</ol></details>`;
    return markup`<code>${dex} ${type}.${method} → ${api}</code>${folded}`;
  }
  const zh = evidenceLine(evidence, result, 'zh');
  const en = evidenceLine(evidence, result, 'en');
  return markup`<code>${zh === en ? zh : both({ zh, en })}</code>`;
}

/** The words of every provision that a finding cites, once, verbatim; what could not be compared with a text says so. */
export function provisionsSection(result: AuditResult, rules: RulePack): Markup {
  const ids = [...new Set(result.findings.flatMap((finding) => finding.provisions))];
  if (ids.length === 0) return markup``;
  const order = [...rules.provisions.keys()];
  ids.sort((a, b) => order.indexOf(a) - order.indexOf(b));
  const items = ids.map((id) => {
    const known = rules.provisions.get(id);
    return known === undefined
      ? markup`<dt id="${anchor(id)}"><code>${id}</code></dt><dd></dd>`
      : markup`<dt id="${anchor(id)}">${both(known.citation)}</dt><dd>${words(known)}</dd>`;
  });
  const title = { zh: '依据原文', en: 'The provisions, word for word' };
  return section('provisions', title, markup`<dl class="provisions">${items}</dl>`);
}

function words({ wording, about, source }: Provision): Markup {
  const note =
    source.unchecked === undefined ? null : markup` <span class="soft">(${both(source.unchecked)})</span>`;
  return wording === null
    ? markup`${both(about)}${note}`
    : markup`<q lang="zh-CN">${wording}</q><span class="en soft" lang="en"> ${about.en}</span>${note}`;
}
