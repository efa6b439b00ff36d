import { createHash } from 'node:crypto';
import JSZip from 'jszip';
import { describe, expect, test } from 'vitest';
import { MemorySource } from '../../../analyzer/bytes/source.ts';
import { ReadError } from '../../../analyzer/errors.ts';
import { attachmentOf, attachmentRole } from '../../../analyzer/evidence/attachment.ts';
import { createEvidence } from '../../../analyzer/evidence/create.ts';
import { verifyEvidence } from '../../../analyzer/evidence/verify.ts';
import { loadRulePack } from '../../../analyzer/rules/load.ts';
import { nodePlatform } from '../../../cli/node-platform.ts';
import { category, factsOf, permission } from '../../support/facts.ts';
import { resultOf } from '../../support/results.ts';

const bytes = Buffer.from('the package as received');
const sha256 = createHash('sha256').update(bytes).digest('hex');
const rules = await loadRulePack();
const result = await resultOf({
  ...factsOf(
    { permissions: [permission('android.permission.READ_SMS')] },
    { category: category('learning-education') },
  ),
  inputs: [{ role: 'package', name: '../evil:name.apk', bytes: bytes.length, sha256 }],
});
const examination = {
  createdAt: new Date('2026-11-25T08:00:00Z'),
  timeZone: 'Asia/Shanghai (+08:00)',
  environment: 'test',
  operator: '张三',
};
const original = { bytes, source: 'https://store.example/app', obtainedAt: '2026-11-24T00:00:00Z' };

describe('an evidence package', () => {
  test('verifies, and holds the original, the reports, the catalogue and the record', async () => {
    const { zip, rootHash } = await createEvidence(result, rules, [original], examination, nodePlatform);
    const verification = await verifyEvidence(new MemorySource(zip), nodePlatform);
    expect(verification.discrepancies).toEqual([]);
    expect(verification.rootHash).toBe(rootHash);
    const content = Buffer.from(zip).toString('utf8');
    expect(content).toContain('zhizhi-evidence/data/originals/1-evil_name.apk');
    expect(content).toContain('the package as received');
    expect(content).toContain('store.example/app');
    expect(content).toContain('张三');
    for (const name of ['report.json', 'report.html', 'notice.csv', 'notice.md']) {
      expect(content).toContain(`zhizhi-evidence/data/report/${name}`);
    }
  });

  test('catalogues what is attached by what it is, when and how it was come by, and what it shows', async () => {
    const taken = {
      source: 'https://store.example/app',
      obtainedAt: '2026-11-25T07:59:00.000Z',
      obtainedBy: { zh: '由扩展从标签页截取', en: 'taken from the tab by the extension' },
    };
    const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47);
    const attachments = [
      attachmentOf({ role: 'screenshot', name: 'tab.png', bytes: png, shows: null, ...taken }),
      attachmentOf({
        role: attachmentRole('page.HTML'),
        name: 'page.HTML',
        bytes: Buffer.from('<p>'),
        source: null,
        obtainedAt: null,
        obtainedBy: null,
        shows: '页面无隐私政策链接 | <b>',
      }),
    ];
    const { zip } = await createEvidence(result, rules, [original], examination, nodePlatform, attachments);
    expect((await verifyEvidence(new MemorySource(zip), nodePlatform)).discrepancies).toEqual([]);
    const bag = await JSZip.loadAsync(zip);
    const lines = (await bag.file('zhizhi-evidence/catalogue.md')?.async('string'))?.split('\n') ?? [];
    const line = (name: string) => lines.find((one) => one.includes(`attachments/${name}`)) ?? '';
    expect(line('1-tab.png')).toMatch(
      /屏幕截图.*store\.example\/app.*2026-11-25T07:59.*由扩展从标签页截取.*截取时屏幕所示内容/,
    );
    expect(line('1-tab.png')).toContain(createHash('sha256').update(png).digest('hex'));
    expect(line('2-page.HTML')).toMatch(/保存的网页.*\| — \| — \|.*由经办人提供.*页面无隐私政策链接/);
    expect(line('2-page.HTML')).not.toContain('<b>');
    expect(line('2-page.HTML').match(/页面无隐私政策链接/g)).toHaveLength(1);
  });

  test.each([
    ['shot.JPEG', 'screenshot'],
    ['page.mhtml', 'page'],
    ['capture.pcap', 'other'],
    ['png', 'other'],
  ])('takes %s for: %s', (name, role) => {
    expect(attachmentRole(name)).toBe(role);
  });

  test('is the same for the same audit and time', async () => {
    const [first, second] = await Promise.all([
      createEvidence(result, rules, [original], examination, nodePlatform),
      createEvidence(result, rules, [original], examination, nodePlatform),
    ]);
    expect(Buffer.compare(first.zip, second.zip)).toBe(0);
  });

  test.each([
    ['changed since', [{ ...original, bytes: Buffer.from('another') }]],
    ['not there', []],
  ])('is not made when the file audited is %s', async (_, originals) => {
    await expect(createEvidence(result, rules, originals, examination, nodePlatform)).rejects.toThrow(
      ReadError,
    );
  });
});
