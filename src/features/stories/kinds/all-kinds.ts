/** Every kind of story. Whoever wants to know something of a kind asks here, and keeps no list of its own. */
import { guide } from './guide/guide.ts';
import type { Kind, KindLists } from './kind.ts';
import { storyKinds } from './kind-name.ts';
import type { StoryKind } from './kind-name.ts';
import { news } from './news/news.ts';
import { picture } from './picture/picture.ts';
import { question } from './question/question.ts';

const kinds: Readonly<Record<StoryKind, Kind>> = { news, guide, picture, question };

export function kindOf(kind: StoryKind): Kind {
  return kinds[kind];
}

/** Lists bring the fields of these alone. */
export const kindsWithCardLine: readonly StoryKind[] = storyKinds.filter((kind) => kinds[kind].cardLine !== undefined);

/** Those that stand in each of these lists: `kindsIn('river', 'trends')`. */
export function kindsIn(...lists: readonly Exclude<keyof KindLists, 'section'>[]): StoryKind[] {
  return storyKinds.filter((kind) => lists.every((list) => kinds[kind].lists[list]));
}
