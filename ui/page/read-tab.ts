import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { withoutChip } from '../chip/aside.ts';
import { PAGE_SNAPSHOT } from '../messages.ts';
import { capturePage, MAXIMUM_MARKUP, type PageSnapshot } from './capture.ts';

/** A page and what its tab showed when it was read. */
export interface ReadPage {
  readonly snapshot: PageSnapshot;
  /** PNG of what was visible of the tab; `null` where the browser gave none, or another tab was in front by then. */
  readonly screenshot: Blob | null;
  /** The user clicked to have it read; else it is of a store that the user lets be read without. */
  readonly byClick: boolean;
}

/** A page that does not answer within this time, in milliseconds, is held by its own scripts. */
const PATIENCE = 20_000;

/**
 * Reads the page in a tab by what the user's click on the toolbar button allows (`activeTab`), or what the user allowed for
 * a store. `null` when the browser does not let the page be read: no click, or a page no extension may read.
 */
export async function readTab(tabId: number, windowId: number): Promise<ReadPage | null> {
  return withoutChip(tabId, async () => {
    const snapshot = await snapshotOf(tabId);
    if (snapshot === null) return null;
    return { snapshot, screenshot: await screenshotOf(tabId, windowId), byClick: true };
  });
}

async function snapshotOf(tabId: number): Promise<PageSnapshot | null> {
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE));
  const call = { target: { tabId }, func: capturePage, args: [MAXIMUM_MARKUP] };
  try {
    const injected = await Promise.race([browser.scripting.executeScript(call), late]);
    const parsed = v.safeParse(PAGE_SNAPSHOT, injected?.[0]?.result);
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

async function screenshotOf(tabId: number, windowId: number): Promise<Blob | null> {
  try {
    if (!(await isInFront(tabId, windowId))) return null;
    const url = await browser.tabs.captureVisibleTab(windowId, { format: 'png' });
    return (await isInFront(tabId, windowId)) ? pngOf(url) : null;
  } catch {
    return null;
  }
}

async function isInFront(tabId: number, windowId: number): Promise<boolean> {
  const [tab] = await browser.tabs.query({ active: true, windowId });
  return tab?.id === tabId;
}

/** The extension may connect to nothing, a `data:` address included, so it is decoded here. */
function pngOf(url: string): Blob | null {
  const [, base64] = /^data:image\/png;base64,([A-Za-z0-9+/=]+)$/.exec(url) ?? [];
  if (base64 === undefined) return null;
  return new Blob([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))], { type: 'image/png' });
}
