import { describe, expect, test } from 'vitest';
import { analyze } from '../../../analyzer/analyze.ts';
import { MemorySource } from '../../../analyzer/bytes/source.ts';
import { type EnteredListing, withEntered } from '../../../analyzer/listing/entered.ts';
import { readListing } from '../../../analyzer/listing/read-listing.ts';
import { evidenceLine } from '../../../analyzer/report/evidence-line.ts';
import { loadRulePack } from '../../../analyzer/rules/load.ts';
import { nodePlatform } from '../../../cli/node-platform.ts';

const URL = 'https://shop.example/app/com.example.lexue';
const PAGE = '<html><body><h1>乐学吉他</h1></body></html>';

const enter = (entered: EnteredListing, page = PAGE) => withEntered(readListing(page, URL), entered);

describe('what a person read on a store page', () => {
  test('stands where nothing was read, and is named as entered', () => {
    const facts = enter({
      developer: ' 乐学  科技 ',
      permissions: ['读取联系人', 'android.permission.CAMERA'],
    });
    expect(facts.developer).toBe('乐学 科技');
    expect(facts.permissions).toEqual(['android.permission.READ_CONTACTS', 'android.permission.CAMERA']);
    expect(facts.permissionWords['android.permission.READ_CONTACTS']).toBe('读取联系人');
    expect(facts.entered).toEqual(['developer', 'permissions']);
    expect(facts.notRead).not.toContain('developer');
    expect(facts.notRead).not.toContain('permissions');
  });

  test('never replaces what the page says', () => {
    const facts = enter({ name: '别的应用' });
    expect(facts.name).toBe('乐学吉他');
    expect(facts).not.toHaveProperty('entered');
  });

  test.each([
    ['an address that is none', { policyUrl: 'javascript:alert(1)' }],
    ['a version without a digit', { version: 'latest' }],
    ['nothing but spaces', { developer: '  ', permissions: [' '] }],
  ])('is not taken when it is %s', (_, entered) => {
    expect(enter(entered)).toEqual(readListing(PAGE, URL));
  });

  test('is judged, and the report says that it was entered by hand', async () => {
    const source = new MemorySource(new TextEncoder().encode('<html><body><p>…</p></body></html>'));
    const entered = { name: '乐学吉他', permissions: ['android.permission.READ_CONTACTS'] };
    const result = await analyze(
      [{ role: 'listing', name: 'page.html', source, url: URL, listing: { entered } }],
      {
        platform: nodePlatform,
        rules: await loadRulePack(),
        categoryId: 'learning-education',
      },
    );
    expect(result.listing?.entered).toEqual(['name', 'permissions']);
    const finding = result.findings.find((one) => one.rule === 'excessive-permission');
    const [evidence] = finding?.evidence ?? [];
    if (evidence === undefined) throw new Error('no excessive permission was found');
    expect(evidenceLine(evidence, result, 'en')).toContain('permissions (entered by hand)');
    expect(evidenceLine(evidence, result, 'zh')).toContain('permissions (人工录入)');
  });
});
