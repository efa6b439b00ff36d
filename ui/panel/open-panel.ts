import browser from 'webextension-polyfill';

/**
 * Opens the panel in a window. Browsers allow it only from within the user's own click, so nothing may be awaited before
 * the call. Firefox does not take a click within a page (the chip's) for one, and on Android it has no sidebar: there the
 * panel opens as a tab of its own, which reads that one tab.
 */
export async function openPanel(windowId: number, tabId: number): Promise<void> {
  try {
    const panel = globalThis.chrome?.sidePanel;
    if (panel !== undefined) await panel.open({ windowId });
    else if (browser.sidebarAction !== undefined) await browser.sidebarAction.open();
    else await openAsTab(tabId);
  } catch {
    if (!(await isOpen(windowId))) await openAsTab(tabId);
  }
}

/** Firefox refuses to open a sidebar that is open already, too. */
async function isOpen(windowId: number): Promise<boolean> {
  return (await browser.sidebarAction?.isOpen({ windowId })) ?? false;
}

async function openAsTab(tabId: number): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(`sidepanel.html?tab=${tabId}`) });
}
