import { appOfStore } from '../page/app-key.ts';
import type { ReadPage } from '../page/read-tab.ts';

export type PageKind = 'listing' | 'policy';

/**
 * What a page is read as until the user says otherwise. A known store's page of an app is a store page; any other is looked
 * through, in a worker: it may be large.
 */
export async function pageKind({ snapshot }: ReadPage): Promise<PageKind> {
  if (appOfStore(snapshot.url) !== null) return 'listing';
  const worker = new Worker(new URL('./kind-worker.ts', import.meta.url), { type: 'module' });
  const { promise, resolve } = Promise.withResolvers<PageKind>();
  worker.addEventListener('message', ({ data }: MessageEvent<boolean>) =>
    resolve(data ? 'policy' : 'listing'),
  );
  worker.addEventListener('error', () => resolve('listing'));
  worker.postMessage(snapshot.html);
  const kind = await promise;
  worker.terminate();
  return kind;
}
