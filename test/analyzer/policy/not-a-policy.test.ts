import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { MemorySource } from '../../../analyzer/bytes/source.ts';
import { readPolicy } from '../../../analyzer/policy/read-policy.ts';

const read = (html: string, name = 'page.html') =>
  readPolicy(new MemorySource(new TextEncoder().encode(html)), name, 0);

const OTHERS: readonly (readonly [string, string])[] = [
  ['error-page', '<title>404</title><h1>404 Not Found</h1><hr>nginx/1.18.0'],
  [
    'error-page',
    '<title>隐私政策</title><div>抱歉，您访问的页面不存在或已被删除</div><a href="/">返回首页</a>',
  ],
  [
    'login-page',
    '<title>登录</title><form>手机号<input>密码<input type="password"><button>登录</button></form><a href="#">忘记密码</a>登录即表示同意《用户协议》和《隐私政策》',
  ],
  [
    'login-page',
    '<h1>Sign in</h1><form><input type="email"><input type="password"></form><a>Forgot your password?</a> <a>Create an account</a>',
  ],
  [
    'needs-script',
    '<title>隐私政策</title><noscript>x</noscript><div id="app">您需要启用JavaScript才能运行此应用</div>',
  ],
  ['needs-script', '<p>You need to enable JavaScript to run this app.</p>'],
  ['human-check', '<h1>安全验证</h1><p>请按住滑块，拖动到最右边</p><p>拖动滑块完成拼图</p>'],
  [
    'cookie-wall',
    '<h2>We value your privacy</h2><p>We and our partners use cookies to improve your experience.</p><button>Accept all</button><button>Reject all</button><button>Cookie settings</button>',
  ],
  [
    'cookie-wall',
    '<p>我们使用Cookie来改善您的体验。</p><button>接受所有Cookie</button><button>Cookie设置</button>',
  ],
  [
    'store-page',
    '<h1>记账本</h1><p>大小 32MB</p><p>3万次下载</p><a>立即下载</a><h2>应用介绍</h2><p>简单好用的记账工具</p><h2>更新内容</h2><p>修复已知问题</p><p>开发者：某公司</p><p>应用权限</p><h2>用户评论</h2><p>很好用</p>',
  ],
  [
    'user-agreement',
    `<h1>某应用用户协议</h1>${'<p>用户不得利用本服务从事违法活动。</p><p>本公司有权随时中止服务，用户应自行承担风险。</p>'.repeat(20)}<p>我们会保护您的个人信息，详见《隐私政策》。</p>`,
  ],
  ['stub', '<h1>隐私政策</h1><p>我们重视您的隐私。</p><p>敬请期待。</p>'],
  ['stub', '<h1>Privacy Policy</h1><p>Coming soon.</p>'],
  [
    'other-document',
    `<h1>使用说明</h1>${'<p>把面粉与水按二比一混合，揉成光滑的面团，盖上湿布，醒发一小时后擀成薄片。</p>'.repeat(9)}`,
  ],
  [
    'other-document',
    `<h1>A database of shared types</h1>${'<p>Programs share data in /usr/share, and an update collects the data of all packages.</p><p>The location of the data is given below.</p>'.repeat(30)}`,
  ],
  [
    'other-document',
    `<h1>传感器数据接口规范</h1>${'<p>采集终端按周期采集数据，并读取设备所在位置。</p><p>主站与终端共享数据，时钟每日校准一次。</p>'.repeat(30)}<p>本规范不涉及个人信息。</p>`,
  ],
  [
    'data-file',
    JSON.stringify({ sentences: Array(8).fill('我们会收集您的手机号码和位置信息，用于提供服务。') }),
  ],
  ['no-text', '<html><body><img src="policy.png"></body></html>'],
];

describe('what was saved in place of a policy is recognised, with the reason in both languages', () => {
  test.each(OTHERS)('%s: %s', async (id, html) => {
    const policy = await read(html);
    expect(policy.notAPolicy).toBe(id);
    expect(policy.notAPolicyReason?.zh).toMatch(/\p{Script=Han}/u);
    expect(policy.notAPolicyReason?.en).toMatch(/^[^\p{Script=Han}]+$/u);
  });
});

describe('a policy stays a policy', () => {
  test('although it is thin', async () => {
    const thin =
      '<h1>隐私政策</h1><p>本应用不收集任何个人信息。</p><p>本应用需要相机权限，用于扫描二维码。</p><p>我们不会向第三方共享您的信息。</p><p>联系我们：a@example.com</p>';
    expect((await read(thin)).notAPolicy).toBeNull();
  });

  test('although it speaks of logging in, of errors and of downloads', async () => {
    const text =
      '<h1>Privacy Policy</h1><p>When you sign in we collect your e-mail address.</p><p>We use your information to answer.</p><p>We share your data with our servers.</p><p>If a page is not found we store your IP address with the request information.</p><p>Forgot your password? We process your data to send another.</p><p>We retain the data for a year.</p><p>We disclose information when the law asks for it.</p>';
    expect((await read(text)).notAPolicy).toBeNull();
  });

  test('in each of the whole policies at hand', async () => {
    const folder = join(import.meta.dirname, '../../../../shared/policies/full');
    const files = readdirSync(folder).filter((file) => /\.(txt|html|md)$/.test(file));
    expect(files.length).toBeGreaterThan(90);
    for (const file of files) {
      const policy = await readPolicy(new MemorySource(readFileSync(join(folder, file))), file, 0);
      expect([file, policy.notAPolicy]).toEqual([file, null]);
    }
  });
});

test('a package is refused by what it is', async () => {
  const zip = new Uint8Array([0x50, 0x4b, 3, 4, ...new Array<number>(60).fill(0)]);
  await expect(readPolicy(new MemorySource(zip), 'policy.html', 0)).rejects.toMatchObject({
    code: 'unsupported',
  });
});
