import { startAnalysis } from '../analysis/run-analysis.ts';
import { appOfStore } from '../page/app-key.ts';
import type { ReadPage } from '../page/read-tab.ts';
import { pageFile } from './page-files.ts';

export type PageKind = 'listing' | 'policy';

/**
 * What a page is read as until the user says otherwise. A known store's page of an app is a store page; of any other the
 * reader of policies says whether it is one.
 */
export async function pageKind(page: ReadPage): Promise<PageKind> {
  if (appOfStore(page.snapshot.url) !== null) return 'listing';
  const request = { files: [pageFile('policy', page)], categoryId: null, keep: false };
  const outcome = await startAnalysis(request, () => {}).outcome;
  if (outcome.kind !== 'done') return 'listing';
  return outcome.result.policy?.notAPolicy === null ? 'policy' : 'listing';
}
