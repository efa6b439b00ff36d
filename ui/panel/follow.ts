import browser from 'webextension-polyfill';
import { onMessages } from '../messages.ts';
import { isStillOn } from '../page/app-key.ts';
import { unclickedPlace } from '../stores/may-answer.ts';
import { currentTab, forgetTab, isPrivate, readAddressOf, tabClosed } from './apps.ts';
import { onReadRequest } from './request.ts';
import { offerPage, readClickedTab } from './session.ts';

/** Follows clicks, and the tab in front of the window that the panel stands in. Called once. */
export async function followTabs(): Promise<void> {
  const only = onlyTab();
  // On Android there are no windows.
  const own = await browser.windows?.getCurrent();
  const windowId = own?.id ?? null;
  isPrivate.value = own?.incognito ?? browser.extension.inIncognitoContext;
  const isOurs = (tabId: number, itsWindow: number) =>
    only === null ? itsWindow === windowId : tabId === only;

  browser.tabs.onUpdated.addListener((tabId, { status, url }) => {
    // With the address of the same page: only a place in it. Without one: loaded anew, or gone where nothing may be read.
    const read = readAddressOf(tabId);
    const isSame = url !== undefined && read !== null && isStillOn(read, url);
    if (url === undefined ? status === 'loading' : !isSame) forgetTab(tabId);
  });
  browser.tabs.onRemoved.addListener(tabClosed);
  onMessages({
    pageRead: ({ snapshot }, sender) => {
      if (sender.kind === 'page' && isOurs(sender.tabId, sender.windowId)) {
        const { tabId } = sender;
        void unclickedPlace(snapshot, sender).then((place) =>
          place === null ? undefined : offerPage(tabId, { snapshot, screenshot: null, byClick: false }),
        );
      }
      // The background answers it.
      return undefined;
    },
    appLeft: (_, sender) => {
      if (sender.kind === 'page') forgetTab(sender.tabId);
      return undefined;
    },
  });
  let last = 0;
  const onClick = (request: { readonly tabId: number; readonly windowId: number; readonly at: number }) => {
    if (request.at === last || !isOurs(request.tabId, request.windowId)) return;
    last = request.at;
    currentTab.value = request.tabId;
    void readClickedTab(request.tabId, request.windowId);
  };
  if (only === null) {
    browser.tabs.onActivated.addListener((active) => {
      if (active.windowId === windowId) currentTab.value = active.tabId;
    });
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
    currentTab.value = tab?.id ?? null;
  } else {
    currentTab.value = only;
  }
  await onReadRequest(onClick);
}

/** The tab that a panel opened as a tab of its own was opened for (`?tab=`); `null` in a panel beside the page. */
function onlyTab(): number | null {
  const id = /^\?tab=(\d{1,10})$/.exec(location.search)?.[1];
  return id === undefined ? null : Number(id);
}
