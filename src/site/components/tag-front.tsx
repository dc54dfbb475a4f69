/** A tag: what it is, its stories by page; and the same as a plain list. */
import { feedBelow, inLanguage, tagPath } from '../../features/network/network.ts';
import type { PageContext } from '../../features/network/network.ts';
import { LiteList, storyStrings } from '../../features/stories/stories.ts';
import type { StoryCard } from '../../features/stories/stories.ts';
import type { Tag } from '../../features/tags/tags.ts';
import { CardList } from './card-list.tsx';
import { FeedChip } from './feed-chip.tsx';
import { ListHead } from './list-head.tsx';
import { Paging } from './paging.tsx';
import { WordsText } from './words-text.tsx';

export interface TagFrontProps {
  page: PageContext;
  tag: Tag;
  /** This page's stories, newest first. */
  cards: StoryCard[];
  number: number;
  count: number;
}

export function TagFront({ page, tag, cards, number, count }: TagFrontProps) {
  const { site, language } = page;
  return (
    <div class="section-front">
      <ListHead label={storyStrings(language).tag} name={shownName(tag, page)} language={language} number={number}>
        <WordsText words={tag.description} language={language} />
        <ul class="chips">
          <FeedChip href={feedBelow(tagPath(site, tag.slug, language))} language={language} />
        </ul>
      </ListHead>
      <CardList cards={cards} page={page} opening={number === 1} />
      <Paging
        language={language}
        number={number}
        count={count}
        hrefOf={(other) => tagPath(site, tag.slug, language, other)}
      />
    </div>
  );
}

export function LiteTag({ page, tag, cards, number, count }: TagFrontProps) {
  const { site, language } = page;
  const { text, lang } = shownName(tag, page);
  return (
    <>
      <p class="label">{storyStrings(language).tag}</p>
      <h1 lang={lang}>{text}</h1>
      <WordsText words={tag.description} language={language} class="standfirst" />
      <LiteList cards={cards} page={page} />
      <Paging
        language={language}
        number={number}
        count={count}
        hrefOf={(other) => tagPath(site, tag.slug, language, other, '.lite')}
      />
    </>
  );
}

function shownName({ name, slug }: Tag, { language }: PageContext) {
  return inLanguage(name, language) ?? { text: slug, lang: undefined };
}
