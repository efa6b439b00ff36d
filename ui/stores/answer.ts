import { ReadError } from '../../analyzer/errors.ts';
import { judgeListing, type ListingJudgement } from '../../analyzer/judge-listing.ts';
import type { Text } from '../../analyzer/text.ts';
import type { ChipContent, ChipLevel } from '../chip/protocol.ts';
import { appKeyOf } from '../page/app-key.ts';
import type { PageSnapshot } from '../page/capture.ts';
import { rules } from '../rules.ts';
import { chosenCategory } from '../settings/category-choices.ts';
import { fill, locale, say } from '../settings/language.ts';
import { settings } from '../settings/settings.ts';
import { CHIP } from '../text/chip.ts';
import { VERDICT_WORD } from '../text/verdict.ts';
import { type AppPlace, appPlace, isSameApp } from './stores.ts';

/** Of an app's name and of a reason, in UTF-16 units: a chip is small. */
const MAXIMUM_NAME = 60;
const MAXIMUM_REASON = 240;

/** What the chip says of an app's page. Never throws: a page that cannot be read, or a fault of ours, is said as such. */
export async function chipFor(snapshot: PageSnapshot, place: AppPlace): Promise<ChipContent> {
  try {
    const chosen = await chosenCategory(appKeyOf(snapshot.url));
    const judgement = judgeListing(snapshot.html, snapshot.url, {
      rules: rules(),
      softNavigation: !isSameApp(place, appPlace(snapshot.loadedUrl)),
      ...(chosen === null ? {} : { categoryId: chosen }),
    });
    return judged(judgement, snapshot.isTruncated);
  } catch (error) {
    const reason =
      error instanceof ReadError ? fill(CHIP.unreadBecause, { text: say(error.text) }) : say(CHIP.fault);
    return content({
      level: 'incomplete',
      word: say(CHIP.unread),
      reason,
      name: null,
      counts: [say(CHIP.onlyThisPage)],
    });
  }
}

function judged(judgement: ListingJudgement, isTruncated: boolean): ChipContent {
  const { level, counts } = judgement.verdict;
  const told = (
    [
      [CHIP.violations, counts.violation],
      [CHIP.suspected, counts.suspected],
      [CHIP.advice, counts.advice],
    ] as const
  )
    .filter(([, count]) => count > 0)
    .map(([text, count]) => fill(text, { count }));
  return content({
    level,
    word: say(VERDICT_WORD[level]),
    reason: say(reasonOf(judgement)),
    name: judgement.listing.name,
    counts: [...told, say(CHIP.onlyThisPage), ...(isTruncated ? [say(CHIP.cut)] : [])],
  });
}

/** The first thing found; where nothing was, why the page could not tell more. */
function reasonOf({ verdict, category, listing }: ListingJudgement): Text {
  const [first] = verdict.reasons;
  if (first !== undefined) return first;
  if (category === null) return CHIP.noCategory;
  const isShown = listing.permissions !== null || listing.saysNone.includes('permissions');
  if (!isShown && listing.privacyLabel === null) return CHIP.noPermissions;
  return CHIP.nothingFound;
}

interface Parts {
  readonly level: ChipLevel;
  readonly word: string;
  readonly reason: string;
  readonly name: string | null;
  readonly counts: readonly string[];
}

function content({ level, word, reason, name, counts }: Parts): ChipContent {
  const short = cut(reason, MAXIMUM_REASON);
  const label = name === null ? say(CHIP.label) : fill(CHIP.labelNamed, { name: cut(name, MAXIMUM_NAME) });
  const shown = counts.join(' · ');
  return {
    kind: 'chip',
    level,
    lang: locale.value,
    brand: say(CHIP.brand),
    theme: settings.value.theme,
    word,
    reason: short,
    counts: shown,
    label,
    openHint: say(CHIP.open),
    hideLabel: say(CHIP.hide),
  };
}

/** At code points, so that no character is cut in two. */
function cut(text: string, maximum: number): string {
  if (text.length <= maximum) return text;
  return `${[...text.slice(0, maximum)].slice(0, -1).join('')}…`;
}
