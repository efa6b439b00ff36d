/** How often an address is compared where the browser tells of no change (Firefox before 147), in milliseconds. */
const INTERVAL = 1000;

/** Calls when the page moved to another address without loading anew. */
export function watchAddress(moved: () => void, signal: AbortSignal): void {
  let at = location.href;
  const check = () => {
    if (location.href === at) return;
    at = location.href;
    moved();
  };
  const navigation: unknown = Reflect.get(window, 'navigation');
  if (navigation instanceof EventTarget) {
    navigation.addEventListener('currententrychange', check, { signal });
    return;
  }
  window.addEventListener('popstate', check, { signal });
  window.addEventListener('hashchange', check, { signal });
  const timer = setInterval(() => {
    if (!document.hidden) check();
  }, INTERVAL);
  signal.addEventListener('abort', () => clearInterval(timer));
}
