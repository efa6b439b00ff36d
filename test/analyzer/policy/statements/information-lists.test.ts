import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { informationLists } from '../../../../analyzer/policy/statements/information-lists.ts';

function named(sentence: string): string[] {
  return informationLists(sentence).map(({ start, end }) => sentence.slice(start, end));
}

function handled(sentence: string): string[] {
  return informationLists(sentence)
    .filter((list) => list.handled)
    .map(({ start, end }) => sentence.slice(start, end));
}

describe('information in a Chinese sentence', () => {
  test.each([
    ['我们会收集您的姓名、手机号码和身份证号码。', ['姓名、手机号码', '身份证号码']],
    ['我们不会将您的个人信息披露给第三方。', ['个人信息']],
    ['您会被要求提供生日、性别等信息。', ['生日、性别']],
    ['我们会收集您安装的应用信息、浏览器的类型及操作日志。', ['安装的应用信息、浏览器的类型', '操作日志']],
    ['我们记录您的IP地址、访问日期和时间。', ['IP地址、访问日期和时间']],
    ['我们会收集网卡（MAC）地址、国际移动设备识别码。', ['网卡（MAC）地址、国际移动设备识别码']],
    ['为完成投保，您需要提供被保险人姓名、证件号码。', ['被保险人姓名、证件号码']],
    ['我们会收集设备型号、会话启动/停止时间、时区。', ['设备型号、会话启动/停止时间、时区']],
    ['我们收集您的设备型号、硬盘和电池使用情况等。', ['设备型号、硬盘', '电池使用情况']],
    ['您的会员信息及其他个人信息会被保存。', ['会员信息', '个人信息']],
  ])('%s', (sentence, lists) => {
    expect(named(sentence)).toEqual(lists);
  });

  test('is told from information that a title, a condition or a purpose speaks of', () => {
    expect(handled('3、位置信息：我们会收集您的精确位置。')).toEqual(['精确位置']);
    expect(handled('当您使用手机号码登录时，我们会收集您的设备型号。')).toEqual(['设备型号']);
    expect(handled('如您拒绝提供通讯录信息，不影响其他功能。')).toEqual([]);
    expect(handled('我们会收集您的手机号码，用于保护账号信息。')).toEqual(['手机号码']);
    expect(named('当您使用手机号码登录时，我们会收集您的设备型号。')).toContain('手机号码');
  });

  test('stands in the sentence where it is said to, in order and without overlap', () => {
    const pieces = fc.constantFrom(
      ...'您的 我们 收集 提供 手机号码 位置 、 和 及 （ ） IMEI 时间 等 信息 ， 。 的 A 1 使用 注册'.split(
        ' ',
      ),
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (words) => {
        const sentence = words.join('');
        let last = 0;
        for (const { start, end, terms } of informationLists(sentence)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(sentence.length);
          expect(terms.every((term) => term.start >= start && term.end <= end)).toBe(true);
          last = end;
        }
      }),
    );
  });
});
