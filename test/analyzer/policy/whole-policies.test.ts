import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { MemorySource } from '../../../analyzer/bytes/source.ts';
import { readPolicy } from '../../../analyzer/policy/read-policy.ts';

const folder = join(import.meta.dirname, '../../../../shared/policies/full');
const files = readdirSync(folder).filter((name) => !name.endsWith('.json'));

describe('each whole policy', () => {
  test.each(files)('%s is read, and all that is said of it stands in its text', async (name) => {
    const policy = await readPolicy(new MemorySource(readFileSync(join(folder, name))), name, 0);
    expect(policy.statements.length).toBeGreaterThan(4);
    let last = 0;
    for (const { start, end, quote, mentions } of policy.statements) {
      expect(start).toBeGreaterThanOrEqual(last);
      expect(policy.text.slice(start, end)).toBe(quote);
      for (const mention of mentions) expect(mention.start >= start && mention.end <= end).toBe(true);
      last = end;
    }
    for (const { start, end } of [...policy.sections, ...policy.links, ...policy.disclosedSdks]) {
      expect(start >= 0 && start <= end && end <= policy.text.length).toBe(true);
    }
  });

  test('of a large app has the statements that every such policy makes', async () => {
    const large = files.filter((name) => name.endsWith('.txt') && /^[\u4e00-\u9fff]/.test(name));
    for (const name of large) {
      const { statements } = await readPolicy(new MemorySource(readFileSync(join(folder, name))), name, 0);
      const kinds = new Set(statements.flatMap((statement) => statement.kinds));
      for (const kind of ['collection', 'sharing', 'security', 'control', 'contact', 'minors'] as const) {
        expect(kinds.has(kind), `${name}: ${kind}`).toBe(true);
      }
    }
  });
});

describe('hostile text', () => {
  const hostile = [
    '（'.repeat(200_000),
    '您'.repeat(300_000),
    '收集、'.repeat(100_000),
    'SDK'.repeat(100_000),
    '使用目的：'.repeat(50_000),
    'a@a.'.repeat(50_000),
    '1. '.repeat(100_000),
    '《'.repeat(200_000),
    '2024年'.repeat(60_000),
    'we do not '.repeat(30_000),
    '当您使用，'.repeat(60_000),
    `隐私政策\n${'我们会收集您的手机号。\n'.repeat(20_500)}`,
  ];
  test.each(hostile.map((text) => [text.slice(0, 8), text] as const))(
    '%s… many times over is read to its end',
    async (_, text) => {
      const policy = await readPolicy(new MemorySource(new TextEncoder().encode(text)), 'a.txt', 0);
      expect(policy.text.length).toBeGreaterThan(0);
    },
  );
});
