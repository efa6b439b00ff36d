import { plain } from '../../analyzer/report/plain.ts';
import type { AuditResult } from '../../analyzer/result.ts';
import { language, say } from '../settings/language.ts';
import { RESULT } from '../text/result.ts';

/** What the app calls itself in the user's language, else by default, else its package name. */
export function appName({ subject, package: pack }: AuditResult): string {
  const labels = Object.entries(pack?.labels ?? {});
  const own = labels.find(([tag]) => tag.toLowerCase().split('-')[0] === language.value)?.[1];
  const name = own ?? subject.label ?? subject.packageName;
  return name === null ? say(RESULT.unnamed) : brief(name);
}

/** Characters of a name that are shown: one made to flood the page is cut. */
const SHOWN = 120;

export function brief(name: string): string {
  const shown = plain(name.slice(0, SHOWN));
  return name.length > SHOWN ? `${shown}…` : shown;
}
