import type { AppIdRule } from './catalogue.ts';

/** The app that an address names, by the rules of the store it belongs to. Needs no catalogue, so that it fits into a content script. */
export function appInAddress(rules: readonly AppIdRule[], url: URL): string | null {
  for (const rule of rules) {
    const app = appBy(rule, url);
    if (app !== null) return app;
  }
  return null;
}

/** Hosts are compared whole: `play.google.com.example` is none of Google's. `*.` stands for any number of labels. */
export function isHost(hostname: string, host: string): boolean {
  return host.startsWith('*.') ? hostname.endsWith(host.slice(1)) : hostname === host;
}

function appBy(rule: AppIdRule, url: URL): string | null {
  let app: string | null = null;
  for (const [pattern, text] of [
    [rule.host, url.hostname],
    [rule.path, url.pathname],
    [rule.hash, url.hash],
  ] as const) {
    if (pattern === undefined) continue;
    const found = new RegExp(pattern).exec(text);
    if (found === null) return null;
    app ??= found[1] ?? null;
  }
  if (rule.query === undefined) return app;
  for (const name of rule.query) {
    const value = url.searchParams.get(name);
    if (value !== null && /^[\w.-]{1,255}$/.test(value)) return value;
  }
  return null;
}
