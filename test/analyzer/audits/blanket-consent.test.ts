import { expect, test } from 'vitest';
import { blanketConsent } from '../../../analyzer/audits/blanket-consent.ts';
import { expectQuoted, outcomeOf } from '../../support/policy-audits.ts';

test.each([
  ['使用本服务即表示您同意按照本政策收集和使用信息。'],
  ['如您继续使用我们的服务，即视为您同意修订后的政策。'],
  ['一旦用户开始使用各项服务，即表示用户已充分理解并同意本政策。'],
  ['By using the Service, you agree to the collection and use of information.'],
  ['Your continued use of our services constitutes your acceptance of such changes.'],
])('“%s” is quoted', (text) => expectQuoted(blanketConsent, text));

test.each([
  ['您点击“同意”按钮，即表示您同意本政策。'],
  ['您勾选后登录，即视为同意本政策。'],
  ['使用本服务不代表您同意我们收集敏感信息。'],
  ['By using the Service you help us improve.'],
])('“%s” passes', async (text) => {
  expect(await outcomeOf(blanketConsent, `我们重视您的隐私。\n${text}`)).toBe('pass');
});
