import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const calls: string[] = [];
const api = vi.hoisted(() => ({
  runtime: { getURL: (path: string) => `moz-extension://zhizhi/${path}` },
  tabs: { create: async ({ url }: { url: string }) => void calls.push(`tab ${url}`) },
  sidebarAction: undefined as undefined | { open(): Promise<void>; isOpen(): Promise<boolean> },
}));
vi.mock('webextension-polyfill', () => ({ default: api }));

const { openPanel } = await import('../../ui/panel/open-panel.ts');

beforeEach(() => void calls.splice(0));
afterEach(() => {
  vi.unstubAllGlobals();
  api.sidebarAction = undefined;
});

function chromeWith(open: () => Promise<void>): void {
  const sidePanel = {
    open: ({ windowId }: { windowId: number }) => {
      calls.push(`panel ${windowId}`);
      return open();
    },
  };
  vi.stubGlobal('chrome', { sidePanel });
}

function firefoxWith(open: () => Promise<void>, isOpen = false): void {
  api.sidebarAction = {
    open: () => {
      calls.push('sidebar');
      return open();
    },
    isOpen: async () => isOpen,
  };
}

const refused = () => Promise.reject(new Error('may only be called from a user input handler'));

test('Chrome’s side panel opens in the window of the click, before anything else is done', async () => {
  chromeWith(async () => {});
  const opening = openPanel(3, 7);
  // Not after an await: the browser would no longer count the click.
  expect(calls).toEqual(['panel 3']);
  await opening;
  expect(calls).toEqual(['panel 3']);
});

test('Firefox’s sidebar does so, too', async () => {
  firefoxWith(async () => {});
  const opening = openPanel(3, 7);
  expect(calls).toEqual(['sidebar']);
  await opening;
  expect(calls).toEqual(['sidebar']);
});

test('where a click in a page does not open it, the panel opens as a tab for that one page', async () => {
  firefoxWith(refused);
  await openPanel(3, 7);
  expect(calls).toEqual(['sidebar', 'tab moz-extension://zhizhi/sidepanel.html?tab=7']);
});

test('a sidebar that is open already stays the only one', async () => {
  firefoxWith(refused, true);
  await openPanel(3, 7);
  expect(calls).toEqual(['sidebar']);
});

test('without side panel and sidebar (Firefox on Android) it is a tab', async () => {
  await openPanel(3, 7);
  expect(calls).toEqual(['tab moz-extension://zhizhi/sidepanel.html?tab=7']);
});
