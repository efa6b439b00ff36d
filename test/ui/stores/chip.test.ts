// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

const { runtime } = vi.hoisted(() => ({
  runtime: {
    id: 'zhizhi' as string | undefined,
    sendMessage: vi.fn<(message: { kind: string }) => Promise<unknown>>(),
    onMessage: { addListener: vi.fn(), removeListener: vi.fn() },
  },
}));
vi.mock('webextension-polyfill', () => ({
  default: { runtime, i18n: { getUILanguage: () => 'en-GB' } },
}));

import chip from '../../../entrypoints/chip.ts';
import { runChip } from '../../../ui/chip/run.ts';

declare const happyDOM: { setURL(url: string): void };

const APP = 'https://play.google.com/store/apps/details?id=com.example.lexue';
const OTHER = APP.replace('lexue', 'other');
const TOP = 'https://play.google.com/store/apps/top';
const ANSWER = {
  kind: 'chip',
  level: 'suspected',
  lang: 'en',
  theme: 'auto',
  brand: 'Zhizhi',
  word: 'Suspected problems',
  reason: 'READ_CONTACTS <b>',
  counts: '1 suspected',
  label: 'Zhizhi: Lexue',
  openHint: 'Open',
  hideLabel: 'Hide',
};

let end: AbortController;
const observers = vi.fn();
/** Those that watch the whole document now. */
const watching = new Set<MutationObserver>();
/** The shadow roots made, which are closed. */
const roots: ShadowRoot[] = [];
const original = {
  attachShadow: Element.prototype.attachShadow,
  MutationObserver: globalThis.MutationObserver,
};

beforeEach(() => {
  vi.useFakeTimers();
  end = new AbortController();
  runtime.id = 'zhizhi';
  runtime.sendMessage.mockReset().mockResolvedValue(ANSWER);
  observers.mockReset();
  watching.clear();
  roots.length = 0;
  document.body.replaceChildren();
  Element.prototype.attachShadow = function (options) {
    const root = original.attachShadow.call(this, options);
    expect(options.mode).toBe('closed');
    roots.push(root);
    return root;
  };
  HTMLElement.prototype.showPopover = () => {};
  Element.prototype.checkVisibility = () => true;
  globalThis.MutationObserver = class extends original.MutationObserver {
    override observe(target: Node, options: MutationObserverInit) {
      if (options.subtree === true) {
        observers();
        watching.add(this);
      }
      super.observe(target, options);
    }

    override disconnect() {
      watching.delete(this);
      super.disconnect();
    }
  };
});
afterEach(() => {
  end.abort();
  vi.useRealTimers();
  Element.prototype.attachShadow = original.attachShadow;
  globalThis.MutationObserver = original.MutationObserver;
});

function start(url: string): void {
  happyDOM.setURL(url);
  runChip(end);
}

const shown = () =>
  document.querySelector('zhizhi-chip') === null ? null : (roots.at(-1)?.textContent ?? null);
const asked = () => runtime.sendMessage.mock.calls.filter(([{ kind }]) => kind === 'pageRead').length;

/** At the chip's last button. */
function pressEscape(isTrusted: boolean): void {
  const event = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true });
  Object.defineProperty(event, 'isTrusted', { value: isTrusted });
  roots.at(-1)?.querySelector('button:last-of-type')?.dispatchEvent(event);
}

describe('the content script', () => {
  test('does nothing on a page that is of no app: it watches nothing, reads nothing, sends nothing', async () => {
    const html = vi.spyOn(Element.prototype, 'outerHTML', 'get');
    start(TOP);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(observers).not.toHaveBeenCalled();
    expect(html).not.toHaveBeenCalled();
    expect(runtime.sendMessage).not.toHaveBeenCalled();
    expect(shown()).toBeNull();
    html.mockRestore();
  });

  test('reads an app’s page once, and then stops watching it', async () => {
    start(APP);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(asked()).toBe(1);
    expect(watching.size).toBe(0);
    expect(shown()).toBe('Zhizhi Suspected problemsREAD_CONTACTS <b>1 suspectedOpen');
  });

  test('takes a page that never stops changing as it stands after a while', async () => {
    const restless = document.body.appendChild(document.createElement('p'));
    const timer = setInterval(() => {
      restless.textContent = String(Math.random());
    }, 20);
    start(APP);
    await vi.advanceTimersByTimeAsync(4900);
    expect(asked()).toBe(0);
    await vi.advanceTimersByTimeAsync(300);
    expect(asked()).toBe(1);
    // And once more, for what came until then.
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked()).toBe(2);
    expect(watching.size).toBe(0);
    clearInterval(timer);
  });

  test('reads a page again that brings in more of itself, three times at most, and puts the chip right', async () => {
    runtime.sendMessage.mockResolvedValueOnce({ ...ANSWER, word: 'Not read' });
    start(APP);
    await vi.advanceTimersByTimeAsync(1000);
    expect(shown()).toContain('Not read');
    for (let more = 0; more < 5; more++) {
      document.body.append(document.createElement('section'));
      await vi.advanceTimersByTimeAsync(1000);
      expect(shown()).toContain('Suspected problems');
    }
    expect(asked()).toBe(3);
    expect(document.querySelectorAll('zhizhi-chip')).toHaveLength(1);
    // Of which ours is no part.
    expect(JSON.stringify(runtime.sendMessage.mock.calls)).not.toContain('zhizhi-chip');
    expect(watching.size).toBe(0);
  });

  test('does not take a page that still shows the app before for the one its address moved on to', async () => {
    const heading = document.body.appendChild(document.createElement('h1'));
    heading.textContent = 'First';
    start(APP);
    await vi.advanceTimersByTimeAsync(2000);
    expect(asked()).toBe(1);
    happyDOM.setURL(OTHER);
    window.dispatchEvent(new Event('popstate'));
    await vi.advanceTimersByTimeAsync(7500);
    expect(shown()).toBeNull();
    await vi.advanceTimersByTimeAsync(1000);
    expect(shown()).toContain('still shows the one before');
    expect(asked()).toBe(1);
    // Back at the first, which it shows.
    happyDOM.setURL(APP);
    window.dispatchEvent(new Event('popstate'));
    await vi.advanceTimersByTimeAsync(600);
    expect(asked()).toBe(2);
    // What takes longer to come than a page to settle is waited for.
    happyDOM.setURL(OTHER);
    window.dispatchEvent(new Event('popstate'));
    await vi.advanceTimersByTimeAsync(3000);
    expect(asked()).toBe(2);
    heading.textContent = 'Second';
    await vi.advanceTimersByTimeAsync(600);
    expect(asked()).toBe(3);
    expect(shown()).toContain('Suspected problems');
  });

  test('back at the app it read last, does not take the one between for it', async () => {
    const heading = document.body.appendChild(document.createElement('h1'));
    heading.textContent = 'First';
    start(APP);
    await vi.advanceTimersByTimeAsync(2000);
    happyDOM.setURL(OTHER);
    window.dispatchEvent(new Event('popstate'));
    heading.textContent = 'Second';
    await vi.advanceTimersByTimeAsync(100);
    happyDOM.setURL(APP);
    window.dispatchEvent(new Event('popstate'));
    await vi.advanceTimersByTimeAsync(3000);
    expect(asked()).toBe(1);
    heading.textContent = 'First';
    await vi.advanceTimersByTimeAsync(600);
    expect(asked()).toBe(2);
  });

  test('of a page that moves on from one that is of no app, waits for another subject too', async () => {
    const heading = document.body.appendChild(document.createElement('h1'));
    heading.textContent = 'Top apps';
    start(TOP);
    await vi.advanceTimersByTimeAsync(2000);
    happyDOM.setURL(APP);
    window.dispatchEvent(new Event('popstate'));
    await vi.advanceTimersByTimeAsync(3000);
    expect(asked()).toBe(0);
    heading.textContent = 'First';
    await vi.advanceTimersByTimeAsync(600);
    expect(asked()).toBe(1);
  });

  test('says so when the background gives no answer, having asked it again', async () => {
    runtime.sendMessage.mockRejectedValue(new Error('the message port closed'));
    start(APP);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(asked()).toBe(2);
    expect(shown()).toContain('No result');
  });

  test('says so when the background hangs', async () => {
    runtime.sendMessage.mockReturnValue(new Promise(() => {}));
    start(APP);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(shown()).toBeNull();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(asked()).toBe(2);
    expect(shown()).toContain('No result');
  });

  test('goes away without a word when the extension was updated or removed', async () => {
    runtime.sendMessage.mockImplementation(() => {
      runtime.id = undefined;
      return Promise.reject(new Error('context invalidated'));
    });
    start(APP);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(asked()).toBe(1);
    expect(shown()).toBeNull();
    expect(end.signal.aborted).toBe(true);
  });

  test('shows no answer that comes when the page has moved on to another app', async () => {
    const first = Promise.withResolvers<unknown>();
    runtime.sendMessage.mockReturnValueOnce(first.promise).mockResolvedValue({ ...ANSWER, word: 'Second' });
    start(APP);
    await vi.advanceTimersByTimeAsync(2000);
    happyDOM.setURL(OTHER);
    document.title = 'Other';
    window.dispatchEvent(new Event('popstate'));
    await vi.advanceTimersByTimeAsync(1500);
    first.resolve({ ...ANSWER, word: 'First' });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(shown()).toContain('Second');
    expect(roots.map(({ textContent }) => textContent).join()).not.toContain('First');
  });

  test('goes away when its store is not among those allowed any more, and does not come back', async () => {
    start(APP);
    await vi.advanceTimersByTimeAsync(3000);
    const [listen] = runtime.onMessage.addListener.mock.calls.at(-1) ?? [];
    listen({ kind: 'storesAllowed', stores: ['google-play', 'xiaomi'] });
    expect(shown()).not.toBeNull();
    listen({ kind: 'storesAllowed', stores: ['xiaomi'] });
    expect(shown()).toBeNull();
    happyDOM.setURL(OTHER);
    window.dispatchEvent(new Event('popstate'));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(asked()).toBe(1);
  });

  test('put into a page a second time takes the place of the first, which an update has cut off', async () => {
    happyDOM.setURL(APP);
    chip.main();
    await vi.advanceTimersByTimeAsync(3000);
    chip.main();
    expect(shown()).toBeNull();
    runtime.sendMessage.mockResolvedValue({ ...ANSWER, word: 'Second' });
    await vi.advanceTimersByTimeAsync(3000);
    expect(shown()).toContain('Second');
    expect(document.querySelectorAll('zhizhi-chip')).toHaveLength(1);
    const running: unknown = Reflect.get(globalThis, Symbol.for('zhizhi.chip'));
    if (running instanceof AbortController) running.abort();
    expect(shown()).toBeNull();
  });

  test('steps aside while the page is read or its picture taken, and comes back, asked or not', async () => {
    start(APP);
    await vi.advanceTimersByTimeAsync(3000);
    const [listen] = runtime.onMessage.addListener.mock.calls.at(-1) ?? [];
    const text = shown();
    for (const wait of [0, 6000]) {
      const aside = listen({ kind: 'chipAside', aside: true });
      await vi.advanceTimersByTimeAsync(300);
      await aside;
      expect(shown()).toBeNull();
      if (wait === 0) await listen({ kind: 'chipAside', aside: false });
      await vi.advanceTimersByTimeAsync(wait);
      expect(shown()).toBe(text);
    }
    // Not after it went away for good.
    void listen({ kind: 'chipAside', aside: true });
    end.abort();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(shown()).toBeNull();
    expect(listen({ kind: 'chipAside', aside: 'yes' })).toBeUndefined();
  });

  test('closed with Escape stays away from this page, hides nothing else, and comes for the next app', async () => {
    start(APP);
    await vi.advanceTimersByTimeAsync(1000);
    pressEscape(true);
    expect(shown()).toBeNull();
    // Though the page brings in more of itself.
    document.body.append(document.createElement('section'));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(shown()).toBeNull();
    expect(runtime.sendMessage.mock.calls.map(([{ kind }]) => kind)).toEqual(['pageRead']);
    happyDOM.setURL(OTHER);
    document.title = 'Second';
    window.dispatchEvent(new Event('popstate'));
    await vi.advanceTimersByTimeAsync(3000);
    expect(shown()).toContain('Suspected problems');
    pressEscape(false);
    expect(shown()).toContain('Suspected problems');
  });

  test('takes no click but the user’s', async () => {
    start(APP);
    await vi.advanceTimersByTimeAsync(3000);
    for (const button of roots.at(-1)?.querySelectorAll('button') ?? [])
      button.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    expect(runtime.sendMessage.mock.calls.map(([{ kind }]) => kind)).toEqual(['pageRead']);
  });
});
