import type { Finding } from '../finding.ts';
import type { AuditResult } from '../result.ts';
import type { RulePack } from '../rules.ts';
import type { Language, Text } from '../text.ts';
import { coverageLines } from './coverage.ts';
import { evidenceLine } from './evidence-line.ts';
import { termText } from './notice/term-name.ts';
import { plain } from './plain.ts';
import { suppressionOf } from './suppression.ts';
import { CHOSEN_BY, LABEL, LEVEL, VERDICT } from './words.ts';

/** How to make a part of the text stand out; the identity when colour is not wanted. */
export interface Style {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly level: (level: string, text: string) => string;
}

export const NO_STYLE: Style = { bold: (text) => text, dim: (text) => text, level: (_, text) => text };

const MARK = { violation: '✗', suspected: '?', advice: '·', clear: '✓', incomplete: '…' } as const;
/** Evidence lines shown for one finding; the JSON report has all. */
const SHOWN_EVIDENCE = 6;

/** The report that a person reads in a terminal: the verdict first, then each finding with its evidence. */
export function textReport(
  result: AuditResult,
  rules: RulePack,
  language: Language,
  style = NO_STYLE,
): string {
  const say = (text: Text) => plain(text[language]);
  const lines: string[] = [];
  lines.push(...header(result, language, style), '');

  const { verdict } = result;
  lines.push(
    `${style.bold(say(LABEL.verdict))}  ${style.level(verdict.level, `${MARK[verdict.level]} ${say(VERDICT[verdict.level])}`)}`,
  );
  lines.push(`      ${countsLine(result, language)}`);
  for (const reason of verdict.reasons) lines.push(`  - ${say(reason)}`);

  if (result.findings.length > 0) {
    lines.push('', style.bold(say(LABEL.findings)));
    result.findings.forEach((finding, index) => {
      lines.push('', ...findingLines(finding, index + 1, result, rules, language, style));
    });
  }
  const passed = result.audits.filter((record) => record.outcome === 'pass');
  if (passed.length > 0) {
    lines.push('', style.bold(say(LABEL.passed)));
    for (const record of passed)
      lines.push(`  ✓ ${say(LABEL.notFound)}${say(record.title)} ${style.dim(`(${plain(record.id)})`)}`);
  }
  if (verdict.notLookedAt.length > 0) {
    lines.push('', style.bold(say(LABEL.notLookedAt)));
    for (const gap of verdict.notLookedAt)
      lines.push(`  … ${say(gap.reason)} ${style.dim(`(${plain(gap.audits.join(', '))})`)}`);
  }
  lines.push('', style.bold(say(LABEL.coverage)));
  for (const line of coverageLines(result, rules, language)) lines.push(`  ${line}`);
  const warnings = result.package?.warnings ?? [];
  if (warnings.length > 0) {
    lines.push('', style.bold(say(LABEL.warnings)));
    for (const warning of warnings) {
      const place = warning.where.entry === undefined ? '' : `${plain(warning.where.entry)}: `;
      lines.push(`  ! ${place}${say(warning.text)} ${style.dim(`(${plain(warning.code)})`)}`);
    }
  }
  lines.push('', style.dim(say(LABEL.disclaimer)), '');
  return lines.join('\n');
}

function header(result: AuditResult, language: Language, style: Style): string[] {
  const say = (text: Text) => plain(text[language]);
  const { subject, tool } = result;
  const name = subject.label ?? subject.packageName;
  const version = [subject.versionName, subject.versionCode === null ? null : `(${subject.versionCode})`]
    .filter((part) => part !== null)
    .map((part) => plain(part));
  const lines = [
    style.dim(
      `知止 Zhizhi ${plain(tool.version)} · ${say(LABEL.rules)} ${plain(`${tool.rules.pack} ${tool.rules.version} (${tool.rules.sha256.slice(0, 12)})`)}`,
    ),
  ];
  // A policy alone is of no app that is known.
  if (name !== null)
    lines.push(
      `${style.bold(say(LABEL.app))}  ${style.bold(plain(name))}  ${plain(subject.packageName ?? '')}  ${version.join(' ')}`,
    );
  lines.push(...inputLines(result, language));
  const signing = result.package?.signing;
  if (signing != null) {
    const certificates = signing.certificates.map((one) => plain(`${one.sha256} (${one.subject})`));
    lines.push(
      `${say(LABEL.signer)}  ${signing.verified === true ? `${plain(signing.schemes.join(' '))} · ${certificates.join('; ')}` : say(LABEL.unsigned)}`,
    );
  }
  lines.push(`${say(LABEL.category)}  ${categoryLine(result, language)}`);
  return lines;
}

/** Each file that was read, as anyone may find it again: by its name, its size and its hash. */
export function inputLines({ inputs }: AuditResult, language: Language): string[] {
  return inputs.map(
    ({ name, bytes, sha256 }) =>
      `${LABEL.input[language]}  ${plain(name)} · ${bytes.toLocaleString('en')} B · SHA-256 ${sha256}`,
  );
}

function categoryLine(result: AuditResult, language: Language): string {
  const { category } = result;
  if (category === null) return LABEL.noCategory[language];
  const by = CHOSEN_BY[category.chosenBy][language];
  const words = category.because.map((word) => `“${plain(word)}”`);
  const because =
    words.length === 0 ? '' : language === 'zh' ? `，据${words.join('、')}` : ` from ${words.join(', ')}`;
  const [open, close, stop] = language === 'zh' ? ['（', '）', '；'] : [' (', ')', '; '];
  return `${plain(category.name[language])}${open}${plain(category.id)}${stop}${by}${because}${close}`;
}

function countsLine(result: AuditResult, language: Language): string {
  const { counts } = result.verdict;
  return language === 'zh'
    ? `迹象明确 ${counts.violation} 项，疑似 ${counts.suspected} 项，建议 ${counts.advice} 项`
    : `${counts.violation} clearly indicated, ${counts.suspected} suspected, ${counts.advice} advice`;
}

function findingLines(
  finding: Finding,
  number: number,
  result: AuditResult,
  rules: RulePack,
  language: Language,
  style: Style,
): string[] {
  const say = (text: Text) => plain(text[language]);
  const colon = language === 'zh' ? '：' : ': ';
  const mark = style.level(finding.level, `${MARK[finding.level]} ${say(LEVEL[finding.level])}`);
  const lines = [
    `${String(number).padStart(2)}. ${mark}  ${style.bold(say(finding.title))} ${style.dim(`(${plain(finding.rule)})`)}`,
    `    ${say(finding.explanation)}`,
  ];
  const marked = suppressionOf(finding, result);
  if (marked !== null)
    lines.push(
      `    ${say(marked.label)}${colon}${plain(marked.suppression.reason)} (${plain(marked.suppression.until)})`,
    );
  const term = finding.noticeTerm === null ? undefined : rules.noticeTerms.get(finding.noticeTerm);
  if (term !== undefined) lines.push(`    ${say(LABEL.noticeTerm)}${colon}${say(termText(term))}`);
  const cited = finding.provisions.map((id) => rules.provisions.get(id)?.citation[language] ?? id);
  lines.push(`    ${say(LABEL.provisions)}${colon}${plain(cited.join(language === 'zh' ? '；' : '; '))}`);
  for (const evidence of finding.evidence.slice(0, SHOWN_EVIDENCE)) {
    lines.push(`    ${say(LABEL.evidence)}${colon}${evidenceLine(evidence, result, language, 'short')}`);
  }
  const hidden = finding.evidence.length - SHOWN_EVIDENCE;
  if (hidden > 0) lines.push(`    ${say(LABEL.evidence)}${colon}+${hidden}`);
  if (finding.verify !== null) lines.push(`    ${say(LABEL.verify)}${colon}${say(finding.verify)}`);
  if (finding.fix !== null) lines.push(`    ${say(LABEL.fix)}${colon}${say(finding.fix)}`);
  return lines;
}
