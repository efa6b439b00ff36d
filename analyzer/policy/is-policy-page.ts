import { isPolicyTitle, whyNotAPolicy } from './not-a-policy.ts';
import { layOut } from './text/document.ts';
import { readHtml } from './text/html.ts';
import { simplified } from './text/traditional.ts';

/** Characters in which a policy that has no title of its own names itself. */
const OPENING = 300;

/**
 * Whether a page that may be anything is a privacy policy: it is not something else, and it calls itself one in its title
 * or where it begins. Stricter than `whyNotAPolicy`, which is asked of what somebody gave as a policy.
 */
export function isPolicyPage(html: string): boolean {
  const raw = readHtml(html);
  const document = layOut(raw);
  const text = simplified(document.text);
  if (!isPolicyTitle(document.title ?? '') && !isPolicyTitle(text.slice(0, OPENING))) return false;
  return whyNotAPolicy(document, text, raw.passwordFields) === null;
}
