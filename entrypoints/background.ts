import browser from 'webextension-polyfill';
import { defineBackground } from 'wxt/utils/define-background';

async function openAuditPage(): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL('audit.html') });
}

export default defineBackground(() => {
  browser.action.onClicked.addListener(() => openAuditPage());
  browser.commands.onCommand.addListener((command) => {
    if (command === 'open-audit-page') void openAuditPage();
  });
});
