import type { EnteredListing } from '../../analyzer/listing/entered.ts';
import type { AuditFile } from '../analysis/protocol.ts';
import type { EvidenceAttachment } from '../export/pack-evidence.ts';
import { appKeyOf } from '../page/app-key.ts';
import type { ReadPage } from '../page/read-tab.ts';
import { PANEL } from '../text/panel.ts';

/** A page read in its tab as a file of an audit: the same bytes are judged, hashed and, if wanted, packed as evidence. */
export function pageFile(
  role: 'listing' | 'policy',
  { snapshot }: ReadPage,
  entered: EnteredListing = {},
): AuditFile {
  const { html, url, loadedUrl, capturedAt } = snapshot;
  const file = {
    role,
    file: new File([html], fileName(url), { type: 'text/html' }),
    url,
    acquired: { at: capturedAt, way: PANEL.acquiredPage },
  };
  if (role === 'policy') return file;
  // Head and scripts are of the page that was loaded, which may be another app's.
  const softNavigation = appKeyOf(loadedUrl) !== appKeyOf(url);
  return { ...file, listing: { entered, softNavigation } };
}

/** What the tab showed when the page was read, for the evidence package. */
export function pageScreenshot({ snapshot, screenshot }: ReadPage): EvidenceAttachment[] {
  if (screenshot === null) return [];
  return [
    {
      role: 'screenshot',
      name: fileName(snapshot.url).replace(/html$/, 'png'),
      content: screenshot,
      source: snapshot.url,
      acquired: { at: snapshot.capturedAt, way: PANEL.acquiredScreenshot },
      shows: null,
    },
  ];
}

/** Of the page's host, which needs no cleaning: a URL's host is ASCII without separators. */
function fileName(url: string): string {
  return `${new URL(url).hostname}.html`;
}
