import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPolicy } from '../../../../analyzer/policy/read-policy.ts';
import { layOut, type PolicyDocument } from '../../../../analyzer/policy/text/document.ts';
import { readPlain } from '../../../../analyzer/policy/text/plain.ts';

const policies = join(import.meta.dirname, '../../../../../shared/policies/full');

function sectionOf(document: PolicyDocument, text: string): string | null {
  const piece = document.pieces.find(({ block }) => block.text.includes(text));
  return document.sections[piece?.section ?? -1]?.title ?? null;
}

async function sectionIn(file: string, quote: string): Promise<string | null | undefined> {
  const bytes = new Uint8Array(readFileSync(join(policies, file)));
  const policy = await readPolicy(
    { size: bytes.length, read: async (at, length) => bytes.slice(at, at + length) },
    file,
    0,
  );
  return policy.statements.find((one) => one.quote.includes(quote))?.section;
}

describe('a table of contents heads nothing', () => {
  const body =
    '一、收集的信息\n我们收集手机号。\n二、共享的信息\n我们不共享。\n三、联系我们\n请致电客服。\n四、附则\n本政策自公布起生效。';

  test('what follows its last entry is no part of the last section', () => {
    const document = layOut(
      readPlain(
        `本政策将帮助您了解：\n一、收集的信息\n二、共享的信息\n三、联系我们\n四、附则\n请您仔细阅读本政策。\n${body}`,
      ),
    );
    expect(sectionOf(document, '请您仔细阅读')).toBeNull();
    expect(sectionOf(document, '请致电客服')).toBe('三、联系我们');
    expect(document.sections.map(({ title }) => title)).toEqual([
      '一、收集的信息',
      '二、共享的信息',
      '三、联系我们',
      '四、附则',
    ]);
  });

  test('with page numbers, with entries worded otherwise below, or with the text at once behind it', () => {
    const document = layOut(
      readPlain(
        `一、我们收集什么 ........ 1\n二、共享的信息 ........ 2\n三、联系我们 ........ 8\n四、附则 9\n五、其他事项 10\n${body}`,
      ),
    );
    expect(document.sections.map(({ title }) => title)).toEqual([
      '一、收集的信息',
      '二、共享的信息',
      '三、联系我们',
      '四、附则',
    ]);
  });

  test('but headings in a row that stand once, or a text that is there twice, are kept', () => {
    const once = '一、总则\n（一）定义\n1. 个人信息\n指各种信息。\n二、附则\n自公布起生效。';
    const titles = ['一、总则', '（一）定义', '1. 个人信息', '二、附则'];
    expect(layOut(readPlain(once)).sections.map(({ title }) => title)).toEqual(titles);
    expect(layOut(readPlain(`${once}\n${once}`)).sections.map(({ title }) => title)).toEqual([
      ...titles,
      ...titles,
    ]);
  });

  test.each([
    ['数字人民币.txt', '我们希望通过本政策向您说明', '序言'],
    ['美团.txt', '美团的产品/服务是由北京三快科技有限公司', null],
    ['交管12123.txt', '【特别提示】', null],
    ['起点读书.txt', '为了您能及时接收到通知', '八、隐私政策更新'],
  ])('in %s', async (file, quote, section) => {
    expect(await sectionIn(file, quote)).toBe(section);
  });
});

describe('a numbered line', () => {
  const titles = (text: string) => layOut(readPlain(text)).sections.map(({ title }) => title);

  test('behind an item that ends as no heading does is one more item', () => {
    expect(
      titles('一、更新\n（1）目的变化；\n（2）主要对象变化；\n（3）存在高风险时\n我们会通知您。'),
    ).toEqual(['一、更新']);
  });

  test('of another style, or of a finer numbering, does not go on with the list', () => {
    const text =
      '1. 以下情形：\n（1）甲乙丙；\n（2）丁戊己；\n3. 如何更新\n我们会通知您。\n4.1 通知\n以弹窗通知。';
    expect(titles(text)).toEqual(['1. 以下情形：', '3. 如何更新', '4.1 通知']);
  });
});

test('any lines are laid out with sections that lie within the text', () => {
  const line = fc.constantFrom(
    '一、甲乙',
    '二、丙丁',
    '三、联系我们',
    '1. 丙丁',
    '（2）甲乙；',
    '目录',
    '我们收集信息。',
    '如下：',
    '',
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
      const { sections, text } = layOut(readPlain(lines.join('\n')));
      for (const { start, end } of sections) {
        expect(start).toBeLessThan(end);
        expect(end).toBeLessThanOrEqual(text.length);
      }
    }),
  );
});
