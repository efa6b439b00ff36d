import { expect, test } from 'vitest';
import { namesPolicy, policyNameAt } from '../../analyzer/policy-name.ts';

test.each([
  '《隐私政策》',
  '请阅读隐私权政策',
  '隱私權政策',
  '用户隐私保护指引',
  '个人信息保护政策',
  'Privacy Policy',
  'privacy_policy',
  'https://example.com/app/privacy.html',
  'http://www.example.com/yinsi',
  'https://example.com/%E9%9A%90%E7%A7%81',
  'file:///android_asset/yszc.html',
])('%s names a policy', (text) => {
  expect(namesPolicy(text)).toBe(true);
});

test.each([
  '',
  '隐私',
  'private',
  'privacy',
  'com.example.privacy.Activity',
  'https://example.com/about',
  '个人信息',
])('%s does not', (text) => {
  expect(namesPolicy(text)).toBe(false);
  expect(policyNameAt(text)).toBeNull();
});

test('the first place is given', () => {
  expect(policyNameAt('See our privacy policy, 《隐私政策》')).toBe(8);
  expect(policyNameAt('《隐私政策》, privacy policy')).toBe(1);
});

test('an address is looked for a bounded way ahead', () => {
  const text = 'http://a'.repeat(20_000);
  expect(namesPolicy(text)).toBe(false);
  expect(namesPolicy(`https://${'a'.repeat(400)}/privacy`)).toBe(true);
  expect(namesPolicy(`https://${'a'.repeat(5000)}/privacy`)).toBe(false);
});
