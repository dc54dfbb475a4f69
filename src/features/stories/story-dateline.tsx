/** City, when first published, when last changed, how long it takes to read. */
import type { ComponentChild } from 'preact';
import { dateStyle, fullTime, machineTime, strings, updateTime } from '../network/network.ts';
import type { PageContext } from '../network/network.ts';
import type { StoryPageView } from './story.ts';

export function StoryDateline({
  story,
  page,
  talk,
}: {
  story: StoryPageView;
  page: PageContext;
  talk?: ComponentChild;
}) {
  const words = strings(page.language);
  const style = dateStyle(page);
  return (
    <p class="dateline">
      {talk} {story.dateline && <b class="city">{story.dateline}</b>}{' '}
      <time datetime={machineTime(story.publishedAt)}>{fullTime(story.publishedAt, style)}</time>{' '}
      {story.updatedAt && (
        <time datetime={machineTime(story.updatedAt)}>
          {words.updated(updateTime(story.updatedAt, story.publishedAt, style))}
        </time>
      )}{' '}
      {story.readingMinutes > 1 && <span>{words.minutes(story.readingMinutes)}</span>}
    </p>
  );
}
