import { join } from 'node:path';
import { analyze } from '../analyzer/analyze.ts';
import type { AuditResult } from '../analyzer/result.ts';
import { loadRulePack } from '../analyzer/rules/load.ts';
import { FileSource } from '../cli/file-source.ts';
import { nodePlatform } from '../cli/node-platform.ts';

/** The demo app, judged as the learning app that it is. */
export async function auditDemo(): Promise<AuditResult> {
  const source = await FileSource.open(join(import.meta.dirname, '../test/fixtures/demo/demo.apk'));
  try {
    return await analyze([{ role: 'package', name: 'demo.apk', source }], {
      platform: nodePlatform,
      rules: await loadRulePack(),
      categoryId: 'learning-education',
    });
  } finally {
    await source.close();
  }
}

/** A Markdown table of the findings, in the order of the report. */
export function demoFindings(result: AuditResult): string {
  const rows = result.findings.map(
    ({ level, rule, title }) => `| ${level} | \`${rule}\` | ${title.en} | ${title.zh} |`,
  );
  return ['| level | audit | finding | 发现 |', '|---|---|---|---|', ...rows].join('\n');
}
