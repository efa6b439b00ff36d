import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Runtime } from 'webextension-polyfill';
import { ADDRESSES, fixture } from '../../analyzer/listing/fixtures.ts';

type Listener = (message: unknown, sender: unknown) => Promise<unknown> | undefined;

/** What a browser keeps and does, as far as the background asks it. */
const state = vi.hoisted(() => ({
  granted: new Set<string>(),
  session: new Map<string, unknown>(),
  local: new Map<string, unknown>(),
  tabUrl: '',
  badges: [] as string[],
  scripts: [] as { id: string }[],
  listeners: [] as Listener[],
  added: [] as ((permissions: { origins: string[] }) => void)[],
}));

vi.mock('webextension-polyfill', () => {
  const area = (kept: Map<string, unknown>) => ({
    get: async (keys: string | string[]) =>
      Object.fromEntries([keys].flat().flatMap((key) => (kept.has(key) ? [[key, kept.get(key)]] : []))),
    set: async (items: object) => {
      for (const [key, value] of Object.entries(items)) kept.set(key, value);
    },
    remove: async (keys: string[]) => {
      for (const key of keys) kept.delete(key);
    },
    onChanged: { addListener: () => {} },
  });
  const event = { addListener: () => {} };
  return {
    default: {
      runtime: {
        id: 'zhizhi',
        getURL: (path: string) => `chrome-extension://zhizhi/${path}`,
        getManifest: () => ({ action: { default_title: 'Zhizhi' } }),
        onMessage: { addListener: (listener: Listener) => state.listeners.push(listener) },
        onInstalled: event,
        onStartup: event,
      },
      i18n: { getUILanguage: () => 'en' },
      permissions: {
        onAdded: {
          addListener: (listener: (permissions: { origins: string[] }) => void) => state.added.push(listener),
        },
        onRemoved: event,
        contains: async ({ origins }: { origins: string[] }) =>
          origins.every((origin) => state.granted.has(origin)),
      },
      storage: { session: area(state.session), local: area(state.local) },
      tabs: {
        get: async () => ({ url: state.tabUrl }),
        query: async () => [],
      },
      action: {
        setBadgeText: async ({ text }: { text: string }) => state.badges.push(text),
        setBadgeBackgroundColor: async () => {},
        setTitle: async () => {},
      },
      scripting: {
        getRegisteredContentScripts: async () => state.scripts,
        registerContentScripts: async (scripts: { id: string }[]) => state.scripts.push(...scripts),
        unregisterContentScripts: async ({ ids }: { ids: string[] }) => {
          state.scripts = state.scripts.filter(({ id }) => !ids.includes(id));
        },
      },
    },
  };
});

const { followStores } = await import('../../../ui/stores/background.ts');
followStores();

const APP = ADDRESSES['google-play'] ?? '';
const SNAPSHOT = {
  url: APP,
  loadedUrl: APP,
  title: 'Lexue',
  html: fixture('google-play/details.html'),
  isTruncated: false,
  capturedAt: '2026-11-25T08:00:00.000Z',
};
const SENDER = {
  id: 'zhizhi',
  url: APP,
  frameId: 0,
  tab: { id: 7, windowId: 1 } as Runtime.MessageSender['tab'],
};

beforeEach(() => {
  state.granted = new Set(['https://play.google.com/*', 'https://apps.apple.com/*']);
  state.session.clear();
  state.local.clear();
  state.tabUrl = APP;
  state.badges.length = 0;
});

/** What the background answers; `undefined` where it does not listen. */
async function answerTo(message: unknown, sender: object = SENDER): Promise<unknown> {
  const answers = state.listeners
    .map((listener) => listener(message, sender))
    .filter((one) => one !== undefined);
  expect(answers.length).toBeLessThanOrEqual(1);
  return answers[0];
}

const pageRead = (change: object = {}) => ({ kind: 'pageRead', snapshot: { ...SNAPSHOT, ...change } });
const NOTHING = { kind: 'nothing' };

describe('the background', () => {
  test('judges the page of an app in a store that is allowed', async () => {
    expect(await answerTo(pageRead())).toMatchObject({
      kind: 'chip',
      level: 'suspected',
      word: 'Suspected problems',
      counts: '2 suspected · this page only',
      label: 'Zhizhi: privacy audit of “Lexue Guitar”',
    });
    expect(state.badges).toEqual(['?']);
  });

  test('judges by the kind of app that the user chose for it', async () => {
    state.local.set('category:com.example.lexue', 'instant-messaging');
    const answer = await answerTo(pageRead());
    expect(answer).toMatchObject({ level: 'incomplete', counts: 'this page only' });
  });

  test('uses of a page that moved on without loading only what names the app it moved to', async () => {
    const other = APP.replace('lexue', 'second');
    state.tabUrl = other;
    const sender = { ...SENDER, url: other };
    const html = SNAPSHOT.html.replace(/<h1>.*?<\/h1>/, '<h1>Second</h1>');
    const answer = await answerTo(pageRead({ url: other, html }), sender);
    expect(answer).toMatchObject({ label: 'Zhizhi: privacy audit of “Second”' });
    // Loaded anew with that address it is another app's page.
    const loaded = await answerTo(pageRead({ url: other, loadedUrl: other, html }), sender);
    expect(loaded).toMatchObject({ level: 'incomplete', word: 'Not read' });
  });

  test.each([
    ['a frame within a page', { frameId: 3 }],
    ['another extension', { id: 'other' }],
    ['no tab', { tab: undefined }],
    ['the extension’s own page', { url: 'chrome-extension://zhizhi/options.html' }],
    ['a local file', { url: 'file:///tmp/page.html' }],
  ])('does not listen to %s', async (_, change) => {
    expect(await answerTo(pageRead(), { ...SENDER, ...change })).toBeUndefined();
  });

  test.each([
    ['no address', { url: undefined }],
    ['no markup', { html: 7 }],
    ['too much', { html: 'x'.repeat(8 * 2 ** 20 + 1) }],
    ['a time that is none', { capturedAt: 'now' }],
  ])('does not listen to a page with %s', async (_, change) => {
    expect(await answerTo(pageRead(change))).toBeUndefined();
  });

  test.each([
    ['of another store than the sender’s', pageRead({ url: ADDRESSES['apple-app-store'] }), SENDER],
    ['that is of no app', pageRead({ url: 'https://play.google.com/store' }), SENDER],
    ['that came unencrypted', pageRead({ url: APP.replace('https', 'http') }), SENDER],
    [
      'of a site that is none of the store’s',
      pageRead({ url: APP.replace('.com', '.com.example') }),
      { ...SENDER, url: APP.replace('.com', '.com.example') },
    ],
    [
      'of a store that is not allowed',
      pageRead({ url: ADDRESSES.xiaomi }),
      { ...SENDER, url: ADDRESSES.xiaomi },
    ],
  ])('says nothing of a page %s', async (_, message, sender) => {
    expect(await answerTo(message, sender)).toEqual(NOTHING);
    expect(state.badges).toEqual([]);
  });

  test('says nothing of a store whose chip the user hid', async () => {
    await answerTo({ kind: 'chipDismissed' });
    expect(await answerTo(pageRead())).toEqual(NOTHING);
    expect(state.scripts.map(({ id }) => id)).toEqual(['chip-apple-app-store']);
  });

  test('hides the chips of two stores that are closed at the same moment, and shows again the one switched on', async () => {
    const apple = { ...SENDER, url: ADDRESSES['apple-app-store'] };
    await Promise.all([answerTo({ kind: 'chipDismissed' }), answerTo({ kind: 'chipDismissed' }, apple)]);
    expect(state.scripts).toEqual([]);
    expect(await answerTo(pageRead())).toEqual(NOTHING);
    for (const listener of state.added) listener({ origins: ['https://apps.apple.com/*'] });
    await expect.poll(() => state.scripts.map(({ id }) => id)).toEqual(['chip-apple-app-store']);
    expect(await answerTo(pageRead())).toEqual(NOTHING);
  });

  test('puts no verdict on the button of a tab that has moved on', async () => {
    state.tabUrl = 'https://bank.example/';
    await answerTo(pageRead());
    expect(state.badges).toEqual([]);
  });

  test('takes the verdict off the button when the page moves to one that is of no app', async () => {
    await answerTo({ kind: 'appLeft' });
    expect(state.badges).toEqual(['']);
  });

  test('says that a page could not be read, and why', async () => {
    expect(await answerTo(pageRead({ html: 'nothing' }))).toMatchObject({
      level: 'incomplete',
      word: 'Not read',
      reason: expect.stringContaining('This page could not be read: '),
    });
  });

  test('says that a page was cut', async () => {
    expect(await answerTo(pageRead({ isTruncated: true }))).toMatchObject({
      counts: expect.stringContaining('the page is too long; its first part was read'),
    });
  });
});
