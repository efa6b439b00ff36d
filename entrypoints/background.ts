import browser from 'webextension-polyfill';
import { defineBackground } from 'wxt/utils/define-background';

export default defineBackground(() => {
  browser.commands.onCommand.addListener((command) => {
    if (command === 'open-audit-page') void openPage('audit.html');
  });
  // The options begin with how to use the extension.
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') void openPage('options.html');
  });
});

async function openPage(path: string): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(path) });
}
