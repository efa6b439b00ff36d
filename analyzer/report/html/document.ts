import type { AuditResult } from '../../result.ts';
import type { RulePack } from '../../rules.ts';
import type { Language } from '../../text.ts';
import { CHOSEN_BY, LABEL, VERDICT } from '../words.ts';
import { findingsSection } from './findings.ts';
import { both, Markup, markup } from './markup.ts';
import {
  auditsSection,
  checklistSection,
  endpointsSection,
  matrixSection,
  permissionsSection,
  sdksSection,
  warningsSection,
} from './sections.ts';
import { STYLE } from './style.ts';

const MARK = { violation: '✗', suspected: '?', clear: '✓', incomplete: '…' } as const;

/**
 * The report as one self-contained page: no script, no request, both languages (a choice at the top shows one), light
 * and dark, printable. Its content security policy allows nothing but its own style.
 */
export function htmlReport(result: AuditResult, rules: RulePack, language: Language): string {
  const name = result.subject.label ?? result.subject.packageName ?? '?';
  const document = markup`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${name} · ${VERDICT[result.verdict.level][language]} · 知止 Zhizhi</title>
<style>${STYLE_ELEMENT}</style>
</head>
<body>
<header>
<fieldset class="languages"><legend class="soft">语言 / Language</legend>
<label><input type="radio" name="language" id="language-zh"${checked(language === 'zh')}> 中文</label>
<label><input type="radio" name="language" id="language-en"${checked(language === 'en')}> English</label></fieldset>
<p class="soft">知止 Zhizhi ${result.tool.version}</p>
<h1>${name}</h1>
</header>
<main>
${verdictSection(result)}
${subjectSection(result)}
${findingsSection(result, rules)}
${matrixSection(result)}
${permissionsSection(result, rules)}
${sdksSection(result)}
${endpointsSection(result)}
${auditsSection(result)}
${checklistSection(result)}
${warningsSection(result)}
</main>
<footer><p>${both(LABEL.disclaimer)}</p></footer>
</body>
</html>
`;
  return document.text;
}

/** Our own style, not a text to be escaped. */
const STYLE_ELEMENT = new Markup(STYLE);

function checked(yes: boolean): Markup {
  return yes ? markup` checked` : markup``;
}

function verdictSection({ verdict }: AuditResult): Markup {
  const { counts } = verdict;
  const count = {
    zh: `不符合规定 ${counts.violation} 项，疑似 ${counts.suspected} 项，建议 ${counts.advice} 项`,
    en: `${counts.violation} violation(s), ${counts.suspected} suspected, ${counts.advice} advice`,
  };
  const gaps = verdict.notLookedAt.map((gap) => markup`<li>${both(gap.reason)}</li>`);
  return markup`<section class="verdict ${verdict.level}" aria-label="verdict">
<p><strong>${MARK[verdict.level]} ${both(VERDICT[verdict.level])}</strong></p>
<p class="soft">${both(count)}</p>
<ul>${verdict.reasons.map((reason) => markup`<li>${both(reason)}</li>`)}</ul>
${gaps.length === 0 ? null : markup`<p>${both(LABEL.notLookedAt)}:</p><ul class="soft">${gaps}</ul>`}
</section>
`;
}

function subjectSection(result: AuditResult): Markup {
  const { subject, category, tool } = result;
  const version = `${subject.versionName ?? '–'}${subject.versionCode === null ? '' : ` (${subject.versionCode})`}`;
  const signing = result.package?.signing;
  const signers =
    signing?.certificates.map((one) => markup`<div><code>${one.sha256}</code> ${one.subject}</div>`) ?? [];
  return markup`<dl>
<dt>${both(LABEL.app)}</dt><dd><code>${subject.packageName ?? '–'}</code></dd>
<dt>${both(LABEL.version)}</dt><dd>${version} · minSdk ${String(subject.minSdk ?? '–')} · targetSdk ${String(subject.targetSdk ?? '–')}</dd>
${subject.developer === null ? null : markup`<dt>${both(LABEL.developer)}</dt><dd>${subject.developer}</dd>`}
<dt>${both(LABEL.category)}</dt><dd>${category === null ? both(LABEL.noCategory) : markup`${both(category.name)} (${both(CHOSEN_BY[category.chosenBy])})`}</dd>
${result.inputs.map((input) => markup`<dt>${both(LABEL.input)}</dt><dd>${input.name} · ${input.bytes} B<br>SHA-256 <code>${input.sha256}</code></dd>`)}
${signing == null ? null : markup`<dt>${both(LABEL.signer)}</dt><dd>${signing.verified === true ? signers : both(LABEL.unsigned)}</dd>`}
<dt>${both(LABEL.rules)}</dt><dd>${tool.rules.pack} ${tool.rules.version} <code>${tool.rules.sha256}</code></dd>
</dl>
`;
}
