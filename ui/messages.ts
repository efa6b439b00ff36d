import * as v from 'valibot';
import browser, { type Runtime } from 'webextension-polyfill';
import { MAXIMUM_MARKUP } from './page/capture.ts';

/** Addresses longer than this are no page's. */
const ADDRESS = v.pipe(v.string(), v.maxLength(65_536));

/** What `capturePage` gives, held to its bounds again on arrival. */
export const PAGE_SNAPSHOT = v.object({
  url: ADDRESS,
  loadedUrl: ADDRESS,
  title: v.pipe(v.string(), v.maxLength(1000)),
  html: v.pipe(v.string(), v.maxLength(MAXIMUM_MARKUP)),
  isTruncated: v.boolean(),
  capturedAt: v.pipe(v.string(), v.isoTimestamp()),
});

const MESSAGES = v.variant('kind', [
  /** From the content script of a store the user allowed: the page of the sender's tab, for chip and panel. */
  v.object({ kind: v.literal('pageRead'), snapshot: PAGE_SNAPSHOT }),
  /** From the chip, on a click: the panel is to open and to read the sender's tab. */
  v.object({ kind: v.literal('openPanel') }),
  /** From the chip, on a click: it is not to be shown on this store until the browser is closed. */
  v.object({ kind: v.literal('chipDismissed') }),
  /** From the content script: the page moved on, without loading anew, to one that is of no app. */
  v.object({ kind: v.literal('appLeft') }),
]);

export type Message = v.InferOutput<typeof MESSAGES>;
type Kind = Message['kind'];

/** Who sent a message, as the browser (not the message) says. */
export type Sender =
  /** Our content script in the top frame of a web page. */
  | { readonly kind: 'page'; readonly tabId: number; readonly windowId: number; readonly url: string }
  /** A page or the background of this extension. */
  | { readonly kind: 'extension'; readonly url: string };

/** From which kind of sender each message is taken; from the other it is ignored. */
const SENDER_OF: Readonly<Record<Kind, Sender['kind']>> = {
  pageRead: 'page',
  openPanel: 'page',
  chipDismissed: 'page',
  appLeft: 'page',
};

/** What is looked at of `Runtime.MessageSender`. */
interface From {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
  readonly frameId?: number | undefined;
  readonly tab?: { readonly id?: number | undefined; readonly windowId?: number | undefined } | undefined;
}

/** `null` for every sender that is not this extension, and for frames within a page. */
export function senderOf(sender: From, extensionId: string, root: string): Sender | null {
  const { id, tab, url = '', frameId } = sender;
  if (id !== extensionId) return null;
  if (url.startsWith(root)) return { kind: 'extension', url };
  if (tab?.id === undefined || tab.windowId === undefined || frameId !== 0) return null;
  if (!/^https?:\/\//.test(url)) return null;
  return { kind: 'page', tabId: tab.id, windowId: tab.windowId, url };
}

/** `null` for what is no message of ours. */
export function parseMessage(value: unknown): Message | null {
  const parsed = v.safeParse(MESSAGES, value);
  return parsed.success ? parsed.output : null;
}

type Handlers = {
  /** What it gives is the sender's answer; `undefined` leaves the answer to another listener. Called at once, within the sender's click. */
  readonly [K in Kind]?: (
    message: Extract<Message, { kind: K }>,
    sender: Sender,
  ) => Promise<unknown> | undefined;
};

/** Listens for messages of these kinds. Whatever is malformed or comes from elsewhere is ignored. */
export function onMessages(handlers: Handlers): void {
  const root = browser.runtime.getURL('');
  browser.runtime.onMessage.addListener((value: unknown, from: Runtime.MessageSender) => {
    const sender = senderOf(from, browser.runtime.id, root);
    const message = sender === null ? null : parseMessage(value);
    if (sender === null || message === null || SENDER_OF[message.kind] !== sender.kind) return undefined;
    return handle(handlers, message, sender);
  });
}

function handle(handlers: Handlers, message: Message, sender: Sender): Promise<unknown> | undefined {
  switch (message.kind) {
    case 'pageRead':
      return handlers.pageRead?.(message, sender);
    case 'openPanel':
      return handlers.openPanel?.(message, sender);
    case 'chipDismissed':
      return handlers.chipDismissed?.(message, sender);
    case 'appLeft':
      return handlers.appLeft?.(message, sender);
  }
}
