/** A story on its own page, in the printed order: picture, label, headline, dateline, body, notices. */
import type { ComponentChild } from 'preact';
import { PictureFigure } from '../media/media.ts';
import { mixedText, strings } from '../network/network.ts';
import type { PageContext } from '../network/network.ts';
import type { BodyAs } from './blocks/block-forms.ts';
import { kindOf } from './kinds/all-kinds.ts';
import { SourceNotice } from './source-notice.tsx';
import { Sponsored } from './sponsored.tsx';
import { StoryBody } from './story-body.tsx';
import { StoryByline } from './story-byline.tsx';
import { StoryCorrections } from './story-corrections.tsx';
import { SeriesLine, SeriesWays } from './story-series.tsx';
import { StoryTags } from './story-tag-list.tsx';
import { StoryDateline } from './story-dateline.tsx';
import type { StoryPageView } from './story.ts';

export interface StoryArticleProps {
  story: StoryPageView;
  page: PageContext;
  /** How much is said of it, first in the dateline. */
  talk?: ComponentChild;
  atParagraph?: BodyAs['atParagraph'];
  poll?: BodyAs['poll'];
  /** By which its page tells that it is read. */
  readMark: string;
}

export function StoryArticle({ story, page, talk, atParagraph, poll, readMark }: StoryArticleProps) {
  const { language } = story;
  const parts = kindOf(story.kind).parts?.({ story, page, edition: 'full' }) ?? {};
  return (
    <article
      class={`story kind-${story.kind}`}
      data-read={readMark}
      lang={language === page.language ? undefined : language}
    >
      {parts.lead ??
        (story.picture && <PictureFigure picture={story.picture} place="story" language={language} first />)}
      <header>
        <p class="label">
          {story.sections.map(({ name, href }) => (
            <a href={href}>{name}</a>
          ))}
        </p>
        {parts.label ?? <Sponsored story={story} />}
        {parts.headline ?? <h1>{mixedText(story.headline, language)}</h1>}
        {story.standfirst && <p class="standfirst">{mixedText(story.standfirst, language)}</p>}
        {parts.byline ?? <StoryByline story={story} form="" />}
        <SeriesLine story={story} form="" />
        <StoryDateline story={story} page={page} talk={talk} />
        {story.pair && (
          <p class="pair">
            <a href={story.pair.href} hreflang={story.pair.language} lang={story.pair.language}>
              {strings(story.pair.language).readInThisLanguage}
            </a>
          </p>
        )}
      </header>
      <StoryCorrections story={story} page={page} />
      {parts.above}
      <div
        class={parts.bodyClass === undefined ? 'body' : `body ${parts.bodyClass}`}
        data-revision={story.discussed ? story.revisionId : undefined}
      >
        <StoryBody story={story} page={page} edition="full" atParagraph={atParagraph} poll={poll} />
      </div>
      {parts.below}
      <SeriesWays story={story} form="" />
      <StoryTags story={story} form="" />
      <footer class="notices">
        {parts.notice}
        {story.notice && <SourceNotice notice={story.notice} />}
        <p>{story.publisherLine}</p>
        {/* On paper only. */}
        <p class="address">{page.site.host + story.href}</p>
      </footer>
    </article>
  );
}
