import * as v from 'valibot';
import browser from 'webextension-polyfill';

/**
 * The user's click, for the panel that opens because of it (which begins to run only afterwards) or is open already. Kept
 * in the browser's memory only (`storage.session`), since the background may be stopped at any time.
 */
const REQUEST = v.object({ tabId: v.number(), windowId: v.number(), at: v.number() });

export type ReadRequest = v.InferOutput<typeof REQUEST>;

const KEY = 'read-request';
/** A panel that opens later than this, in milliseconds, was not opened by that click. */
const FRESH = 15_000;

export async function requestRead(tabId: number, windowId: number): Promise<void> {
  await browser.storage.session.set({ [KEY]: { tabId, windowId, at: Date.now() } satisfies ReadRequest });
}

/** Calls `read` for the click that opened this panel, if one did, and for every one after it. */
export async function onReadRequest(read: (request: ReadRequest) => void): Promise<void> {
  browser.storage.session.onChanged.addListener((changes) => {
    const request = v.safeParse(REQUEST, changes[KEY]?.newValue);
    if (request.success) read(request.output);
  });
  const stored = await browser.storage.session.get(KEY);
  const request = v.safeParse(REQUEST, stored[KEY]);
  if (request.success && Date.now() - request.output.at < FRESH) read(request.output);
}
