import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { HistoryDatabase } from '../../ui/history/database.ts';
import { attempt, problem, refusal } from '../../ui/history/problem.ts';
import { HistoryStore } from '../../ui/history/store.ts';
import { exportHistory, importHistory } from '../../ui/history/transfer.ts';
import { factsOf } from '../support/facts.ts';
import { resultOf } from '../support/results.ts';

const results = await Promise.all(
  ['1.0', '2.0', '3.0'].map((versionName, index) =>
    resultOf(factsOf({ versionName }), `2026-11-0${index + 1}T08:00:00.000Z`),
  ),
);
const [first, second, third] = results as [(typeof results)[0], (typeof results)[0], (typeof results)[0]];

let store: HistoryStore;
let name = '';
beforeEach(() => {
  name = `test-${crypto.randomUUID()}`;
  store = new HistoryStore(new HistoryDatabase(name));
  problem.value = null;
});
afterEach(async () => {
  vi.restoreAllMocks();
  store.close();
  await Dexie.delete(name);
});

/** From the next write on, after so many that still have room, the browser refuses: at once, or only as it commits. */
function fillUp(when: 'request' | 'commit', room = 0): void {
  let left = room;
  for (const method of ['add', 'put'] as const) {
    const write = IDBObjectStore.prototype[method];
    vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(function (this: IDBObjectStore, ...args) {
      // Each audit takes two: its line and its result.
      if (left-- > 0) return write.apply(this, args);
      if (when === 'request') throw new DOMException('full', 'QuotaExceededError');
      const request = write.apply(this, args);
      const { transaction } = this;
      if (!('_abort' in transaction) || typeof transaction._abort !== 'function')
        throw new TypeError('another IndexedDB');
      const abort = transaction._abort.bind(transaction, 'QuotaExceededError');
      const isLast = this.name === 'results' || transaction.objectStoreNames.length === 1;
      if (isLast) request.addEventListener('success', () => queueMicrotask(abort));
      return request;
    });
  }
}

describe.each(['request', 'commit'] as const)('a full storage, told by the %s', (when) => {
  test('refuses an audit whole, loses none kept before, and is said in words', async () => {
    const id = await store.save(first, '2026-11-01T08:00:01.000Z', 'a note');
    fillUp(when);
    expect(await attempt(store.save(second, '2026-11-02T08:00:01.000Z'))).toBe(false);
    expect(problem.value?.en).toMatch(/storage that the browser allows is full.*still there/);
    expect(problem.value?.zh).toMatch(/存储空间已满/);
    vi.restoreAllMocks();
    expect((await store.list()).map((one) => [one.id, one.note])).toEqual([[id, 'a note']]);
    expect(await store.result(id)).toEqual(first);
  });

  test('keeps the old note and the old outcome, says so, and takes them once there is room', async () => {
    const behaviour = first.checklist[0]?.behaviour ?? '';
    const id = await store.save(first, '2026-11-01T08:00:01.000Z', 'old');
    fillUp(when);
    expect(await attempt(store.setNote(id, 'new'))).toBe(false);
    expect(await attempt(store.setOutcome(id, behaviour, 'seen'))).toBe(false);
    expect(problem.value?.en).toMatch(/full/);
    vi.restoreAllMocks();
    expect((await store.summary(id))?.note).toBe('old');
    expect(await store.result(id)).toEqual(first);
    expect(await attempt(store.setNote(id, 'new'))).toBe(true);
    expect(problem.value).toBeNull();
  });

  test('in the middle of an import keeps what was added, says what stopped it, and goes on later', async () => {
    for (const [index, result] of results.entries())
      await store.save(result, `2026-11-0${index + 1}T08:00:01.000Z`);
    const file = new Blob([await exportHistory(store)]);
    await store.deleteAll();
    fillUp(when, 4);
    const imported = await importHistory(store, file);
    expect(imported).toMatchObject({ added: 2, known: 0, refused: 0 });
    expect(imported?.failed?.en).toMatch(/full/);
    vi.restoreAllMocks();
    expect((await store.list()).map(({ versionName }) => versionName)).toEqual(['2.0', '1.0']);
    for (const { id } of await store.list()) expect(await store.result(id)).not.toBeNull();
    expect(await importHistory(store, file)).toEqual({ added: 1, known: 2, refused: 0, failed: null });
    const [newest] = await store.list();
    expect(await store.result(newest?.id ?? 0)).toEqual(third);
  });
});

test('a history that a newer version kept is opened, and nothing in it is lost', async () => {
  store.close();
  const newer = new Dexie(name);
  newer.version(9).stores({ audits: '++id, savedAt', more: 'id' });
  const kept = { savedAt: '2027-01-01T00:00:00.000Z', note: 'later' };
  await newer.table('audits').add({ ...kept });
  await newer.table('more').add({ id: 1 });
  newer.close();
  store = new HistoryStore(new HistoryDatabase(name));
  expect(await store.list()).toMatchObject([kept]);
  store.close();
  const again = new Dexie(name);
  await again.open();
  expect(await again.table('more').count()).toBe(1);
  again.close();
});

test('any other refusal is said too', () => {
  expect(refusal(new DOMException('no', 'InvalidStateError')).en).toMatch(/does not let the history be read/);
  expect(refusal('odd').zh).toMatch(/未被改动/);
});
