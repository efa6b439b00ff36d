import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { runChip } from '../ui/chip/run.ts';

/** In the world of our own that the browser gives a content script: what ends the one that runs on this page. */
const RUNNING = Symbol.for('zhizhi.chip');

/**
 * Registered by the background for each store the user allows, and put into its open pages then and after an update: one
 * takes the place of the one before, which an update has cut off from the extension.
 */
export default defineUnlistedScript(() => {
  const before: unknown = Reflect.get(globalThis, RUNNING);
  if (before instanceof AbortController) before.abort();
  const end = new AbortController();
  Reflect.set(globalThis, RUNNING, end);
  runChip(end);
});
