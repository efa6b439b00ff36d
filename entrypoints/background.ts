import browser from 'webextension-polyfill';
import { defineBackground } from 'wxt/utils/define-background';
import { onMessages } from '../ui/messages.ts';
import { openPanel } from '../ui/panel/open-panel.ts';
import { requestRead } from '../ui/panel/request.ts';
import { followStores } from '../ui/stores/background.ts';

export default defineBackground(() => {
  followStores();
  // The click gives the right to read this one tab (`activeTab`); the panel does the reading.
  browser.action.onClicked.addListener(({ id, windowId }) => {
    if (id !== undefined && windowId !== undefined) void showPanel(id, windowId);
  });
  onMessages({
    openPanel: (_, sender) => (sender.kind === 'page' ? showPanel(sender.tabId, sender.windowId) : undefined),
  });
  // Android has no keyboard commands.
  browser.commands?.onCommand.addListener((command) => {
    if (command === 'open-audit-page') void openPage('audit.html');
  });
  // The options begin with how to use the extension.
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') void openPage('options.html');
  });
});

async function showPanel(tabId: number, windowId: number): Promise<void> {
  // First of all: a browser opens it only within the click.
  const opened = openPanel(windowId, tabId);
  await requestRead(tabId, windowId);
  await opened;
}

async function openPage(path: string): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(path) });
}
