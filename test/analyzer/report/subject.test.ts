import { expect, test } from 'vitest';
import { analyze } from '../../../analyzer/analyze.ts';
import { MemorySource } from '../../../analyzer/bytes/source.ts';
import { loadRulePack } from '../../../analyzer/rules/load.ts';
import { nodePlatform } from '../../../cli/node-platform.ts';

test('the label written in a bare manifest names the subject, and the category is inferred from it', async () => {
  const text = `<manifest xmlns:android="http://schemas.android.com/apk/res/android" package="com.example.app">
<application android:label="天天浏览器"/></manifest>`;
  const source = new MemorySource(new TextEncoder().encode(text));
  const result = await analyze([{ role: 'package', name: 'AndroidManifest.xml', source }], {
    platform: nodePlatform,
    rules: await loadRulePack(),
  });
  expect(result.subject.label).toBe('天天浏览器');
  expect(result.category?.id).toBe('browser');
});
