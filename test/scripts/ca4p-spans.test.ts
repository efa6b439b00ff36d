import { describe, expect, test } from 'vitest';
import { dataSpans } from '../../scripts/eval/ca4p-spans.ts';

function spans(sentence: string): string[] {
  return dataSpans(sentence).map(({ start, end }) => sentence.slice(start, end));
}

describe('what CA4P-483 would mark as data', () => {
  test.each([
    ['a title', '3、位置信息：我们会收集您的精确位置。', ['精确位置']],
    ['a condition', '当您使用手机号码登录时，我们会收集您的设备型号。', ['设备型号']],
    ['a refusal', '如您拒绝提供通讯录信息，不影响其他功能。', []],
    ['a purpose', '我们会收集您的手机号码，用于保护账号信息。', ['手机号码']],
    ['a purpose', '我们会收集您的充值记录，以便您查询您的交易记录。', ['充值记录']],
    ['a predicate', '设备型号等，这类信息是提供服务必须收集的基础信息。', ['设备型号']],
    ['a modifier of somebody', '我们会与持有您的个人信息的公司共享订单信息。', ['订单信息']],
    ['a modifier of something', '我们依法响应个人信息主体的请求，并列出个人信息清单。', []],
    ['a source', '我行仅获取您从通讯录中点选的联系人信息。', ['联系人信息']],
    [
      'a definition',
      '我们不会共享您的个人身份信息（指可以识别您身份的信息，例如姓名或电子邮箱）。',
      ['个人身份信息'],
    ],
    ['a means', '我们使用Cookie收集您的登录信息。', ['登录信息']],
    ['somebody', '我们会与终端设备制造商（华为等）共享手机型号。', ['手机型号']],
    ['a result', '我们会分析订单信息，形成用户画像。', ['订单信息']],
    ['what the sentence resumes', '我们会共享统计信息，但这些统计信息不包含您的身份。', ['统计信息']],
    ['a permission', '我们需要获取媒体播放权限。', []],
    ['deleted', '期限届满后，我们将对您的个人信息进行删除。', []],
    ['what is sent to the user', '我们将通过发送短信验证码来确认是您本人。', []],
  ])('is not %s: %s', (_what, sentence, data) => {
    expect(spans(sentence)).toEqual(data);
  });

  test('is what a sentence collects, though it goes on to say what for', () => {
    expect(spans('我们收集您个人信息的目的在于向您提供服务。')).toEqual(['个人信息']);
  });

  test('is what a sentence shares by reference', () => {
    expect(spans('经过您的同意，我们会将上述信息与第三方共享。')).toEqual(['上述信息']);
    expect(spans('我们会将这些信息用于核算。')).toEqual([]);
  });
});
