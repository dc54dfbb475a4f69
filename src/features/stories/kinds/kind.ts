/** What a kind of story is to the rest of the house. One folder each; what is left out is as for news. */
import type { ComponentChild } from 'preact';
import type { z } from 'zod';
import type { Picture } from '../../media/media.ts';
import type { Language, PageContext } from '../../network/network.ts';
import type { Body } from '../body-schema.shared.ts';
import type { Edition } from '../blocks/block-forms.ts';
import type { StoryCard, StoryPageView } from '../story.ts';
import type { KindFields } from './kind-name.ts';

export interface Kind<Fields extends KindFields = KindFields> {
  /** As a file of the desk gives its fields: pictures by their files, stories by number or address. */
  input: z.ZodType<KindFields>;
  /** As a revision keeps them: pictures and stories by their numbers. */
  stored: z.ZodType<Fields>;
  lists: KindLists;
  /** Words of its fields that are read, counted and searched. */
  words?(fields: Fields): string[];
  /** What keeps it from being published, as ends of the sentence “Missing: …”. */
  missing?(copy: CheckedCopy<Fields>): string[];
  /** What could harm somebody: each keeps it from being published until its words have been signed off. */
  risks?(fields: Fields): readonly string[];
  /** What an editor should look at once more. */
  warnings?(copy: CheckedCopy<Fields>): string[];
  /** Words are not needed where something else is the story. */
  bodiless?: true;
  /** Nothing is sold beside it. */
  withoutPromos?: true;
  /** Nobody of the house has written it. */
  withoutAuthors?: true;
  /** How it is discussed if nobody says otherwise; `closed` has no thread. */
  thread?(fields: Fields): ThreadDefault;
  /** Whose words they are, where they are not the house's: they go out only where an agency's do. */
  owner?(fields: Fields): WordsOwner;
  /** Who pays for it: labelled wherever it stands, its links out are `sponsored`, it is in no list of what is read. */
  payer?(fields: Fields): string | null;
  /** What its page adds, or arranges otherwise. */
  parts?(props: KindProps<Fields>): StoryParts;
  /** What it is called where it is paid for, with the payer: “Press release by …”. */
  paidLabel?(payer: string, language: Language): string;
  /** What its card says besides headline and time. */
  cardLine?(card: StoryCard & { fields: Fields }, page: PageContext): ComponentChild;
  /** Japanese for the upright plate on its picture, of at most eight characters. */
  plate?(fields: Fields): string | null;
  /** What machines read of it; `article` is what they would read if it were news. */
  markup?(story: StoryPageView & { fields: Fields }, about: MarkupContext): object;
}

export interface KindLists {
  /** Among what comes in, on fronts and shelves; others have a place of their own. */
  river: boolean;
  /** May stand in the blocks of the other sites. */
  trends: boolean;
  /** Goes out with the daily letter. */
  letters: boolean;
  /** Tells what has happened: among what search engines are told of as news. */
  news: boolean;
  /** Is read long after it came out. */
  evergreen?: true;
  /** Has a place of its own on fronts. */
  slot?: FrontSlot;
  /** How a section shows its stories where all are of this kind. */
  section?: SectionForm;
}

export type ListName = 'river' | 'trends' | 'letters' | 'news' | 'slot';
export type FrontSlot = 'picture' | 'question' | 'quote';

export type SectionForm = 'prints' | 'questions' | 'quotes' | 'tiles';
export type ThreadDefault = 'open' | 'premod' | 'closed';

export interface WordsOwner {
  name: string;
  /** Who wrote them; without one, the owner did. */
  person?: string | undefined;
}

export interface CheckedCopy<Fields extends KindFields = KindFields> {
  headline: string;
  standfirst?: string | null;
  byline?: string | null;
  body: Body;
  pictureId: number | null;
  fields: Fields;
}

export interface KindProps<Fields extends KindFields = KindFields> {
  story: KindStory & { fields: Fields };
  page: PageContext;
  /** `lite`: words only, pictures as links. `feed`: what `htmlForFeeds` leaves of it has to say the same. */
  edition: Edition;
}

/** As much of a story as is known wherever all of it is shown. */
export type KindStory = Pick<
  StoryPageView,
  'language' | 'href' | 'headline' | 'picture' | 'body' | 'pictures' | 'named' | 'discussed'
>;

/** In the order in which they stand on a page. */
export interface StoryParts {
  /** In place of the lead picture. */
  lead?: ComponentChild;
  /** What it is, above the headline. */
  label?: ComponentChild;
  /** In place of the headline; holds the h1. */
  headline?: ComponentChild;
  byline?: ComponentChild;
  /** Sets its words apart. */
  bodyClass?: string;
  above?: ComponentChild;
  below?: ComponentChild;
  /** Before the agency's notice and the publisher's line. */
  notice?: ComponentChild;
}

export interface MarkupContext {
  article: ArticleMarkup;
  page: PageContext;
  /** The site's, as readers' browsers see it. */
  origin: string;
  /** Absolute address of a JPEG. */
  image: (picture: Pick<Picture, 'key' | 'renditions'>) => string | undefined;
}

export type ArticleMarkup = Readonly<Record<string, unknown>> & { '@type': string; url: string; description: string };
