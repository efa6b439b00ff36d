import type { AuditResult, MatrixColumn, MatrixRow } from '../../result.ts';
import type { RulePack } from '../../rules.ts';
import type { Text } from '../../text.ts';
import { evidenceLine } from '../evidence-line.ts';
import { COLUMN, GRADE, LABEL, NECESSARY } from '../words.ts';
import { both, type Markup, markup } from './markup.ts';
import { section, table } from './section.ts';

/** Evidence lines in one cell; the JSON report has more. */
const SHOWN = 4;

const HEAD: readonly Text[] = [
  { zh: '个人信息', en: 'Personal information' },
  COLUMN.declared,
  COLUMN.used,
  COLUMN.disclosed,
  COLUMN.necessary,
];

const INTRODUCTION: Text = {
  zh: '逐类对照：清单或页面声明了什么、代码用了什么、隐私政策或标签告知了什么、该类应用需要什么。数字为证据条数，点开可看；“未检查”不等于没有。',
  en: 'For each kind: what manifest or page declare, what the code uses, what policy or label tell, what this kind of app needs. A number counts the evidence and unfolds it; “not looked at” does not mean “none”.',
};

/** Declared, used, disclosed, necessary: for each type of personal information, with the evidence in the cell. */
export function matrixSection(result: AuditResult, rules: RulePack): Markup {
  if (result.matrix.length === 0) return markup``;
  const rows = result.matrix.map(
    (row) =>
      markup`<tr><th scope="row">${both(row.name)} ${grade(row)}</th>${cell(row, 'declared', result)}${cell(row, 'used', result)}${cell(row, 'disclosed', result)}<td class="${isExcess(row) ? 'not-needed' : ''}">${both(NECESSARY[row.necessary])}${row.necessaryFor === undefined ? null : markup` <span class="soft">(${both(row.necessaryFor)})</span>`}</td></tr>
`,
  );
  return section(
    'matrix',
    LABEL.matrix,
    markup`<p class="soft">${both(INTRODUCTION)}</p>${table(LABEL.matrix, HEAD, rows)}${handling(result, rules)}`,
  );
}

/** Asked for or used without need. */
function isExcess(row: MatrixRow): boolean {
  return row.necessary === 'no' && (row.declared.length > 0 || row.used.length > 0);
}

function grade(row: MatrixRow): Markup {
  return markup`<span class="grade ${row.grade}">${both(GRADE[row.grade])}</span>`;
}

function cell(row: MatrixRow, column: MatrixColumn, result: AuditResult): Markup {
  if (row.notLookedAt.includes(column)) return markup`<td class="soft">${both(LABEL.notLookedAt)}</td>`;
  const evidence = row[column];
  if (evidence.length === 0) return markup`<td class="soft">–</td>`;
  const lines = evidence.slice(0, SHOWN).map((one) => {
    const zh = evidenceLine(one, result, 'zh', 'short');
    const en = evidenceLine(one, result, 'en', 'short');
    return markup`<li><code>${zh === en ? zh : both({ zh, en })}</code></li>`;
  });
  const more = evidence.length > SHOWN ? markup`<li class="soft">+${evidence.length - SHOWN}</li>` : null;
  return markup`<td><details class="cell"><summary>✓ ${evidence.length}</summary><ul>${lines}${more}</ul></details></td>`;
}

/** How information of each grade that occurs is to be handled, said once below the table. */
function handling(result: AuditResult, rules: RulePack): Markup {
  const grades = [
    ['general', GRADE.general, rules.handling.general],
    ['sensitive', GRADE.sensitive, rules.handling.sensitive],
    ['minors', { zh: '不满十四周岁未成年人', en: 'of children under fourteen' }, rules.handling.minors],
  ] as const;
  const occurring = grades.filter(([, , ids]) =>
    result.matrix.some((row) => row.handling.join() === ids.join()),
  );
  const rows = occurring.map(
    ([, name, ids]) =>
      markup`<dt>${both(name)}</dt><dd><ul>${ids.map((id) => {
        const provision = rules.provisions.get(id);
        if (provision === undefined) return markup`<li>${id}</li>`;
        const { unchecked } = provision.source;
        return markup`<li>${both(provision.citation)}：${both(provision.about)}${unchecked === undefined ? null : markup` <span class="soft">(${both(unchecked)})</span>`}</li>`;
      })}</ul></dd>`,
  );
  return markup`<h3>${both({ zh: '各级个人信息的处理要求', en: 'How information of each grade is to be handled' })}</h3><dl>${rows}</dl>`;
}
