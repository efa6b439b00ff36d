import browser from 'webextension-polyfill';
import type { ChipAnswer, ChipContent, StoresAllowed } from '../chip/protocol.ts';
import { type Message, onMessages, type Sender } from '../messages.ts';
import { loadSettings } from '../settings/settings.ts';
import { chipFor } from './answer.ts';
import { clearBadge, setBadge } from './badge.ts';
import { dismissStore, showAgain } from './dismissed.ts';
import { grants } from './grants.ts';
import { hostOf, unclickedPlace } from './may-answer.ts';
import { runInOpenTabs, syncScripts } from './registration.ts';
import { type AppPlace, appPlace, isSameApp, originsOf, storeAtHost } from './stores.ts';

/** The background's part in reading stores without a click. Listeners only: the browser may stop and start it at any time. */
export function followStores(): void {
  keepStorageFromPages();
  // At an update a browser forgets the registered scripts and cuts off those that run.
  browser.runtime.onInstalled.addListener(() => void syncScripts().then(runInOpenTabs));
  // A store whose chip was hidden until the browser closes is shown again.
  browser.runtime.onStartup.addListener(() => void syncScripts());
  browser.permissions.onAdded.addListener(({ origins = [] }) => void allowed(origins));
  browser.permissions.onRemoved.addListener(() => void takenBack());
  onMessages({
    pageRead: ({ snapshot }, sender) => answer(snapshot, sender),
    chipDismissed: (_, sender) => dismissed(sender),
    appLeft: (_, sender) => (sender.kind === 'page' ? clearBadge(sender.tabId) : undefined),
  });
}

/**
 * Settings and the kinds of apps the user chose are the extension's own: its content scripts run in the process of a site, and a
 * site that broke into it could read along. Firefox has no such switch.
 */
function keepStorageFromPages(): void {
  void globalThis.chrome?.storage?.local?.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}

async function allowed(origins: readonly string[]): Promise<void> {
  const added = (await grants()).filter(({ store }) =>
    originsOf(store).some((origin) => origins.includes(origin)),
  );
  await showAgain(added.map(({ store }) => store.id));
  await syncScripts();
  await runInOpenTabs(added);
}

async function takenBack(): Promise<void> {
  await tellTabs((await syncScripts()).map(({ store }) => store.id));
}

async function dismissed(sender: Sender): Promise<void> {
  const store = storeAtHost(hostOf(sender.url) ?? '');
  if (store === null) return;
  await dismissStore(store.id);
  await takenBack();
}

/** Pages of stores that may not be read any more take their chips away. Which tabs those are, the extension cannot see. */
async function tellTabs(stores: readonly string[]): Promise<void> {
  const message: StoresAllowed = { kind: 'storesAllowed', stores };
  const tabs = await browser.tabs.query({});
  await Promise.allSettled(
    tabs.map(({ id }) => (id === undefined ? null : browser.tabs.sendMessage(id, message))),
  );
}

type PageRead = Extract<Message, { kind: 'pageRead' }>;

const NOTHING: ChipAnswer = { kind: 'nothing' };
let settingsRead: Promise<void> | null = null;

async function answer(snapshot: PageRead['snapshot'], sender: Sender): Promise<ChipAnswer> {
  const place = await unclickedPlace(snapshot, sender);
  if (place === null || sender.kind !== 'page') return NOTHING;
  await settingsOnce();
  const content = await chipFor(snapshot, place);
  await badge(sender.tabId, place, content);
  return content;
}

/** Read once while the background lives; again when that failed. */
function settingsOnce(): Promise<void> {
  settingsRead ??= loadSettings().catch((error: unknown) => {
    settingsRead = null;
    throw error;
  });
  return settingsRead;
}

/** Only while the tab still shows that app; a tab that was closed has no button. */
async function badge(tabId: number, place: AppPlace, content: ChipContent): Promise<void> {
  try {
    const { url = '' } = await browser.tabs.get(tabId);
    if (isSameApp(place, appPlace(url))) await setBadge(tabId, content);
  } catch {}
}
