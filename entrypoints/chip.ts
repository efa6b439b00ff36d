import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { runChip } from '../ui/chip/run.ts';

/** In the world of our own that the browser gives a content script: set while it runs on this page. */
const RUNNING = Symbol.for('zhizhi.chip');

/** Registered by the background for each store the user allows, and put into its open pages then: run but once. */
export default defineUnlistedScript(() => {
  if (Reflect.has(globalThis, RUNNING)) return;
  Reflect.set(globalThis, RUNNING, true);
  const end = new AbortController();
  end.signal.addEventListener('abort', () => Reflect.deleteProperty(globalThis, RUNNING));
  runChip(end);
});
