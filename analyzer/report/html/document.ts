import type { AuditResult } from '../../result.ts';
import type { RulePack } from '../../rules.ts';
import type { Language } from '../../text.ts';
import { CHOSEN_BY, LABEL, VERDICT } from '../words.ts';
import { checklistSection } from './checklist.ts';
import { coverageSection } from './coverage.ts';
import { findingsSection, provisionsSection } from './findings.ts';
import { both, Markup, markup } from './markup.ts';
import { matrixSection } from './matrix.ts';
import { listingSection, policySection } from './policy.ts';
import { contentSecurityPolicy, SCRIPT } from './script.ts';
import {
  auditsSection,
  endpointsSection,
  permissionsSection,
  sdksSection,
  warningsSection,
} from './sections.ts';
import { STYLE } from './style.ts';
import { contents, verdictSection } from './verdict.ts';

/**
 * The report as one self-contained page: no request, both languages (a choice at the top shows one), light and dark,
 * printable, its checklist fillable. Its content security policy allows its own style and its one script, by digest;
 * everything it works without.
 */
export function htmlReport(result: AuditResult, rules: RulePack, language: Language): string {
  const name = result.subject.label ?? result.subject.packageName ?? '?';
  const parts = [
    findingsSection(result, rules),
    matrixSection(result, rules),
    auditsSection(result),
    permissionsSection(result, rules),
    sdksSection(result),
    endpointsSection(result),
    policySection(result, rules),
    listingSection(result),
    coverageSection(result, rules),
    checklistSection(result),
    provisionsSection(result, rules),
    warningsSection(result),
  ];
  const document = markup`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(contentSecurityPolicy())}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${name} · ${VERDICT[result.verdict.level][language]} · 知止 Zhizhi</title>
<style>${new Markup(STYLE)}</style>
</head>
<body>
<header>
<fieldset class="languages"><legend>语言 / Language</legend>
<label><input type="radio" name="language" id="language-zh"${checked(language === 'zh')}> 中文</label>
<label><input type="radio" name="language" id="language-en"${checked(language === 'en')}> English</label></fieldset>
<p class="soft brand">知止 Zhizhi ${result.tool.version} · ${both({ zh: '应用隐私合规检查报告', en: 'App privacy audit' })}</p>
<h1>${name}</h1>
</header>
<main>
${verdictSection(result)}
${subjectSection(result)}
${contents(result)}
${parts}
</main>
<footer><p>${both(LABEL.disclaimer)}</p><p class="small">${both({ zh: '检查时间', en: 'Audited' })} ${result.startedAt} · ${result.tool.rules.pack} ${result.tool.rules.version} <code>${result.tool.rules.sha256}</code></p></footer>
<script>${new Markup(SCRIPT)}</script>
</body>
</html>
`;
  return document.text;
}

function checked(yes: boolean): Markup {
  return yes ? markup` checked` : markup``;
}

function subjectSection(result: AuditResult): Markup {
  const { subject, category } = result;
  const version = `${subject.versionName ?? '–'}${subject.versionCode === null ? '' : ` (${subject.versionCode})`}`;
  const signing = result.package?.signing;
  const signers =
    signing?.certificates.map((one) => markup`<div>${one.subject} <code>${one.sha256}</code></div>`) ?? [];
  return markup`<dl class="subject">
<dt>${both(LABEL.app)}</dt><dd><code>${subject.packageName ?? '–'}</code> ${version} · minSdk ${String(subject.minSdk ?? '–')} · targetSdk ${String(subject.targetSdk ?? '–')}</dd>
${subject.developer === null ? null : markup`<dt>${both(LABEL.developer)}</dt><dd>${subject.developer}</dd>`}
<dt>${both(LABEL.category)}</dt><dd>${category === null ? both(LABEL.noCategory) : markup`${both(category.name)} (${both(CHOSEN_BY[category.chosenBy])})`}</dd>
${result.inputs.map((input) => markup`<dt>${both(LABEL.input)}</dt><dd>${input.name} · ${input.bytes.toLocaleString('en')} B<br>SHA-256 <code>${input.sha256}</code></dd>`)}
${signing == null ? null : markup`<dt>${both(LABEL.signer)}</dt><dd>${signing.verified === true ? signers : both(LABEL.unsigned)}</dd>`}
</dl>
`;
}
