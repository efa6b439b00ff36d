import { describe, expect, test } from 'vitest';
import { labelTypes } from '../../../analyzer/listing/catalogue.ts';

describe('the words of the stores’ privacy labels', () => {
  test.each<['apple' | 'google-play', string, string]>([
    ['apple', 'Email Address', 'email-address'],
    ['apple', '电子邮件地址', 'email-address'],
    ['google-play', 'Email address', 'email-address'],
    ['google-play', '电子邮件地址', 'email-address'],
    ['google-play', 'Race and ethnicity', 'ethnicity'],
    ['google-play', 'Sexual orientation', 'sexual-orientation'],
    ['apple', 'Phone Number', 'registered-phone-number'],
    ['google-play', '电话号码', 'registered-phone-number'],
  ])('%s: “%s” is %s', (kind, word, type) => {
    expect(labelTypes(kind, word)).toContain(type);
  });

  test('what is wider than one type is none: mail that one writes, beliefs of two kinds', () => {
    expect(labelTypes('google-play', 'Emails')).toEqual(['communications']);
    expect(labelTypes('apple', 'Emails or Text Messages')).toEqual(['communications']);
    expect(labelTypes('google-play', 'Political or religious beliefs')).toEqual([]);
    expect(labelTypes('apple', 'Sensitive Info')).toEqual([]);
  });
});
