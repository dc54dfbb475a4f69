/** Who wrote it, with the way to what else they wrote. */
import { mixedText } from '../network/network.ts';
import { bylineParts } from './byline.ts';
import type { StoryPageView } from './story.ts';

/** `form`: `.lite` for the light edition. */
export function StoryByline({ story, form }: { story: StoryPageView; form: '' | '.lite' }) {
  const { byline, authors, language } = story;
  const parts = bylineParts(byline, authors, language);
  if (parts.length === 0) return null;
  return (
    <p class={form === '' ? 'byline' : 'small'}>
      {parts.map((part) =>
        typeof part === 'string' ? (
          mixedText(part, language)
        ) : (
          <a href={part.href + form} rel="author" lang={part.lang}>
            {part.name}
          </a>
        ),
      )}
    </p>
  );
}
