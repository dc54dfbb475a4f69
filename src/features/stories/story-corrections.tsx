/** Above a story's words: what it said wrongly before, newest first. */
import { dateStyle, fullTime, machineTime, mixedText, strings } from '../network/network.ts';
import type { PageContext } from '../network/network.ts';
import type { StoryPageView } from './story.ts';

export function StoryCorrections({ story, page }: { story: StoryPageView; page: PageContext }) {
  if (story.corrections.length === 0) return null;
  const words = strings(page.language);
  return (
    <div class="corrections">
      {story.corrections.map(({ kind, note, at }) => (
        <p class="correction">
          <b>
            {kind === 'correction' ? words.correction : words.clarification},{' '}
            <time datetime={machineTime(at)}>{fullTime(at, dateStyle(page))}</time>
          </b>{' '}
          {mixedText(note, story.language)}
        </p>
      ))}
    </div>
  );
}
