import browser from 'webextension-polyfill';
import type { Message } from '../messages.ts';

/** A background that says nothing for this long, in milliseconds, was stopped. */
const PATIENCE = 20_000;

/** Thrown when the extension was updated, switched off or removed while the page stayed open. */
export class Orphaned extends Error {}

/**
 * Sends a message to the background, which the browser may stop at any time, in mid-work too: then it is asked once more,
 * which starts it again. `undefined` when no answer came then either.
 * @throws {Orphaned}
 */
export async function ask(message: Message): Promise<unknown> {
  return (await answerTo(message)) ?? (await answerTo(message));
}

/**
 * Sends what needs no answer. At once, so that the background may act within the user's click.
 * @param lost called when there is nobody to tell: the extension was updated or removed
 */
export function tell(message: Message, lost: () => void): void {
  try {
    browser.runtime.sendMessage(message).catch(() => {
      if (isOrphaned()) lost();
    });
  } catch {
    // Firefox and the polyfill differ in how they say it.
    lost();
  }
}

async function answerTo(message: Message): Promise<unknown> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => resolve(undefined), PATIENCE);
  try {
    return await Promise.race([browser.runtime.sendMessage(message), promise]);
  } catch {
    if (isOrphaned()) throw new Orphaned();
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

/** Whether the extension was updated, switched off or removed while the page stayed open. */
export function isOrphaned(): boolean {
  try {
    return browser.runtime.id === undefined;
  } catch {
    return true;
  }
}
