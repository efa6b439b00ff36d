import { describe, expect, test, vi } from 'vitest';
import { MAXIMUM_MARKUP, type PageSnapshot } from '../../ui/page/capture.ts';

const ID = 'zhizhi';
const ROOT = 'chrome-extension://zhizhi/';

const listeners: ((value: unknown, sender: object) => unknown)[] = [];
vi.mock('webextension-polyfill', () => ({
  default: {
    runtime: {
      id: 'zhizhi',
      getURL: (path: string) => `chrome-extension://zhizhi/${path}`,
      onMessage: { addListener: (listener: () => unknown) => listeners.push(listener) },
    },
  },
}));

const { onMessages, parseMessage, senderOf } = await import('../../ui/messages.ts');

const SNAPSHOT: PageSnapshot = {
  url: 'https://store.example/app?id=com.example.lexue',
  loadedUrl: 'https://store.example/',
  title: '乐学吉他',
  html: '<html></html>',
  isTruncated: false,
  capturedAt: '2026-11-25T10:00:00.000Z',
};
const TAB = { id: 7, windowId: 3 };
const STORE = { id: ID, tab: TAB, frameId: 0, url: SNAPSHOT.url };

describe('the sender of a message is', () => {
  test('a page, with its tab, when our content script runs in its top frame', () => {
    expect(senderOf(STORE, ID, ROOT)).toEqual({ kind: 'page', tabId: 7, windowId: 3, url: SNAPSHOT.url });
  });

  test('the extension, when it is one of its own pages, in a tab or not', () => {
    const url = `${ROOT}sidepanel.html`;
    expect(senderOf({ id: ID, url }, ID, ROOT)).toEqual({ kind: 'extension', url });
    expect(senderOf({ id: ID, url, tab: TAB, frameId: 0 }, ID, ROOT)?.kind).toBe('extension');
  });

  test.each([
    ['another extension', { ...STORE, id: 'other' }],
    ['nobody', {}],
    ['a frame within a page', { ...STORE, frameId: 4 }],
    ['a page that is no web page', { ...STORE, url: 'file:///tmp/a.html' }],
    ['an address that only begins like ours', { ...STORE, url: 'chrome-extension://zhizhi.example/' }],
    ['a content script without a tab', { id: ID, url: SNAPSHOT.url, frameId: 0 }],
  ])('not taken for anyone: %s', (_, sender) => {
    expect(senderOf(sender, ID, ROOT)).toBeNull();
  });
});

describe('a message', () => {
  test('is taken as it is defined', () => {
    expect(parseMessage({ kind: 'openPanel' })).toEqual({ kind: 'openPanel' });
    expect(parseMessage({ kind: 'pageRead', snapshot: SNAPSHOT })).toEqual({
      kind: 'pageRead',
      snapshot: SNAPSHOT,
    });
  });

  test.each([
    ['of another kind', { kind: 'openEverything' }],
    ['no object', 'openPanel'],
    ['a page without its address', { kind: 'pageRead', snapshot: { ...SNAPSHOT, url: undefined } }],
    [
      'more markup than is taken',
      { kind: 'pageRead', snapshot: { ...SNAPSHOT, html: 'a'.repeat(MAXIMUM_MARKUP + 1) } },
    ],
    ['a time that is none', { kind: 'pageRead', snapshot: { ...SNAPSHOT, capturedAt: 'now' } }],
  ])('is ignored when it is %s', (_, value) => {
    expect(parseMessage(value)).toBeNull();
  });

  test('reaches its handler only from the kind of sender it may come from, and is answered by it', async () => {
    const opened: unknown[] = [];
    onMessages({
      openPanel: async (_, sender) => {
        opened.push(sender);
        return 'opened';
      },
    });
    const [listener] = listeners;
    expect(await listener?.({ kind: 'openPanel' }, STORE)).toBe('opened');
    expect(listener?.({ kind: 'openPanel' }, { id: ID, url: `${ROOT}audit.html` })).toBeUndefined();
    expect(listener?.({ kind: 'openPanel' }, { ...STORE, id: 'other' })).toBeUndefined();
    expect(listener?.({ kind: 'pageRead', snapshot: SNAPSHOT }, STORE)).toBeUndefined();
    expect(opened).toEqual([{ kind: 'page', tabId: 7, windowId: 3, url: SNAPSHOT.url }]);
  });
});
