/** Every kind of story. Whoever wants to know something of a kind asks here, and keeps no list of its own. */
import { contest } from './contest/contest.ts';
import { crime } from './crime/crime.ts';
import { digest } from './digest/digest.ts';
import { eventRoundup } from './event-roundup/event-roundup.ts';
import { feature } from './feature/feature.ts';
import { guide } from './guide/guide.ts';
import { jobRoundup } from './job-roundup/job-roundup.ts';
import { news } from './news/news.ts';
import { partner } from './partner/partner.ts';
import { picture } from './picture/picture.ts';
import { place } from './place/place.ts';
import { pressRelease } from './press-release/press-release.ts';
import { question } from './question/question.ts';
import { quote } from './quote/quote.ts';
import type { Kind, ListName } from './kind.ts';
import { storyKinds } from './kind-name.ts';
import type { StoryKind } from './kind-name.ts';

const kinds: Readonly<Record<StoryKind, Kind>> = {
  news,
  partner,
  crime,
  quote,
  picture,
  question,
  feature,
  digest,
  'press-release': pressRelease,
  'event-roundup': eventRoundup,
  contest,
  guide,
  place,
  'job-roundup': jobRoundup,
};

/** What a newer program has written may be of a kind that this one does not know: it is read as news. */
export function kindOf(kind: StoryKind): Kind {
  return kinds[kind] ?? news;
}

export const kindsWithoutPromos = storyKinds.filter((kind) => kinds[kind].withoutPromos === true);

/** Beside a death or a disaster nothing is sold, nor where the kind says so: no promo on its page, no product in its body. */
export function isUnsold(story: { kind: StoryKind; sensitive: boolean }): boolean {
  return story.sensitive || kindsWithoutPromos.includes(story.kind);
}

/** Lists bring the fields of these alone. */
export const kindsWithCardLine: readonly StoryKind[] = storyKinds.filter(
  (kind) => kinds[kind].cardLine !== undefined || kinds[kind].plate !== undefined,
);

/** Those that stand in each of these lists: `kindsIn('river', 'trends')`. */
export function kindsIn(...lists: readonly ListName[]): StoryKind[] {
  return storyKinds.filter((kind) => lists.every((list) => Boolean(kinds[kind].lists[list])));
}
