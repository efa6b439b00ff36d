/** A page that did not change for this long, in milliseconds, has settled. */
const QUIET = 400;
/** A page that never does is taken as it is after this. */
const LONGEST_LOAD = 5000;
/** How long a page that moved on without loading anew has to show another app. */
const LONGEST_MOVE = 8000;
const TICK = 100;

/** Of the headings of a page made of headings, as many are looked at. */
const MAXIMUM_HEADINGS = 20;

/**
 * What a page shows as its subject: the first heading that can be seen, else the title. A page that keeps the app before
 * in the document, hidden, is not taken for having stayed there.
 */
export function subjectShown(): string {
  const headings = document.getElementsByTagName('h1');
  for (let i = 0; i < Math.min(headings.length, MAXIMUM_HEADINGS); i++) {
    const heading = headings[i];
    if (heading?.checkVisibility({ visibilityProperty: true }) !== true) continue;
    const text = heading.textContent.slice(0, 500).trim();
    if (text !== '') return `h1 ${text}`;
  }
  return `title ${document.title.slice(0, 500)}`;
}

/**
 * Waits until the page is there and has settled. Of a page that moved on without loading anew it also waits until it
 * shows another subject than `before`; `unchanged` when it does not in time: what it shows is then still the app before.
 * Watches the document only that long, and a tab in the background not at all.
 * @param before what the page showed before it moved on; `null` for one that was loaded
 */
export async function settle(before: string | null, signal: AbortSignal): Promise<'settled' | 'unchanged'> {
  await untilVisible(signal);
  const began = performance.now();
  const watched = watch();
  try {
    let seen = -1;
    let isOther = before === null;
    for (;;) {
      signal.throwIfAborted();
      const now = performance.now();
      if (!isOther && watched.lastChange !== seen) {
        seen = watched.lastChange;
        isOther = subjectShown() !== before;
      }
      const isQuiet = document.readyState !== 'loading' && now - watched.lastChange >= QUIET;
      if (isOther && isQuiet) return 'settled';
      if (now - began >= (before === null ? LONGEST_LOAD : LONGEST_MOVE))
        return isOther ? 'settled' : 'unchanged';
      await pause(TICK);
    }
  } finally {
    watched.end();
  }
}

/**
 * Waits until the page has changed and settled again; `false` when it does not before this time.
 * @param until on the clock of `performance.now`
 */
export async function changesBefore(until: number, signal: AbortSignal): Promise<boolean> {
  const began = performance.now();
  if (began >= until) return false;
  const watched = watch();
  try {
    for (;;) {
      await pause(TICK);
      signal.throwIfAborted();
      const now = performance.now();
      const hasChanged = watched.lastChange > began;
      if (hasChanged && now - watched.lastChange >= QUIET) return true;
      if (now >= until) return hasChanged;
    }
  } finally {
    watched.end();
  }
}

/** Watches the whole document, by the time of its last change only. */
function watch(): { readonly lastChange: number; end(): void } {
  let lastChange = performance.now();
  const observer = new MutationObserver(() => {
    lastChange = performance.now();
  });
  observer.observe(document, { childList: true, subtree: true, characterData: true });
  return {
    get lastChange() {
      return lastChange;
    },
    end: () => observer.disconnect(),
  };
}

function untilVisible(signal: AbortSignal): Promise<void> {
  if (!document.hidden) return Promise.resolve();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const visible = () => {
    if (document.hidden) return;
    document.removeEventListener('visibilitychange', visible);
    resolve();
  };
  document.addEventListener('visibilitychange', visible, { signal });
  signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  return promise;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
