import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layOut } from '../../../../analyzer/policy/text/document.ts';
import { readMarkdown } from '../../../../analyzer/policy/text/markdown.ts';
import { readPlain } from '../../../../analyzer/policy/text/plain.ts';
import { sentencesOf } from '../../../../analyzer/policy/text/sentences.ts';
import { simplified } from '../../../../analyzer/policy/text/traditional.ts';

const cut = (text: string) => sentencesOf(text, 0).map(({ start, end }) => text.slice(start, end));

describe('sentences', () => {
  test('end at Chinese stops and semicolons, quotes and brackets stay whole', () => {
    expect(cut('我们收集手机号。您同意“使用即同意。”的条款；见（一）设备信息（如型号；版本）。')).toEqual([
      '我们收集手机号。',
      '您同意“使用即同意。”的条款；',
      '见（一）设备信息（如型号；版本）。',
    ]);
  });

  test('end at English stops, not at abbreviations, numbers and addresses', () => {
    expect(
      cut('We collect data, e.g. Your name, at www.a.com v1.2. Acme Inc. Ltd. may share it! Why? Ask us.'),
    ).toEqual([
      'We collect data, e.g. Your name, at www.a.com v1.2.',
      'Acme Inc. Ltd. may share it!',
      'Why?',
      'Ask us.',
    ]);
  });

  test('cover every letter of the text, in order, without overlap', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('。', '. ', '；', '（', '）', '我们', 'Data ', '1', '”', ' ', '!'), {
          maxLength: 80,
        }),
        (parts) => {
          const text = parts.join('');
          const spans = sentencesOf(text, 0);
          let last = 0;
          for (const { start, end } of spans) {
            expect(text.slice(last, start).trim()).toBe('');
            expect(end).toBeGreaterThan(start);
            last = end;
          }
          expect(text.slice(last).trim()).toBe('');
        },
      ),
    );
  });
});

describe('a text file', () => {
  const document = layOut(
    readPlain(
      '某应用隐私政策\n更新日期：2024年1月1日\n一、我们如何收集信息\n（一）注册\n我们会收集手机号。\n第三条 共享\nSDK名称\t使用目的\n友盟\t统计\n二、联系我们',
    ),
  );

  test('has the sections that its numbering makes', () => {
    expect(document.sections.map(({ title, level }) => [level, title])).toEqual([
      [1, '一、我们如何收集信息'],
      [2, '（一）注册'],
      [2, '第三条 共享'],
      [1, '二、联系我们'],
    ]);
    expect(document.title).toBe('某应用隐私政策');
    const first = document.sections[0];
    expect(document.text.slice(first?.start, first?.end)).toMatch(/^一、[\s\S]*友盟 \| 统计\n$/);
  });

  test('has its tables as rows, and every sentence where it says it is', () => {
    expect(document.text).toContain('\nSDK名称 | 使用目的\n友盟 | 统计\n');
    for (const { start, end, piece } of document.sentences) {
      expect(document.pieces[piece]?.block.text).toContain(document.text.slice(start, end));
    }
  });

  test('cut at a fixed width is joined again', () => {
    const wrapped = [
      'We collect your name and your e-mail address when you create an account, and',
      'we use them to answer the questions that you ask us through the form in the app',
      'or by mail. We keep them for two years after the account has been closed unless',
      'the law asks us to keep them for longer than that. We do not sell them to anyone',
      'and we do not share them with other companies, except with those that run our own',
      'servers, which may use them for nothing else but running the servers that we rent',
      'from them. They have promised us so in writing. You may ask for a copy of that at',
      'any time, and you may also ask us which companies these are, and where they stand',
      'in the world.',
    ].join('\n');
    expect(layOut(readPlain(wrapped)).sentences).toHaveLength(5);
  });
});

describe('Markdown', () => {
  test('gives headings, items, tables and links without its marks', () => {
    const { blocks } = readMarkdown(
      '# **隐私政策**\n\n我们收集**手机号**与*位置*，\n见[SDK目录](https://a.example/sdk)。\n\n- 第一 `项`\n  - 第二项\n\n| 名称 | 目的 |\n|---|---|\n| 友盟 | 统计 |\n',
    );
    expect(blocks.map(({ kind, level, text }) => [kind, level, text])).toEqual([
      ['heading', 1, '隐私政策'],
      ['paragraph', 0, '我们收集手机号与位置， 见SDK目录。'],
      ['item', 1, '第一 项'],
      ['item', 2, '第二项'],
      ['row', 0, '名称 | 目的'],
      ['row', 0, '友盟 | 统计'],
    ]);
    expect(blocks[1]?.links).toEqual([{ text: 'SDK目录', url: 'https://a.example/sdk' }]);
  });

  test('of hostile lines is read in time that grows with their length', () => {
    for (const piece of ['[', '![](', '**', '|', '<a ', '# ', '_ ', '\\']) {
      expect(readMarkdown(piece.repeat(200_000 / piece.length)).cut).toBe(false);
    }
  });
});

describe('Traditional Chinese', () => {
  test('is read in simplified characters of the same length', () => {
    const text = '我們會蒐集您的個人資料，並與第三方共享𠮷。';
    expect(simplified(text)).toBe('我们会搜集您的个人资料，并与第三方共享𠮷。');
    expect(simplified(text)).toHaveLength(text.length);
  });
});
