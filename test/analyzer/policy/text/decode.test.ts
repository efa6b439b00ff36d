import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { decode } from '../../../../analyzer/policy/text/decode.ts';

const TEXT = '我们会收集您的手机号码，用于注册账号。朱镕基、㐂';

/** Encoded by iconv, a writer that knows nothing of ours. */
function iconv(text: string, encoding: string): Uint8Array {
  return execFileSync('iconv', ['-f', 'UTF-8', '-t', encoding], { input: text });
}

describe('bytes of a policy are decoded as', () => {
  test.each(['GB18030', 'UTF-16LE', 'UTF-16BE'])('%s', (encoding) => {
    const page = `<html><head><title>Policy</title></head><body><p>${TEXT}</p></body></html>`;
    expect(decode(iconv(page, encoding)).text).toBe(page);
  });

  test('GBK that the page declares, and GBK that it does not', () => {
    const declared = `<meta charset="gbk"><p>我们会收集您的手机号码</p>`;
    expect(decode(iconv(declared, 'GBK'))).toMatchObject({ text: declared, encoding: 'gbk' });
    expect(decode(iconv('我们会收集您的手机号码', 'GBK')).text).toBe('我们会收集您的手机号码');
  });

  test('Big5 that the page declares', () => {
    const page = `<meta http-equiv="Content-Type" content="text/html; charset=big5"><p>我們會蒐集您的個人資料</p>`;
    expect(decode(iconv(page, 'BIG5')).text).toBe(page);
  });

  test('UTF-8, with a mark or without, although the page declares another', () => {
    const page = `<meta charset="gb2312"><p>${TEXT}</p>`;
    expect(decode(new TextEncoder().encode(page)).text).toBe(page);
    expect(decode(new TextEncoder().encode(`\ufeff${page}`)).text).toBe(page);
  });

  test('what fits no encoding is decoded all the same, and said to be damaged', () => {
    const bytes = new Uint8Array([...new TextEncoder().encode('隐私政策'), 0xff, 0xff, 0x41]);
    expect(decode(bytes).damaged).toBe(true);
    expect(decode(bytes).text).toContain('隐私政策');
  });
});
