import { signal } from '@preact/signals';

/** What of the history is on show, as the address says it. */
export type Route =
  | { readonly kind: 'list' }
  | { readonly kind: 'audit'; readonly id: number }
  | { readonly kind: 'compare'; readonly ids: readonly [number, number] };

export const route = signal<Route>(parse(location.hash));

window.addEventListener('hashchange', () => {
  route.value = parse(location.hash);
});

export function auditHref(id: number): string {
  return `#audit=${id}`;
}

export function compareHref(first: number, second: number): string {
  return `#compare=${first},${second}`;
}

function parse(hash: string): Route {
  const audit = /^#audit=(\d{1,12})$/.exec(hash);
  if (audit !== null) return { kind: 'audit', id: Number(audit[1]) };
  const compare = /^#compare=(\d{1,12}),(\d{1,12})$/.exec(hash);
  if (compare !== null) return { kind: 'compare', ids: [Number(compare[1]), Number(compare[2])] };
  return { kind: 'list' };
}
