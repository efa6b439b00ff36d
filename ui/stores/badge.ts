import browser from 'webextension-polyfill';
import type { ChipContent, ChipLevel } from '../chip/protocol.ts';

/** Beside the colour a sign, for who does not see colours. */
const BADGE: Readonly<Record<ChipLevel, { readonly text: string; readonly colour: string }>> = {
  violation: { text: '!', colour: '#a31621' },
  suspected: { text: '?', colour: '#835100' },
  clear: { text: '✓', colour: '#1c6a3a' },
  incomplete: { text: '…', colour: '#56636a' },
};

/** The verdict on the toolbar button of a tab as well: there no page can cover it, take it away or imitate it. */
export async function setBadge(
  tabId: number,
  { level, label, word, reason, counts }: ChipContent,
): Promise<void> {
  const { text, colour } = BADGE[level];
  await Promise.all([
    browser.action.setBadgeText({ tabId, text }),
    browser.action.setBadgeBackgroundColor({ tabId, color: colour }),
    browser.action.setTitle({ tabId, title: [label, word, reason, counts].join('\n') }),
  ]);
}

export async function clearBadge(tabId: number): Promise<void> {
  const { default_title: title = '' } = browser.runtime.getManifest().action ?? {};
  await Promise.all([
    browser.action.setBadgeText({ tabId, text: '' }),
    browser.action.setTitle({ tabId, title }),
  ]);
}
