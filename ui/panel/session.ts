import browser from 'webextension-polyfill';
import type { EnteredListing } from '../../analyzer/listing/entered.ts';
import { failureText } from '../analysis/failure.ts';
import type { AuditFile } from '../analysis/protocol.ts';
import { type Analysis, type Outcome, startAnalysis } from '../analysis/run-analysis.ts';
import { historyStore } from '../history/store.ts';
import { appKeyOf, appOfStore } from '../page/app-key.ts';
import { type ReadPage, readTab } from '../page/read-tab.ts';
import { rules } from '../rules.ts';
import { chosenCategory, rememberCategory } from '../settings/category-choices.ts';
import { settings } from '../settings/settings.ts';
import {
  appNaming,
  apps,
  awaitPolicy,
  type Done,
  doneOf,
  isPrivate,
  isReading,
  isUnread,
  type PanelApp,
  type PanelAudit,
  pagesOf,
  putApp,
  setTab,
  takeOpener,
} from './apps.ts';
import { pageFile } from './page-files.ts';
import { type PageKind, pageKind } from './page-kind.ts';

/** No store has more pages on an app that say something of its privacy. */
const MOST_OTHER_PAGES = 3;

/** Reads the page in a tab because the user clicked there, and judges what it says. */
export async function readClickedTab(tabId: number, windowId: number): Promise<void> {
  setTab(tabId, { kind: 'reading' });
  const page = await readTab(tabId, windowId);
  if (!isReading(tabId)) return;
  if (page === null) setTab(tabId, { kind: 'refused' });
  else await takePage(tabId, page);
}

/** Judges a page that was read in a tab. */
async function takePage(tabId: number, page: ReadPage): Promise<void> {
  setTab(tabId, { kind: 'reading' });
  const { url } = page.snapshot;
  const app = appOfStore(url) === null ? (takeOpener(tabId) ?? appNaming(url)) : null;
  if (app !== null) {
    await addPolicy(tabId, app, page);
    return;
  }
  const kind = await pageKind(page);
  if (!isReading(tabId)) return;
  const key = appKeyOf(url);
  const known = apps.value.get(key);
  // A new reading has a line of its own in the history; one page more of a reading takes its line's place.
  if (known === undefined || otherPages(known, page).length === 0) lines.delete(key);
  await readAs(tabId, kind, page);
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
  setTab(tabId, { kind: 'app', key, url: page.snapshot.url });
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
  setTab(tabId, { kind: 'app', key: app.key, url: page.snapshot.url });
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
  if (id !== undefined) awaitPolicy(id, app);
}

/** Takes a page that was read without a click, unless what a click brought is on show already. */
export async function offerPage(tabId: number, page: ReadPage): Promise<void> {
  if (isUnread(tabId)) await takePage(tabId, page);
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
  return outcome.kind === 'done'
    ? { kind: 'done', result: outcome.result, kept: outcome.kept, files }
    : { kind: 'failed', text: failureText(outcome) };
}
