import { computed, signal } from '@preact/signals';
import browser from 'webextension-polyfill';
import type { EnteredListing } from '../../analyzer/listing/entered.ts';
import type { AuditResult } from '../../analyzer/result.ts';
import type { Text } from '../../analyzer/text.ts';
import type { AuditFile, Kept } from '../analysis/protocol.ts';
import { type Analysis, type Outcome, startAnalysis } from '../analysis/run-analysis.ts';
import { historyStore } from '../history/store.ts';
import { appKeyOf, appOfStore, isSamePage } from '../page/app-key.ts';
import { type ReadPage, readTab } from '../page/read-tab.ts';
import { rules } from '../rules.ts';
import { chosenCategory, rememberCategory } from '../settings/category-choices.ts';
import { settings } from '../settings/settings.ts';
import { COMMON } from '../text/common.ts';
import { pageFile } from './page-files.ts';
import { type PageKind, pageKind } from './page-kind.ts';

/** What is known of an app from the pages that were read of it. */
export interface PanelApp {
  readonly key: string;
  /** `null`: only a policy was read, and it is judged alone. */
  readonly listing: ReadPage | null;
  /** Pages that the same store has of the app beside `listing`, as they were read before: its data safety, say. */
  readonly otherPages: readonly ReadPage[];
  readonly policy: ReadPage | null;
  /** Fields of the store page that the user entered. */
  readonly entered: EnteredListing;
  /** The user's choice; `null` leaves the category to the store page and the name. */
  readonly categoryId: string | null;
  readonly audit: PanelAudit;
}

export type PanelAudit =
  /** What was judged before stays on show meanwhile, so that nothing moves under the user's hands. */
  | { readonly kind: 'running'; readonly before: Done | null }
  | Done
  | { readonly kind: 'failed'; readonly text: Text };

export interface Done {
  readonly kind: 'done';
  readonly result: AuditResult;
  readonly kept: Kept;
  readonly files: readonly AuditFile[];
}

export type TabState =
  /** Nobody clicked, or the tab shows another page since. */
  | { readonly kind: 'unread' }
  | { readonly kind: 'reading' }
  /** The user clicked, and the browser does not let the page be read. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'app'; readonly key: string };

/** More apps than this are not held at once: their pages may have megabytes. The history has the results. */
const MOST_APPS = 20;

/** No store has more pages on an app that say something of its privacy. */
const MOST_OTHER_PAGES = 3;

const tabs = signal<ReadonlyMap<number, TabState>>(new Map());
/** By `PanelApp.key`, the one read last at the end. */
export const apps = signal<ReadonlyMap<string, PanelApp>>(new Map());
/** The tab that the panel stands beside. */
export const currentTab = signal<number | null>(null);
export const state = computed<TabState>(() => {
  const known = currentTab.value === null ? undefined : tabs.value.get(currentTab.value);
  return known ?? { kind: 'unread' };
});
export const shownApp = computed(() =>
  state.value.kind === 'app' ? (apps.value.get(state.value.key) ?? null) : null,
);

/** Tabs in which the user opened the policy of an app from the panel, by tab: what is read there is that app's policy. */
const policyTabs = signal<ReadonlyMap<number, string>>(new Map());
/** The panel stands in a private window: nothing of what is read there is kept. */
export const isPrivate = signal(false);

/** The app whose policy was opened in the current tab and has not been read yet. */
export const awaitedPolicyOf = computed(() => {
  const key = currentTab.value === null ? undefined : policyTabs.value.get(currentTab.value);
  return key === undefined ? null : (apps.value.get(key) ?? null);
});

/** Reads the page in a tab because the user clicked there, and judges what it says. */
export async function readClickedTab(tabId: number, windowId: number): Promise<void> {
  setTab(tabId, { kind: 'reading' });
  const page = await readTab(tabId, windowId);
  if (!isReading(tabId)) return;
  if (page === null) setTab(tabId, { kind: 'refused' });
  else await takePage(tabId, page);
}

/** Not so when the tab has moved on meanwhile: what was read is no longer what it shows. */
function isReading(tabId: number): boolean {
  return tabs.value.get(tabId)?.kind === 'reading';
}

/** Judges a page that was read in a tab. */
export async function takePage(tabId: number, page: ReadPage): Promise<void> {
  setTab(tabId, { kind: 'reading' });
  const { url } = page.snapshot;
  const app = appOfStore(url) === null ? (takeOpener(tabId) ?? appNaming(url)) : null;
  if (app !== null) {
    await addPolicy(tabId, app, page);
    return;
  }
  const kind = await pageKind(page);
  if (isReading(tabId)) await readAs(tabId, kind, page);
}

/** Reads the page on show as what the user says it is. */
export async function readAs(tabId: number, kind: PageKind, page: ReadPage): Promise<void> {
  const key = appKeyOf(page.snapshot.url);
  const known = apps.value.get(key);
  const chosen = await chosenCategory(key);
  const app = {
    key,
    listing: kind === 'listing' ? page : null,
    otherPages: kind === 'listing' && known !== undefined ? otherPages(known, page) : [],
    // What was added to the app before belongs to it still when its store page is read again.
    policy: kind === 'policy' ? page : known?.listing == null ? null : known.policy,
    entered: known?.entered ?? {},
    categoryId: chosen !== null && rules().categories.has(chosen) ? chosen : null,
  };
  // One page more of a reading takes its line's place in the history.
  if (app.otherPages.length === 0) lines.delete(key);
  setTab(tabId, { kind: 'app', key });
  await judge(app, null);
}

/** Of what was read of the app, the pages of the same store that this one is not in the place of. */
function otherPages(known: PanelApp, { snapshot }: ReadPage): readonly ReadPage[] {
  const store = appOfStore(snapshot.url)?.store;
  if (store === undefined || known.listing === null) return [];
  const path = (url: string) => new URL(url).pathname;
  return [known.listing, ...known.otherPages]
    .filter(({ snapshot: { url } }) => appOfStore(url)?.store === store && path(url) !== path(snapshot.url))
    .slice(0, MOST_OTHER_PAGES);
}

/** Judges an app's store page together with a policy. */
export async function addPolicy(tabId: number, app: PanelApp, page: ReadPage): Promise<void> {
  setTab(tabId, { kind: 'app', key: app.key });
  await judge({ ...app, policy: page }, doneOf(app));
}

export function removePolicy(app: PanelApp): Promise<void> {
  return judge({ ...app, policy: null }, doneOf(app));
}

/** Chooses the category of an app, now and whenever it is read again; `null` leaves it to what is read. */
export async function chooseCategory(app: PanelApp, categoryId: string | null): Promise<void> {
  if (!isPrivate.value) await rememberCategory(app.key, categoryId);
  await judge({ ...app, categoryId }, doneOf(app));
}

export function enter(app: PanelApp, entered: EnteredListing): Promise<void> {
  return judge({ ...app, entered }, doneOf(app));
}

/** Opens the policy that the store page links, in a tab beside this one: the user reads it and clicks. */
export async function openPolicy(app: PanelApp, url: string): Promise<void> {
  const { id } = await browser.tabs.create({ url });
  if (id !== undefined) policyTabs.value = new Map(policyTabs.value).set(id, app.key);
}

/** Shows again, in the current tab, what was read before. */
export function showApp(key: string): void {
  if (currentTab.value !== null) setTab(currentTab.value, { kind: 'app', key });
}

/** The tab shows another page, or the same one anew. */
export function forgetTab(tabId: number): void {
  setTab(tabId, { kind: 'unread' });
}

export function tabClosed(tabId: number): void {
  const open = new Map(tabs.value);
  open.delete(tabId);
  tabs.value = open;
  const waiting = new Map(policyTabs.value);
  waiting.delete(tabId);
  policyTabs.value = waiting;
}

/** Takes a page that was read without a click, unless what a click brought is on show already. */
export async function offerPage(tabId: number, page: ReadPage): Promise<void> {
  const { kind } = tabs.value.get(tabId) ?? { kind: 'unread' };
  if (kind === 'unread') await takePage(tabId, page);
}

/** Address of the page that was read in a tab and is on show for it. */
export function readAddressOf(tabId: number): string | null {
  const known = tabs.value.get(tabId);
  const app = known?.kind === 'app' ? apps.value.get(known.key) : undefined;
  return (app?.listing ?? app?.policy)?.snapshot.url ?? null;
}

/** The app read in this panel whose store page names this address as its policy, the latest first. */
function appNaming(url: string): PanelApp | null {
  for (const app of [...apps.value.values()].reverse()) {
    const named = doneOf(app)?.result.listing?.policyUrl;
    if (named != null && isSamePage(named, url)) return app;
  }
  return null;
}

/** The app whose policy was opened in this tab; what is read there next is something else. */
function takeOpener(tabId: number): PanelApp | null {
  const opened = new Map(policyTabs.value);
  const key = opened.get(tabId);
  opened.delete(tabId);
  policyTabs.value = opened;
  return key === undefined ? null : (apps.value.get(key) ?? null);
}

/** All pages that were read of an app. */
export function pagesOf({ listing, otherPages: others, policy }: Omit<PanelApp, 'audit'>): ReadPage[] {
  return [listing, ...others, policy].filter((page) => page !== null);
}

/** The result of an app that is on show, until there is a newer one. */
export function doneOf({ audit }: PanelApp): Done | null {
  if (audit.kind === 'running') return audit.before;
  return audit.kind === 'done' ? audit : null;
}

/** What is being judged, by app. */
const running = new Map<string, Analysis>();
/** The line in the history of each app's last reading, by app: judged anew, the line before gives way. */
const lines = new Map<string, number>();

/** @param before what is shown of the same reading meanwhile */
async function judge(app: Omit<PanelApp, 'audit'>, before: Done | null): Promise<void> {
  const files = [
    ...(app.listing === null ? [] : [pageFile('listing', app.listing, app.entered)]),
    ...app.otherPages.map((page) => pageFile('listing', page)),
    ...(app.policy === null ? [] : [pageFile('policy', app.policy)]),
  ];
  putApp({ ...app, audit: { kind: 'running', before } });
  running.get(app.key)?.cancel();
  // A history of pages that nobody clicked on would be one of where the user has been.
  const isClicked = pagesOf(app).some(({ byClick }) => byClick);
  const keep = settings.value.keepHistory && isClicked && !isPrivate.value;
  const request = { files, categoryId: app.categoryId, keep };
  const current = startAnalysis(request, () => {});
  running.set(app.key, current);
  const outcome = await current.outcome;
  // Judged anew meanwhile, by another category or with a policy.
  if (outcome.kind === 'cancelled') return;
  running.delete(app.key);
  putApp({ ...app, audit: endOf(outcome, files) });
  if (outcome.kind !== 'done' || outcome.kept.kind !== 'kept') return;
  const line = lines.get(app.key);
  lines.set(app.key, outcome.kept.id);
  if (line !== undefined) await historyStore().deleteUnnoted(line);
}

function endOf(outcome: Exclude<Outcome, { kind: 'cancelled' }>, files: readonly AuditFile[]): PanelAudit {
  switch (outcome.kind) {
    case 'done':
      return { kind: 'done', result: outcome.result, kept: outcome.kept, files };
    case 'unreadable':
      return { kind: 'failed', text: outcome.text };
    case 'fault': {
      const put = (text: string) => text.replace('{message}', () => outcome.message);
      return { kind: 'failed', text: { zh: put(COMMON.fault.zh), en: put(COMMON.fault.en) } };
    }
  }
}

function putApp(app: PanelApp): void {
  const next = new Map(apps.value);
  // To the end: the one read last.
  next.delete(app.key);
  next.set(app.key, app);
  for (const key of next.keys()) {
    if (next.size <= MOST_APPS) break;
    next.delete(key);
  }
  apps.value = next;
}

function setTab(tabId: number, next: TabState): void {
  tabs.value = new Map(tabs.value).set(tabId, next);
}
