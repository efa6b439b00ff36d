import { describe, expect, test } from 'vitest';
import { categoryOf } from '../../../analyzer/category/choose.ts';
import { NOTHING } from '../../support/facts.ts';
import { listing } from '../../support/policy-facts.ts';

const of = (store: string, category: string | null, name = 'Example', chosen?: string) =>
  categoryOf({ ...NOTHING, listing: listing(null, { store, category, name }) }, chosen);

describe('the category', () => {
  test('is the user’s choice before all', () => {
    expect(of('google-play', 'EDUCATION', 'Example', 'browser')).toMatchObject({
      id: 'browser',
      chosenBy: 'user',
    });
  });

  test.each([
    ['google-play', 'EDUCATION', 'learning-education'],
    ['google-play', 'GAME_PUZZLE', 'online-games'],
    ['apple-app-store', '导航', 'map-navigation'],
    ['apple-app-store', 'Navigation', 'map-navigation'],
    ['xiaomi', '摄影摄像', 'photo-beautification'],
    ['f-droid', 'Reading', 'e-books'],
  ])('of %s “%s” is the store’s word', (store, category, id) => {
    expect(of(store, category)).toMatchObject({ id, chosenBy: 'listing', because: [category] });
  });

  test('of a shelf wider than one of the 39 is never asserted by the shelf alone', () => {
    expect(of('google-play', 'FINANCE')).toBeNull();
    expect(of('xiaomi', '聊天社交')).toMatchObject({ chosenBy: 'inferred' });
  });

  test('is inferred among what the shelf may mean', () => {
    expect(of('google-play', 'FINANCE', '某某手机银行')).toMatchObject({
      id: 'mobile-banking',
      chosenBy: 'inferred',
    });
  });

  test('of a store that is not known is inferred from the words', () => {
    expect(of('apps.example.org', '学习教育')).toMatchObject({
      id: 'learning-education',
      chosenBy: 'inferred',
    });
    expect(of('apps.example.org', null)).toBeNull();
  });
});
