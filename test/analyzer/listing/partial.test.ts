import { expect, test } from 'vitest';
import { type AnalyzeInput, analyze } from '../../../analyzer/analyze.ts';
import { MemorySource } from '../../../analyzer/bytes/source.ts';
import { htmlReport } from '../../../analyzer/report/html/document.ts';
import { listingSummary } from '../../../analyzer/report/listing-summary.ts';
import { LABEL } from '../../../analyzer/report/words.ts';
import { loadRulePack } from '../../../analyzer/rules/load.ts';
import { nodePlatform } from '../../../cli/node-platform.ts';
import { fixture } from './fixtures.ts';

const URL = 'https://play.google.com/store/apps/details?id=com.example.lexue';
const rules = await loadRulePack();

async function audited(html: string) {
  const input: AnalyzeInput = {
    role: 'listing',
    name: 'page.html',
    url: URL,
    source: new MemorySource(new TextEncoder().encode(html)),
  };
  return analyze([input], { platform: nodePlatform, rules });
}

test('a page with more elements than are read is said to have been read in part, in every account of it', async () => {
  const page = fixture('google-play/details.html');
  const result = await audited(page.replace('</body>', `${'<i></i>'.repeat(200_000)}</body>`));
  expect(result.listing?.isPartial).toBe(true);
  expect(listingSummary(result, rules, 'zh')).toContain(LABEL.partial.zh);
  expect(htmlReport(result, rules, 'en')).toContain(LABEL.partial.en);
});

test('a page that was read to its end is not', async () => {
  const result = await audited(fixture('google-play/details.html'));
  expect(result.listing).not.toHaveProperty('isPartial');
  expect(listingSummary(result, rules, 'en')).not.toContain(LABEL.partial.en);
  const html = htmlReport(result, rules, 'zh');
  expect(html).toContain('Google Play');
  expect(html).toContain('<span class="zh" lang="zh-CN">商店分类</span>');
});
