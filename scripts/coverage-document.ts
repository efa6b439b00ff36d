import { coverageDocument } from '../analyzer/report/coverage.ts';
import { loadRulePack } from '../analyzer/rules/load.ts';

/** The text of docs/coverage.md. */
export async function coverageMarkdown(): Promise<string> {
  const rules = await loadRulePack();
  const count = rules.coverage.reduce((sum, group) => sum + group.items.length, 0);
  return `# Coverage of the law 覆盖范围

Written by \`npm run coverage\` from \`policies/cn/coverage.json\`, \`behaviours.json\` and \`checklist.json\`. ${count} items. A test holds
this page to the data. Each report says of every item whether its audits found something, ran and found nothing, or did not run
(\`coverage\` in the JSON report, a section of its own in HTML and Markdown). An audit's answer rests on files: where the last column
names a step, only a device settles the matter.

## 中文

${coverageDocument(rules, 'zh')}
## English

${coverageDocument(rules, 'en')}`;
}
