import type { AuditResult, MatrixRow } from '../result.ts';
import type { RulePack } from '../rules.ts';
import type { Language, Text } from '../text.ts';
import { coverageLines } from './coverage.ts';
import { evidenceLine } from './evidence-line.ts';
import { code, inline } from './markdown-text.ts';
import { termText } from './notice/term-name.ts';
import { aside, labelled } from './punctuation.ts';
import { suppressionOf } from './suppression.ts';
import { CHOSEN_BY, COLUMN, GRADE, LABEL, LEVEL, NECESSARY, OUTCOME, VERDICT } from './words.ts';

/** The report as GitHub-flavoured Markdown, for an issue, a pull request or a file. */
export function markdownReport(result: AuditResult, rules: RulePack, language: Language): string {
  const say = (text: Text) => text[language];
  const { subject, verdict } = result;
  const version = `${subject.versionName ?? ''}${subject.versionCode === null ? '' : ` (${subject.versionCode})`}`;
  const lines = [
    `# ${labelled(inline(subject.label ?? subject.packageName ?? '?'), say(VERDICT[verdict.level]), language)}`,
    '',
    ...table(
      ['', ''],
      [
        [say(LABEL.app), `${code(subject.packageName ?? '')} ${inline(version)}`],
        [
          say(LABEL.category),
          result.category === null
            ? say(LABEL.noCategory)
            : `${inline(say(result.category.name))}${aside(say(CHOSEN_BY[result.category.chosenBy]), language)}`,
        ],
        ...result.inputs.map((input) => [
          say(LABEL.input),
          `${inline(input.name)} · ${input.bytes.toLocaleString('en')} B · SHA-256 ${code(input.sha256)}`,
        ]),
        [
          say(LABEL.rules),
          `${inline(result.tool.rules.pack)} ${inline(result.tool.rules.version)} ${code(result.tool.rules.sha256)}`,
        ],
      ],
    ),
    '',
    ...verdict.reasons.map((reason) => `- ${inline(say(reason))}`),
  ];
  if (result.findings.length > 0) lines.push('', `## ${say(LABEL.findings)}`);
  result.findings.forEach((finding, index) => {
    const term = finding.noticeTerm === null ? undefined : rules.noticeTerms.get(finding.noticeTerm);
    const marked = suppressionOf(finding, result);
    const cited = finding.provisions.map((id) => rules.provisions.get(id)?.citation[language] ?? id);
    lines.push(
      '',
      `### ${index + 1}. ${labelled(say(LEVEL[finding.level]), inline(say(finding.title)), language)}`,
      '',
      inline(say(finding.explanation)),
      '',
      ...(marked === null
        ? []
        : [
            `- **${say(marked.label)}** ${inline(marked.suppression.reason)}${aside(inline(marked.suppression.until), language)}`,
          ]),
      ...(term === undefined ? [] : [`- **${say(LABEL.noticeTerm)}** ${inline(say(termText(term)))}`]),
      `- **${say(LABEL.provisions)}** ${inline(cited.join(language === 'zh' ? '；' : '; '))}`,
      ...finding.evidence.map(
        (one) => `- **${say(LABEL.evidence)}** ${code(evidenceLine(one, result, language))}`,
      ),
      ...(finding.verify === null ? [] : [`- **${say(LABEL.verify)}** ${inline(say(finding.verify))}`]),
      ...(finding.fix === null ? [] : [`- **${say(LABEL.fix)}** ${inline(say(finding.fix))}`]),
    );
  });
  if (result.matrix.length > 0)
    lines.push('', `## ${say(LABEL.matrix)}`, '', ...matrixTable(result, language));
  lines.push('', `## ${language === 'zh' ? '检查项目' : 'Audits'}`, '');
  lines.push(
    ...table(
      ['', ''],
      result.audits.map((record) => [
        `${inline(say(record.title))}${aside(code(record.id), language)}`,
        record.reason === null
          ? say(OUTCOME[record.outcome])
          : labelled(say(OUTCOME[record.outcome]), inline(say(record.reason)), language),
      ]),
    ),
    '',
    `## ${say(LABEL.coverage)}`,
    '',
    ...coverageLines(result, rules, language).map((line) => `- ${inline(line)}`),
    '',
    `> ${say(LABEL.disclaimer)}`,
    '',
  );
  return lines.join('\n');
}

function matrixTable(result: AuditResult, language: Language): string[] {
  const say = (text: Text) => text[language];
  const columns = ['declared', 'used', 'disclosed'] as const;
  return table(
    ['', ...columns.map((column) => say(COLUMN[column])), say(COLUMN.necessary)],
    result.matrix.map((row) => [
      `${inline(say(row.name))}${aside(say(GRADE[row.grade]), language)}`,
      ...columns.map((column) => {
        if (row.notLookedAt.includes(column)) return say(LABEL.notLookedAt);
        return row[column].length === 0 ? '–' : String(row[column].length);
      }),
      necessary(row, language),
    ]),
  );
}

/** Whether it is needed and, where that depends, on what. */
function necessary({ necessary, necessaryFor }: MatrixRow, language: Language): string {
  const word = NECESSARY[necessary][language];
  if (necessaryFor === undefined) return word;
  return `${word}${aside(inline(necessaryFor[language]), language)}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)];
}
