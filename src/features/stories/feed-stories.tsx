/** All of a story for programs that read feeds and mails: what its page says, in HTML that they show. */
import type { Db } from '../../platform/db/database.ts';
import type { Html } from '../../platform/html/raw.ts';
import { renderHtml } from '../../platform/html/render.ts';
import type { Tagged } from '../../platform/page-cache/reading.ts';
import { mixedText, nextDayStart, strings } from '../network/network.ts';
import type { PageContext } from '../network/network.ts';
import { BodyHtml } from './body-html.tsx';
import { partsNamed } from './body-parts-queries.ts';
import type { NamedParts } from './body-parts-queries.ts';
import { pictureIdsIn, storyIdsIn } from './body-uses.ts';
import { FeedFigure } from './feed-figure.tsx';
import type { FeedCopy } from './feed-queries.ts';
import { htmlForFeeds } from './html-for-feeds.ts';
import { kindOf } from './kinds/all-kinds.ts';
import { pictureIdsInFields, storyIdsInFields } from './kinds/field-references.ts';
import { paidLabel } from './paid-label.ts';
import { SourceNotice } from './source-notice.tsx';
import { earliest } from './story-rows.ts';
import type { OnSite } from './story-rows.ts';
import type { StoryCard } from './story.ts';

export interface StoryForFeeds {
  card: StoryCard;
  copy: FeedCopy;
}

/** Of stories that a list has found fit to leave, by their numbers. Asks nothing where there are none. `origin`: of the site. */
export async function feedStories(
  db: Db,
  on: OnSite & { origin: string },
  stories: readonly StoryForFeeds[],
): Promise<Tagged<Map<number, Html>>> {
  if (stories.length === 0) return { value: new Map(), tags: [] };
  const parts = await partsNamed(db, on, {
    pictures: stories.flatMap(({ copy }) => [...pictureIdsIn(copy.body), ...pictureIdsInFields(copy.fields)]),
    stories: stories.flatMap(({ copy }) => [...storyIdsIn(copy.body), ...storyIdsInFields(copy.fields)]),
  });
  const page = { site: on.site, language: on.language, now: on.now };
  const htmlOf = (story: StoryForFeeds): Html => {
    return htmlForFeeds(renderHtml(<FeedStory {...story} parts={parts.value} page={page} />), on.origin);
  };
  return {
    value: new Map(stories.map((story) => [story.card.id, htmlOf(story)])),
    tags: parts.tags,
    // What is on and what is over goes by the day.
    expiresAt: earliest([parts.expiresAt, nextDayStart(on.now, on.site.timeZone)], on.now),
  };
}

function FeedStory({ card, copy, parts, page }: StoryForFeeds & { parts: NamedParts; page: PageContext }) {
  const { language, standfirst, correction, picture, sponsor } = card;
  const { body, fields, discussed, sensitive, notice } = copy;
  const named = storyIdsInFields(fields).flatMap((id) => parts.stories.get(id) ?? []);
  const story = { ...card, body, fields, discussed, pictures: parts.pictures, named };
  const ofKind = kindOf(card.kind).parts?.({ story, page, edition: 'feed' }) ?? {};
  const paid = paidLabel(card);
  return (
    <>
      {ofKind.label ??
        (paid !== null && (
          <p>
            <strong>{mixedText(paid, language)}</strong>
          </p>
        ))}
      {ofKind.headline}
      {correction && (
        <p>
          <strong>{strings(language)[correction.kind]}:</strong> {correction.note}
        </p>
      )}
      {ofKind.lead ?? (picture && <FeedFigure picture={picture} words={picture} language={language} />)}
      {standfirst && (
        <p>
          <strong>{mixedText(standfirst, language)}</strong>
        </p>
      )}
      {ofKind.byline}
      {ofKind.above}
      <BodyHtml
        {...{ body, page, language, parts, edition: 'feed' }}
        story={{ href: card.href, sensitive }}
        sponsored={sponsor !== null}
      />
      {ofKind.below}
      {ofKind.notice}
      {notice && <SourceNotice notice={notice} />}
      <p>© {page.site.publisher}</p>
    </>
  );
}
