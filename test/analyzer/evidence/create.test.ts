import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { MemorySource } from '../../../analyzer/bytes/source.ts';
import { ReadError } from '../../../analyzer/errors.ts';
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
