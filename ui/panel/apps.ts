import { computed, signal } from '@preact/signals';
import type { EnteredListing } from '../../analyzer/listing/entered.ts';
import type { AuditResult } from '../../analyzer/result.ts';
import type { Text } from '../../analyzer/text.ts';
import type { AuditFile, Kept } from '../analysis/protocol.ts';
import { isSamePage } from '../page/app-key.ts';
import type { ReadPage } from '../page/read-tab.ts';

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
  /** `url`: of the page that was read in the tab; `null` where the user had an app of another shown. */
  | { readonly kind: 'app'; readonly key: string; readonly url: string | null };

/** More apps than this are not held at once: their pages may have megabytes. The history has the results. */
const MOST_APPS = 20;

/** What is on show beside each tab. */
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

/** All pages that were read of an app. */
export function pagesOf({ listing, otherPages: others, policy }: Omit<PanelApp, 'audit'>): ReadPage[] {
  return [listing, ...others, policy].filter((page) => page !== null);
}

/** The result of an app that is on show, until there is a newer one. */
export function doneOf({ audit }: PanelApp): Done | null {
  if (audit.kind === 'running') return audit.before;
  return audit.kind === 'done' ? audit : null;
}

/** Not so when the tab has moved on meanwhile: what was read is no longer what it shows. */
export function isReading(tabId: number): boolean {
  return tabs.value.get(tabId)?.kind === 'reading';
}

/** Shows again, in the current tab, what was read before. */
export function showApp(key: string): void {
  if (currentTab.value !== null) setTab(currentTab.value, { kind: 'app', key, url: null });
}

/** The tab shows another page, or the same one anew. */
export function forgetTab(tabId: number): void {
  if (tabs.value.has(tabId)) setTab(tabId, { kind: 'unread' });
}

export function tabClosed(tabId: number): void {
  const open = new Map(tabs.value);
  open.delete(tabId);
  tabs.value = open;
  const waiting = new Map(policyTabs.value);
  waiting.delete(tabId);
  policyTabs.value = waiting;
}

/** Address of the page that was read in a tab and is on show for it. */
export function readAddressOf(tabId: number): string | null {
  const known = tabs.value.get(tabId);
  return known?.kind === 'app' ? known.url : null;
}

/** The app read in this panel whose store page names this address as its policy, the latest first. */
export function appNaming(url: string): PanelApp | null {
  for (const app of [...apps.value.values()].reverse()) {
    const named = doneOf(app)?.result.listing?.policyUrl;
    if (named != null && isSamePage(named, url)) return app;
  }
  return null;
}

/** The app whose policy was opened in this tab; what is read there next is something else. */
export function takeOpener(tabId: number): PanelApp | null {
  const opened = new Map(policyTabs.value);
  const key = opened.get(tabId);
  opened.delete(tabId);
  policyTabs.value = opened;
  return key === undefined ? null : (apps.value.get(key) ?? null);
}

export function putApp(app: PanelApp): void {
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

export function setTab(tabId: number, next: TabState): void {
  tabs.value = new Map(tabs.value).set(tabId, next);
}

/** What is read in this tab next is an app's policy. */
export function awaitPolicy(tabId: number, app: PanelApp): void {
  policyTabs.value = new Map(policyTabs.value).set(tabId, app.key);
}

/** Whether what is on show for a tab, if anything, leaves room for a page that nobody clicked on. */
export function isUnread(tabId: number): boolean {
  return (tabs.value.get(tabId)?.kind ?? 'unread') === 'unread';
}
