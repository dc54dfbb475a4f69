/** Somebody who writes: who they are, what they have written here by page; and the same as a plain list. */
import { PictureTag } from '../../features/media/media.ts';
import { authorPath, feedBelow, inLanguage } from '../../features/network/network.ts';
import type { PageContext, Site } from '../../features/network/network.ts';
import { LiteList, storyStrings } from '../../features/stories/stories.ts';
import type { StoryCard } from '../../features/stories/stories.ts';
import type { AuthorView } from '../../features/authors/authors.ts';
import { CardList } from './card-list.tsx';
import { FeedChip } from './feed-chip.tsx';
import { ListHead } from './list-head.tsx';
import { Paging } from './paging.tsx';
import { WordsText } from './words-text.tsx';

export interface AuthorFrontProps {
  page: PageContext;
  author: AuthorView;
  /** Pages of theirs on other sites. */
  elsewhere: { site: Site; href: string }[];
  /** This page's stories, newest first. */
  cards: StoryCard[];
  number: number;
  count: number;
}

export function AuthorFront({ page, author, elsewhere, cards, number, count }: AuthorFrontProps) {
  const { site, language } = page;
  const { picture } = author;
  return (
    <div class="section-front">
      <div class={picture ? 'who author' : 'author'}>
        {/* The name beside it says whose it is. */}
        {picture && <PictureTag picture={picture} place="thumb" alt="" />}
        <ListHead
          label={storyStrings(language).author}
          name={shownName(author, page)}
          language={language}
          number={number}
        >
          <WordsText words={author.role} language={language} class="role" />
          <WordsText words={author.bio} language={language} class="bio" />
          <AlsoOn {...{ page, elsewhere }} />
          <ul class="chips">
            <FeedChip href={feedBelow(authorPath(site, author.slug, language))} language={language} />
          </ul>
        </ListHead>
      </div>
      <CardList cards={cards} page={page} opening={number === 1} />
      <Paging
        language={language}
        number={number}
        count={count}
        hrefOf={(other) => authorPath(site, author.slug, language, other)}
      />
    </div>
  );
}

export function LiteAuthor({ page, author, elsewhere, cards, number, count }: AuthorFrontProps) {
  const { site, language } = page;
  const { text, lang } = shownName(author, page);
  return (
    <>
      <p class="label">{storyStrings(language).author}</p>
      <h1 lang={lang}>{text}</h1>
      <WordsText words={author.role} language={language} class="small" />
      <WordsText words={author.bio} language={language} />
      <AlsoOn {...{ page, elsewhere }} />
      <LiteList cards={cards} page={page} />
      <Paging
        language={language}
        number={number}
        count={count}
        hrefOf={(other) => authorPath(site, author.slug, language, other, '.lite')}
      />
    </>
  );
}

function AlsoOn({ page, elsewhere }: Pick<AuthorFrontProps, 'page' | 'elsewhere'>) {
  if (elsewhere.length === 0) return null;
  return (
    <p class="small">
      {storyStrings(page.language).alsoOn}{' '}
      {elsewhere.map(({ site, href }, at) => (
        <>
          {at > 0 && ' · '}
          <a href={href}>{site.name}</a>
        </>
      ))}
    </p>
  );
}

function shownName({ name, slug }: AuthorView, { language }: PageContext) {
  return inLanguage(name, language) ?? { text: slug, lang: undefined };
}
