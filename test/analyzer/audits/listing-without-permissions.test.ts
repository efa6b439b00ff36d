import { describe, expect, test } from 'vitest';
import { listingWithoutPermissions } from '../../../analyzer/audits/listing-without-permissions.ts';
import type { ListingFacts } from '../../../analyzer/facts/listing.ts';
import { factsOf, NOTHING, permission } from '../../support/facts.ts';
import { judge } from '../../support/judge.ts';
import { listing } from '../../support/policy-facts.ts';

const CONTACTS = 'android.permission.READ_CONTACTS';
const FINE = 'android.permission.ACCESS_FINE_LOCATION';
const COARSE = 'android.permission.ACCESS_COARSE_LOCATION';
const INTERNET = 'android.permission.INTERNET';

const beside = (page: Partial<ListingFacts>, names: readonly string[]) =>
  judge(
    listingWithoutPermissions,
    factsOf({ permissions: names.map((name) => permission(name)) }, { listing: listing(null, page) }),
  );

describe('a store page beside the package', () => {
  test('that leaves a runtime permission out: one finding that names it and shows both places', async () => {
    const { findings } = await beside({ permissions: [FINE] }, [FINE, CONTACTS, INTERNET]);
    expect(findings).toHaveLength(1);
    expect(findings[0]?.explanation.zh).toContain('读取通讯录');
    expect(findings[0]?.personalInformation).toEqual(['contacts']);
    expect(findings[0]?.evidence.map((one) => one.kind)).toEqual(['listing', 'manifest']);
    expect(findings[0]?.provisions).toContain('taf-078.9:4g');
  });

  test('that says no permission is needed, while the package declares some', async () => {
    const { findings } = await beside({ saysNone: ['permissions'] }, [CONTACTS]);
    expect(findings[0]?.title.zh).toContain('称不需要权限');
  });

  test('that names the group of a permission covers it; normal permissions need not be shown', async () => {
    expect((await beside({ permissions: [COARSE] }, [FINE, INTERNET])).record.outcome).toBe('pass');
    expect((await beside({ saysNone: ['permissions'] }, [INTERNET])).record.outcome).toBe('pass');
  });

  test('whose words are not understood is not judged: they may stand for what seems left out', async () => {
    expect((await beside({ permissions: ['获取某种信息'] }, [CONTACTS])).record.outcome).toBe('not-judged');
  });

  test('of another version says so', async () => {
    const { findings } = await beside({ permissions: [FINE], version: '9.9' }, [CONTACTS]);
    expect(findings[0]?.explanation.zh).toContain('9.9');
  });
});

test('a list that was not read is never a finding', async () => {
  const { record } = await beside({ notRead: ['permissions'] }, [CONTACTS]);
  expect(record.outcome).toBe('not-judged');
});

test('without a package neither a list nor “none” can be compared; no page is not run', async () => {
  const alone = (page: Partial<ListingFacts>) =>
    judge(listingWithoutPermissions, { ...NOTHING, listing: listing(null, page) });
  expect((await alone({ permissions: [FINE] })).record.outcome).toBe('not-judged');
  expect((await alone({ saysNone: ['permissions'] })).record.outcome).toBe('not-judged');
  expect((await judge(listingWithoutPermissions, NOTHING)).record.outcome).toBe('not-run');
});

test('an iOS store’s page has no permissions to show', async () => {
  const { record } = await beside({ store: 'apple-app-store', notRead: ['permissions'] }, [CONTACTS]);
  expect(record.outcome).toBe('not-applicable');
});
