import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { auditDemo, demoFindings } from '../scripts/demo-findings.ts';

const root = join(import.meta.dirname, '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

test('the findings of the demo app in the README are those that an audit finds', async () => {
  const result = await auditDemo();
  expect(result.findings.length).toBeGreaterThan(5);
  expect(readme, 'npm run readme writes them anew').toContain(demoFindings(result));
});

test('every file and picture that the README shows is there', () => {
  const links = [...readme.matchAll(/\]\(([^)#]+)\)/g)].map((match) => match[1] ?? '');
  expect(links.length).toBeGreaterThanOrEqual(3);
  for (const link of links) if (!/^https?:/.test(link)) expect(existsSync(join(root, link)), link).toBe(true);
});

test('every npm script that the README names is there', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  for (const [, name] of readme.matchAll(/npm run (?:-s )?([a-z:]+)/g))
    expect(scripts, name).toHaveProperty(name ?? '');
});
