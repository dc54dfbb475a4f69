/** What a story is about, below its body. */
import { storyStrings } from './strings.ts';
import type { StoryPageView } from './story.ts';

/** `form`: `.lite` for the light edition. */
export function StoryTags({ story, form }: { story: StoryPageView; form: '' | '.lite' }) {
  if (story.tags.length === 0) return null;
  return (
    <nav class="story-tags" aria-label={storyStrings(story.language).tags}>
      <ul class="chips">
        {story.tags.map(({ name, lang, href }) => (
          <li>
            <a href={href + form} rel="tag" lang={lang}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
