import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { runChip } from '../ui/chip/run.ts';
import { CHIP_ELEMENT } from '../ui/chip/view.ts';

/** In the world of our own that the browser gives a content script: what ends the one that runs on this page. */
const RUNNING = Symbol.for('zhizhi.chip');

/**
 * Registered by the background for each store the user allows, and put into its open pages then and after an update: one
 * takes the place of the one before. After an update that one is in a world that is cut off, and only its chip is in reach.
 */
export default defineUnlistedScript(() => {
  const before: unknown = Reflect.get(globalThis, RUNNING);
  if (before instanceof AbortController) before.abort();
  for (const chip of document.querySelectorAll(CHIP_ELEMENT)) chip.remove();
  const end = new AbortController();
  Reflect.set(globalThis, RUNNING, end);
  runChip(end);
});
