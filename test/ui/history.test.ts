import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { HistoryDatabase } from '../../ui/history/database.ts';
import { HistoryStore } from '../../ui/history/store.ts';
import { matches } from '../../ui/history/summary.ts';
import { exportHistory, importHistory } from '../../ui/history/transfer.ts';
import { UnsavedTexts } from '../../ui/history/unsaved.ts';
import { category, factsOf, permission } from '../support/facts.ts';
import { resultOf } from '../support/results.ts';

const lesson = await resultOf(
  factsOf(
    {
      packageName: 'com.example.lexue',
      versionName: '1.0',
      permissions: [permission('android.permission.READ_SMS')],
    },
    { category: category('learning-education') },
  ),
);
const later = await resultOf(
  {
    ...factsOf({ packageName: 'com.example.lexue', versionName: '2.0', versionCode: 2 }),
    inputs: [{ role: 'package', name: 'lexue-2.apk', bytes: 9, sha256: 'ab'.repeat(32) }],
  },
  '2026-11-02T08:00:00.000Z',
);

let store: HistoryStore;
let name = '';

beforeEach(() => {
  name = `test-${crypto.randomUUID()}`;
  store = new HistoryStore(new HistoryDatabase(name));
});
afterEach(async () => {
  store.close();
  await Dexie.delete(name);
});

describe('the history', () => {
  test('keeps each audit whole, newest first, with its inputs’ hashes', async () => {
    const first = await store.save(lesson, '2026-11-01T08:00:01.000Z');
    const second = await store.save(later, '2026-11-02T08:00:01.000Z');
    const list = await store.list();
    expect(list.map(({ id }) => id)).toEqual([second, first]);
    expect(list[0]?.hashes).toEqual(['ab'.repeat(32)]);
    expect(list[1]).toMatchObject({
      packageName: 'com.example.lexue',
      versionName: '1.0',
      level: lesson.verdict.level,
      counts: lesson.verdict.counts,
      note: '',
    });
    expect(await store.result(first)).toEqual(lesson);
  });

  test('keeps notes and what was seen on a device', async () => {
    const id = await store.save(lesson, '2026-11-01T08:00:01.000Z');
    const behaviour = lesson.checklist[0]?.behaviour ?? '';
    await store.setNote(id, '已通知开发者');
    await store.setOutcome(id, behaviour, '拒绝后退出');
    expect((await store.summary(id))?.note).toBe('已通知开发者');
    const kept = await store.result(id);
    expect(kept?.checklist[0]?.outcome).toBe('拒绝后退出');
    expect(kept?.checklist[1]?.outcome).toBeNull();
    await store.setOutcome(id, behaviour, null);
    expect(await store.result(id)).toEqual(lesson);
  });

  test('deletes one, and all', async () => {
    const first = await store.save(lesson, '2026-11-01T08:00:01.000Z');
    const second = await store.save(later, '2026-11-02T08:00:01.000Z');
    await store.delete([first]);
    expect((await store.list()).map(({ id }) => id)).toEqual([second]);
    expect(await store.result(first)).toBeNull();
    await store.deleteAll();
    expect(await store.list()).toEqual([]);
    expect(await store.result(second)).toBeNull();
  });

  test('is found by name, package, version, note and hash, every word of the query counting', async () => {
    await store.save(lesson, '2026-11-01T08:00:01.000Z', 'second complaint');
    await store.save(later, '2026-11-02T08:00:01.000Z');
    const list = await store.list();
    const find = (query: string) =>
      list.filter((one) => matches(one, query)).map(({ versionName }) => versionName);
    expect(find('LEXUE')).toEqual(['2.0', '1.0']);
    expect(find('complaint lexue')).toEqual(['1.0']);
    expect(find('abababab')).toEqual(['2.0']);
    expect(find('学习教育')).toEqual(['1.0']);
    expect(find('complaint abababab')).toEqual([]);
  });
});

test('a version 1 database is brought to the present one without losing anything', async () => {
  store.close();
  const old = new Dexie(name);
  old.version(1).stores({ audits: '++id, savedAt' });
  await old.table('audits').bulkAdd([
    { savedAt: '2026-10-01T00:00:00.000Z', result: lesson, note: 'from before' },
    { savedAt: '2026-10-02T00:00:00.000Z', result: later },
  ]);
  old.close();

  store = new HistoryStore(new HistoryDatabase(name));
  const [second, first] = await store.list();
  expect(first).toMatchObject({
    savedAt: '2026-10-01T00:00:00.000Z',
    note: 'from before',
    versionName: '1.0',
  });
  expect(second).toMatchObject({ note: '', hashes: ['ab'.repeat(32)] });
  expect(first).not.toHaveProperty('result');
  expect(await store.result(first?.id ?? 0)).toEqual(lesson);
  expect(await store.result(second?.id ?? 0)).toEqual(later);
  expect(await store.has(later)).toBe(true);
  const third = await store.save(lesson, '2026-11-03T00:00:00.000Z');
  expect(third).toBeGreaterThan(second?.id ?? 0);
});

describe('an exported history', () => {
  const blob = (value: unknown) => new Blob([typeof value === 'string' ? value : JSON.stringify(value)]);

  test('is imported whole elsewhere, and nothing twice', async () => {
    await store.save(lesson, '2026-11-01T08:00:01.000Z', 'a note');
    await store.save(later, '2026-11-02T08:00:01.000Z');
    const file = await exportHistory(store);
    const other = new HistoryStore(new HistoryDatabase(`${name}-other`));
    expect(await importHistory(other, blob(file))).toEqual({ added: 2, known: 0, refused: 0, failed: null });
    expect(await importHistory(other, blob(file))).toEqual({ added: 0, known: 2, refused: 0, failed: null });
    const without = (list: Awaited<ReturnType<HistoryStore['list']>>) => list.map(({ id: _, ...one }) => one);
    expect(without(await other.list())).toEqual(without(await store.list()));
    const [newest] = await other.list();
    expect(await other.result(newest?.id ?? 0)).toEqual(later);
    await other.deleteAll();
    other.close();
    await Dexie.delete(`${name}-other`);
  });

  test.each([
    ['no JSON', '{'],
    ['another JSON', { hello: 1 }],
    ['another version', { format: 'zhizhi-history', version: 99, audits: [] }],
    ['a result in place of a history', lesson],
  ])('is refused when it is %s', async (_, content) => {
    expect(await importHistory(store, blob(content))).toBeNull();
    expect(await store.list()).toEqual([]);
  });

  test('loses only the results that are not what they should be', async () => {
    const entry = (result: unknown) => ({ savedAt: '2026-11-01T08:00:01.000Z', note: '', result });
    const file = {
      format: 'zhizhi-history',
      version: 1,
      audits: [
        entry({ ...lesson, findings: [{ title: '<script>' }] }),
        entry({ ...lesson, verdict: { ...lesson.verdict, level: 'innocent' } }),
        entry({ ...lesson, inputs: [{ role: 'package', name: 'x', bytes: 1, sha256: 'no digest' }] }),
        entry(null),
        entry(lesson),
      ],
    };
    expect(await importHistory(store, blob(file))).toEqual({ added: 1, known: 0, refused: 4, failed: null });
  });
});

describe('text that was being typed when its page ended', () => {
  const behaviour = lesson.checklist[0]?.behaviour ?? '';
  let texts: UnsavedTexts;
  let page: HistoryStore;
  let id = 0;

  beforeEach(async () => {
    texts = new UnsavedTexts(memory());
    page = new HistoryStore(new HistoryDatabase(name), texts);
    id = await page.save(lesson, '2026-11-01T08:00:01.000Z', 'old');
  });
  afterEach(() => page.close());

  test('is in the history once that is opened, and nowhere else', async () => {
    page.typing(id, 'note', 'asked the dev');
    page.typing(id, { behaviour }, ' no dialog ');
    await page.takeUnsaved();
    expect((await page.summary(id))?.note).toBe('asked the dev');
    expect((await page.result(id))?.checklist.map(({ outcome }) => outcome)).toEqual(
      lesson.checklist.map((_, index) => (index === 0 ? 'no dialog' : null)),
    );
    expect(texts.all()).toEqual([]);
  });

  test('leaves no copy once it was written, nor of an audit that was deleted', async () => {
    page.typing(id, 'note', 'new');
    page.typing(id, { behaviour }, 'seen\n');
    await page.setNote(id, 'new');
    await page.setOutcome(id, behaviour, 'seen');
    expect(texts.all()).toEqual([]);
    page.typing(id, 'note', 'newer');
    page.typing(id + 1, 'note', 'of another');
    await page.delete([id]);
    expect(texts.all()).toEqual([{ id: id + 1, field: 'note', text: 'of another' }]);
    // Which is not there.
    await page.takeUnsaved();
    expect(texts.all()).toEqual([]);
    page.typing(id, 'note', 'x');
    await page.deleteAll();
    expect(texts.all()).toEqual([]);
  });

  test('is kept, where more was typed than was written', async () => {
    page.typing(id, 'note', 'new');
    const writing = page.setNote(id, 'new');
    page.typing(id, 'note', 'newer');
    await writing;
    expect(texts.all()).toEqual([{ id, field: 'note', text: 'newer' }]);
    await page.deleteUnnoted(id);
    await page.takeUnsaved();
    expect((await page.summary(id))?.note).toBe('newer');
  });

  test('does not undo what another page has written meanwhile', async () => {
    page.typing(id, 'note', 'new');
    const other = new HistoryStore(new HistoryDatabase(name), texts);
    await Promise.all([other.setNote(id, 'new'), page.takeUnsaved(), other.setNote(id, 'newest')]);
    expect((await page.summary(id))?.note).toBe('newest');
    other.close();
  });

  test('is only in its field where the browser keeps nothing, or is full', async () => {
    const full = Object.assign(memory(), {
      setItem() {
        throw new DOMException('full', 'QuotaExceededError');
      },
    });
    for (const storage of [null, full]) {
      const bare = new HistoryStore(new HistoryDatabase(name), new UnsavedTexts(storage));
      bare.typing(id, 'note', 'new');
      await bare.takeUnsaved();
      expect((await bare.summary(id))?.note).toBe('old');
      await bare.setNote(id, 'new');
      expect((await bare.summary(id))?.note).toBe('new');
      await bare.setNote(id, 'old');
      bare.close();
    }
  });
});

/** What a browser keeps for a site; other parts of it keep things there too. */
function memory(): Storage {
  const kept = new Map([['theme', 'dark']]);
  return {
    get length() {
      return kept.size;
    },
    key: (at) => [...kept.keys()][at] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    clear: () => kept.clear(),
  };
}

describe('an audit that another took the place of is deleted', () => {
  test('when nobody wrote anything to it', async () => {
    const id = await store.save(later, '2026-11-02T08:00:00.000Z');
    await store.deleteUnnoted(id);
    expect(await store.summary(id)).toBeNull();
    expect(await store.result(id)).toBeNull();
  });

  test('but not with a note, nor with what was seen on a device', async () => {
    const noted = await store.save(later, '2026-11-02T08:00:00.000Z', 'asked the developer');
    const checked = await store.save(later, '2026-11-02T08:01:00.000Z');
    const behaviour = later.checklist[0]?.behaviour ?? '';
    await store.setOutcome(checked, behaviour, 'no dialog at first start');
    await store.deleteUnnoted(noted);
    await store.deleteUnnoted(checked);
    expect((await store.list()).map(({ id }) => id).sort()).toEqual([noted, checked]);
  });
});
