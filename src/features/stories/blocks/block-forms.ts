/** What each kind of block is made from and into. One file a kind; `all-blocks.ts` lists them. */
import type { ComponentChild } from 'preact';
import type { z } from 'zod';
import type { CutPicture, CutRole, Focus } from '../../media/media.ts';
import type { PageContext } from '../../network/network.ts';
import type { Block, BlockOf, BlockType, Body } from '../body-schema.shared.ts';
import type { InlineAs } from '../inline-html.tsx';

/** Where a body is drawn. */
export type Edition = 'full' | 'lite' | 'feed';

/** Whose body it is, and for whom it is drawn. */
export interface BodyAs extends InlineAs {
  edition: Edition;
  page: PageContext;
  body: Body;
  /** What it names and may show here; what is not among it is left out without a hole. */
  parts: BodyParts;
  /** Whose it is; null for what is no story. In one that is `sensitive`, by itself or by its kind, nothing is sold. */
  story: { href: string; sensitive: boolean } | null;
  /** What stands at the end of a paragraph: the way to quote it. */
  atParagraph?: ((block: Block) => ComponentChild) | undefined;
  /** A poll as its readers see it; without this the story's own page is named. */
  poll?: ((block: BlockOf<'poll'>) => ComponentChild) | undefined;
}

export interface BodyParts {
  pictures: ReadonlyMap<number, CutPicture>;
  stories: ReadonlyMap<number, NamedStory>;
}

/** Another story, as a card names it. */
export interface NamedStory {
  href: string;
  headline: string;
  section: { name: string };
  publishedAt: Date;
}

export const noParts: BodyParts = { pictures: new Map(), stories: new Map() };

/** A picture that a block shows: where, and around what. */
export interface UsedPicture {
  id: number;
  role: CutRole;
  focus: Focus | null;
}

/** A poll as a desk's file writes it. */
export interface PollRules {
  question: string;
  answers: readonly string[];
  closesAt?: string | undefined;
  hideUntilVote?: boolean | undefined;
  /** Of one that there is. */
  number?: number | undefined;
}

/** Finds what a desk's file names. */
export interface LookUp {
  /** By the path that the file says; with the words that the picture says of itself. */
  addPicture(file: string): Promise<{ pictureId: number; embedded: object }>;
  /** By its number or its address. */
  findStory(named: string): Promise<number>;
  /** The number of the poll that it then is: opened, or there already. */
  pollOf(poll: PollRules): Promise<number>;
}

export interface BlockForms<Type extends BlockType, Input extends z.ZodType> {
  /** As a desk's file writes it. */
  input: Input;
  /** The same with numbers for what it names. */
  resolve?(input: z.infer<Input>, look: LookUp): Promise<z.infer<Input>>;
  fromInput(input: z.infer<Input>, id: string): BlockOf<Type>;
  /** As a page prints it. */
  html(block: BlockOf<Type>, as: BodyAs): ComponentChild;
  /** In the light edition, where it is not as a page prints it. */
  lite?(block: BlockOf<Type>, as: BodyAs): ComponentChild;
  /** In feeds and mails, where it is not as in the light edition. What they do not take is left out of either. */
  feed?(block: BlockOf<Type>, as: BodyAs): ComponentChild;
  /** Its words, for what is counted, quoted and searched. */
  text(block: BlockOf<Type>): string;
  pictures?(block: BlockOf<Type>): UsedPicture[];
  /** What it lacks before it may be published. */
  missing?(block: BlockOf<Type>): string[];
}

/** Says of which block these are the forms, so that the others need not. */
export function blockForms<Type extends BlockType>() {
  return <Input extends z.ZodType>(forms: BlockForms<Type, Input>): BlockForms<Type, Input> => forms;
}

/** What a link to a block names: `#p-k3f9`. The prefix keeps ids apart from the page's own. */
export function blockAnchor({ attrs }: { attrs: { id: string } }): string {
  return `p-${attrs.id}`;
}
