import { OUTCOME_RESULTS, RESULT_WORDS } from '../../evidence/outcomes.ts';
import type { AuditResult } from '../../result.ts';
import type { Text } from '../../text.ts';
import { both, type Markup, markup } from './markup.ts';
import { section } from './section.ts';

const TITLE: Text = { zh: '人工核查项', en: 'To be checked by a person with a device' };
const INTRODUCTION: Text = {
  zh: '以下各项静态检查无法认定。按步骤操作，选择结果并记录所见；可打印填写，也可在此填写后保存为文件，随证据包一并归档（zhizhi evidence create --outcomes 文件）。',
  en: 'No file settles these. Follow the steps, choose what came out and note what was seen: on paper, or here, saving them to a file that goes into the evidence package (zhizhi evidence create --outcomes FILE).',
};
const WORDS = {
  outcome: { zh: '核查结果', en: 'Outcome' },
  note: { zh: '所见（时间、设备、截图编号）', en: 'What was seen (time, device, screenshot)' },
  by: { zh: '核查人', en: 'Checked by' },
  save: { zh: '保存核查结果', en: 'Save the outcomes' },
  hints: { zh: '静态检查提示', en: 'What the files suggest' },
  recorded: { zh: '已记录', en: 'Recorded' },
} satisfies Record<string, Text>;

/** Steps with a field for the outcome each; what is entered stays in the page until it is saved or printed. */
export function checklistSection(result: AuditResult): Markup {
  if (result.checklist.length === 0) return markup``;
  const items = result.checklist.map(({ behaviour, title, steps, hints, outcome }, index) => {
    const id = `check-${index + 1}`;
    const choices = OUTCOME_RESULTS.map(
      (one) =>
        markup`<label><input type="radio" name="${id}" value="${one}"> ${both(RESULT_WORDS[one])}</label> `,
    );
    const suggested = hints.map((hint) => markup`<li>${both(hint)}</li>`);
    return markup`<li class="check" data-behaviour="${behaviour}"><h3>${both(title)} <code class="soft">${behaviour}</code></h3>
<p>${both(steps)}</p>
${hints.length === 0 ? null : markup`<details class="hints"><summary>${both(WORDS.hints)} (${hints.length})</summary><ul>${suggested}</ul></details>`}
${outcome === null ? null : markup`<p><strong>${both(WORDS.recorded)}</strong>: ${outcome}</p>`}
<fieldset><legend>${both(WORDS.outcome)}</legend>${choices}</fieldset>
<label for="${id}">${both(WORDS.note)}</label><textarea id="${id}" rows="2"></textarea></li>
`;
  });
  return section(
    'checklist',
    TITLE,
    markup`<p class="soft">${both(INTRODUCTION)}</p>
<ol class="checks">${items}</ol>
<p class="save"><label for="checked-by">${both(WORDS.by)}</label> <input id="checked-by" type="text" autocomplete="off"> <button type="button" id="save-outcomes" hidden>${both(WORDS.save)}</button></p>`,
  );
}
