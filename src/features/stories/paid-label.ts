/** What is said first of a story that somebody has paid for, wherever it stands. */
import { kindOf } from './kinds/all-kinds.ts';
import type { StoryCard } from './story.ts';
import { storyStrings } from './strings.ts';

/** Null for what nobody has paid for. */
export function paidLabel({
  kind,
  sponsor,
  language,
}: Pick<StoryCard, 'kind' | 'sponsor' | 'language'>): string | null {
  if (sponsor === null) return null;
  return kindOf(kind).paidLabel?.(sponsor, language) ?? storyStrings(language).sponsoredBy(sponsor);
}
