import browser from 'webextension-polyfill';
import type { Text } from '../../analyzer/text.ts';
import type { Message } from '../messages.ts';
import { capturePage, MAXIMUM_MARKUP } from '../page/capture.ts';
import { type AppPlace, appPlace, isSameApp, storeAtHost } from '../stores/stores.ts';
import { CHIP, CHIP_UNANSWERED } from '../text/chip.ts';
import { ask, isOrphaned, Orphaned, tell } from './ask.ts';
import { type ChipContent, chipAnswer, chipAside, storesAllowed } from './protocol.ts';
import { changesBefore, settle, subjectShown } from './settle.ts';
import { type Chip, showChip } from './view.ts';
import { watchAddress } from './watch-address.ts';

/** After this long, in milliseconds, a page that moved on shows what it moved to. */
const SHOWN_AFTER = 1000;

/** For this long, in milliseconds, a page may bring in more of itself. */
const LAST_LOOK = 10_000;
const MAXIMUM_READS = 3;
/** In milliseconds. */
const LONGEST_ASIDE = 5000;

/**
 * The content script of a store the user allowed. It follows the address, and only where that is an app's page does it
 * read anything: when the page has settled. What it read goes to the background; the chip shows the answer.
 * @param end aborted once it has nothing more to do on this page
 */
export function runChip(end: AbortController): void {
  let place: AppPlace | null = null;
  let visit = new AbortController();
  let isLoaded = true;
  /** What the page showed when it was last looked at, and of which app; to know whether it shows another since. */
  let shown: { readonly app: AppPlace | null; readonly subject: string } | null = null;

  let chip: Chip | null = null;
  let putBack: (() => void) | null = null;

  const send = (message: Message) => tell(message, () => end.abort());

  const moved = () => {
    const next = appPlace(location.href);
    if (next !== null && isSameApp(next, place)) return;
    visit.abort();
    visit = new AbortController();
    const before = isLoaded || next === null ? null : subjectBefore(next);
    isLoaded = false;
    if (next !== null) void read(next, before, visit.signal);
    else {
      if (place !== null) send({ kind: 'appLeft' });
      noteLater(visit.signal);
    }
    place = next;
  };

  /** What the page has to stop showing before it is taken for the page of this app. */
  const subjectBefore = (next: AppPlace): string | null => {
    const now = subjectShown();
    if (shown === null) return now;
    if (shown.app === null || !isSameApp(next, shown.app)) return shown.subject;
    // Back at the app that was read last, before the one between was.
    return now === shown.subject ? null : now;
  };

  const read = async (app: AppPlace, before: string | null, signal: AbortSignal) => {
    try {
      await readWhileItChanges(app, before, signal);
    } catch (error) {
      if (signal.aborted) return;
      end.abort();
      if (!(error instanceof Orphaned)) throw error;
    }
  };

  /** A page that is not complete when it first settles is read again, a few times at most, and the chip is put right. */
  const readWhileItChanges = async (app: AppPlace, before: string | null, signal: AbortSignal) => {
    const until = performance.now() + LAST_LOOK;
    if ((await settle(before, signal)) === 'unchanged') {
      show(unanswered(CHIP_UNANSWERED.unchanged), signal);
      return;
    }
    let said: string | null = null;
    for (let reads = 1; ; reads++) {
      const content = await contentOf(app, signal);
      signal.throwIfAborted();
      if (content === null) {
        end.abort();
        return;
      }
      const says = JSON.stringify(content);
      if (says !== said && chip?.hasFocus() !== true) {
        show(content, signal);
        said = says;
      }
      if (reads === MAXIMUM_READS || !(await changesBefore(until, signal))) return;
    }
  };

  /** `null`: there is nothing to show on this store. */
  const contentOf = async (app: AppPlace, signal: AbortSignal): Promise<ChipContent | null> => {
    const subject = subjectShown();
    const back = chip?.aside();
    const snapshot = capturePage(MAXIMUM_MARKUP);
    back?.();
    // The page may have moved on where the browser does not tell: that ends this visit.
    moved();
    signal.throwIfAborted();
    shown = { app, subject };
    const answer = chipAnswer(await ask({ kind: 'pageRead', snapshot }));
    if (answer === null) return unanswered(CHIP_UNANSWERED.reason);
    return answer.kind === 'nothing' ? null : answer;
  };

  const show = (content: ChipContent, signal: AbortSignal) => {
    chip?.remove();
    const shownNow = showChip(content, {
      open: () => send({ kind: 'openPanel' }),
      hide: () => {
        send({ kind: 'chipDismissed' });
        end.abort();
      },
      close: () => visit.abort(),
      isLive: () => !isOrphaned(),
    });
    chip = shownNow;
    signal.addEventListener('abort', () => {
      shownNow.remove();
      if (chip === shownNow) chip = null;
    });
  };

  /** For whoever reads the page or takes its picture; comes back by itself when that is not asked for. */
  const setAside = async (aside: boolean) => {
    putBack?.();
    putBack = null;
    if (!aside || chip === null) return;
    const back = chip.aside();
    const timer = setTimeout(back, LONGEST_ASIDE);
    putBack = () => {
      clearTimeout(timer);
      back();
    };
    await drawn();
  };

  const noteLater = (signal: AbortSignal) => {
    const timer = setTimeout(() => {
      shown = { app: null, subject: subjectShown() };
    }, SHOWN_AFTER);
    signal.addEventListener('abort', () => clearTimeout(timer));
  };

  const listen = (message: unknown): Promise<void> | undefined => {
    const asked = chipAside(message);
    if (asked !== null) return setAside(asked.aside);
    const allowed = storesAllowed(message);
    const here = storeAtHost(location.hostname);
    if (allowed !== null && (here === null || !allowed.stores.includes(here.id))) end.abort();
    return undefined;
  };

  browser.runtime.onMessage.addListener(listen);
  watchAddress(moved, end.signal);
  end.signal.addEventListener('abort', () => {
    browser.runtime.onMessage.removeListener(listen);
    visit.abort();
  });
  moved();
}

/** What is shown when the background gave no answer, in the browser's language, since the user's was not told. */
function unanswered(reason: Text): ChipContent {
  const language = browser.i18n.getUILanguage().toLowerCase().startsWith('zh') ? 'zh' : 'en';
  return {
    kind: 'chip',
    level: 'incomplete',
    lang: language === 'zh' ? 'zh-CN' : 'en',
    brand: CHIP.brand[language],
    theme: 'auto',
    word: CHIP_UNANSWERED.word[language],
    reason: reason[language],
    counts: '',
    label: CHIP.label[language],
    openHint: CHIP.open[language],
    hideLabel: CHIP.hide[language],
  };
}

/** Resolves when the page was drawn as it is now; a tab in the background, which is not, is not waited for. */
function drawn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 200);
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });
}
