import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { type AnalyzeInput, analyze } from '../../../analyzer/analyze.ts';
import { MemorySource } from '../../../analyzer/bytes/source.ts';
import { withEntered } from '../../../analyzer/listing/entered.ts';
import { joinPages } from '../../../analyzer/listing/join-pages.ts';
import { readListing } from '../../../analyzer/listing/read-listing.ts';
import { parseResult } from '../../../analyzer/result-schema.ts';
import { loadRulePack } from '../../../analyzer/rules/load.ts';
import { nodePlatform } from '../../../cli/node-platform.ts';
import { fixture } from './fixtures.ts';

const schema = readFileSync(join(import.meta.dirname, '../../../docs/report.schema.json'), 'utf8');
const ajv = new Ajv2020({ allErrors: true, strictTypes: false });
addFormats.default(ajv);
const validate = ajv.compile(JSON.parse(schema));

const DETAILS = 'https://play.google.com/store/apps/details?id=com.example.lexue';
const SAFETY = 'https://play.google.com/store/apps/datasafety?id=com.example.lexue';
const details = readListing(fixture('google-play/details.html'), DETAILS);
const safety = readListing(fixture('google-play/datasafety.html'), SAFETY, { input: 1 });

describe('two pages of a store on one app', () => {
  test('say together what each shows, and where', () => {
    const joined = joinPages(details, [safety]);
    expect(joined.permissions).toEqual(details.permissions);
    expect(joined.privacyLabel).toEqual(safety.privacyLabel);
    expect(joined.elsewhere?.privacyLabel).toEqual({ input: 1, url: SAFETY });
    expect(joined.notRead).not.toContain('privacyLabel');
    expect([joined.input, joined.url]).toEqual([0, DETAILS]);
  });

  test('in the other order say the same', () => {
    const joined = joinPages({ ...safety, input: 0 }, [{ ...details, input: 1 }]);
    const { permissions, permissionWords, policyUrl, privacyLabel, notRead } = joinPages(details, [safety]);
    expect(joined).toMatchObject({ permissions, permissionWords, policyUrl, privacyLabel });
    expect([...joined.notRead].sort()).toEqual([...notRead].sort());
    expect(joined.elsewhere?.permissions).toEqual({ input: 1, url: DETAILS });
  });

  test('outweigh what a person entered, and what one of them says there is none of', () => {
    const entered = withEntered(safety, { version: '9.9', permissions: ['android.permission.CAMERA'] });
    expect(entered.entered).toEqual(['version', 'permissions']);
    const joined = joinPages(entered, [details]);
    expect(joined.version).toBe(details.version);
    expect(joined.permissions).toEqual(details.permissions);
    expect(joined).not.toHaveProperty('entered');
    const denied = {
      ...details,
      policyUrl: null,
      saysNone: ['policyUrl'],
      saysNoneWords: { policyUrl: '无' },
    };
    expect(joinPages(denied, [details])).toMatchObject({ policyUrl: details.policyUrl, saysNone: [] });
    const unread = { ...details, policyUrl: null, notRead: [...details.notRead, 'policyUrl'] };
    expect(joinPages(unread, [denied])).toMatchObject({ policyUrl: null, saysNone: ['policyUrl'] });
  });

  test('are refused when they are of two apps, or of two stores', () => {
    const other = readListing(
      fixture('google-play/details.html').replaceAll('lexue', 'other'),
      DETAILS.replace('lexue', 'other'),
    );
    expect(() => joinPages(details, [other])).toThrow(/one app in one store/);
    expect(() => joinPages(details, [{ ...details, store: 'xiaomi' }])).toThrow(/one app in one store/);
  });

  test('are judged as one, each piece of evidence with its own page', async () => {
    const page = (path: string, url: string): AnalyzeInput => ({
      role: 'listing',
      name: path,
      source: new MemorySource(new TextEncoder().encode(fixture(`google-play/${path}`))),
      url,
    });
    const entered = { version: '1.0', developer: 'Somebody' };
    const inputs = [
      { ...page('datasafety.html', SAFETY), listing: { entered } },
      page('details.html', DETAILS),
    ];
    const result = await analyze(inputs, { platform: nodePlatform, rules: await loadRulePack() });
    expect(parseResult(JSON.parse(JSON.stringify(result)))).not.toBeNull();
    expect(validate(JSON.parse(JSON.stringify(result))), JSON.stringify(validate.errors)).toBe(true);
    const places = result.findings
      .flatMap(({ evidence }) => evidence)
      .filter((one) => one.kind === 'listing')
      .map(({ field, input, url }) => [field, input, url]);
    expect(places).toContainEqual(['permissions', 1, DETAILS]);
    expect(places).toContainEqual(['privacyLabel', 0, SAFETY]);
    for (const [field, input] of places) expect(input, String(field)).toBe(field === 'privacyLabel' ? 0 : 1);
  });
});
