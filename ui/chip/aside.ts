import browser from 'webextension-polyfill';
import type { ChipAside } from './protocol.ts';

/** A page that does not answer within this time, in milliseconds, is read with the chip on it. */
const PATIENCE = 500;

/** Does something with a page, such as taking its picture, while our own chip is not on it. */
export async function withoutChip<T>(tabId: number, act: () => Promise<T>): Promise<T> {
  await put(tabId, true);
  try {
    return await act();
  } finally {
    await put(tabId, false);
  }
}

async function put(tabId: number, aside: boolean): Promise<void> {
  const message: ChipAside = { kind: 'chipAside', aside };
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  try {
    await Promise.race([browser.tabs.sendMessage(tabId, message, { frameId: 0 }), late]);
  } catch {
    // No content script of ours is there.
  }
}
