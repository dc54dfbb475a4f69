/** Every kind of block with its forms, and how a desk's file writes it. */
import type { ComponentChild } from 'preact';
import { z } from 'zod';
import type { Block, BlockOf, BlockType } from '../body-schema.shared.ts';
import type { BodyAs, LookUp, UsedPicture } from './block-forms.ts';
import { embed } from './embed.tsx';
import { eventCard } from './event-card.tsx';
import { factBox } from './fact-box.tsx';
import { gallery } from './gallery.tsx';
import { heading } from './heading.tsx';
import { image } from './image.tsx';
import { answer, question } from './interview.tsx';
import { jobCard } from './job-card.tsx';
import { keyEvents } from './key-events.tsx';
import { bulletList, keyPoints, orderedList } from './lists.tsx';
import { paragraph } from './paragraph.tsx';
import { placeCard } from './place-card.tsx';
import { poll } from './poll.tsx';
import { productCard } from './product-card.tsx';
import { pullQuote } from './pull-quote.tsx';
import { storyCard } from './story-card.tsx';
import { table } from './table.tsx';
import { timeline } from './timeline.tsx';
import { topics } from './topics.tsx';
import { words } from './words.tsx';

/** Of words alone: what a house's own pages are made of, too. */
const wordBlocks = {
  ...{ paragraph, heading, pullQuote, bulletList, orderedList, keyPoints, table, words },
  ...{ factBox, timeline, question, answer, topics },
};
const allBlocks = {
  ...wordBlocks,
  ...{ image, gallery, keyEvents, embed, poll },
  ...{ storyCard, placeCard, eventCard, jobCard, productCard },
};

/** Forms without their input, which differs from kind to kind. */
interface Forms<Type extends BlockType> {
  html(block: BlockOf<Type>, as: BodyAs): ComponentChild;
  lite?(block: BlockOf<Type>, as: BodyAs): ComponentChild;
  feed?(block: BlockOf<Type>, as: BodyAs): ComponentChild;
  text(block: BlockOf<Type>): string;
  pictures?(block: BlockOf<Type>): UsedPicture[];
  missing?(block: BlockOf<Type>): string[];
}

/** Undefined for what a newer program has written. */
export function formsOf<Type extends BlockType>(block: { type: Type }): Forms<Type> | undefined {
  const forms: { [Known in BlockType]: Forms<Known> } = allBlocks;
  return Object.hasOwn(forms, block.type) ? forms[block.type] : undefined;
}

/** Each but a paragraph is an object, told from the others by one field. */
const written = {
  ...{ heading, pullQuote, list: bulletList, steps: orderedList, keyPoints, table, words },
  ...{ factBox, timeline, question, answer, topics, image, gallery, keyEvents, embed, poll },
  ...{ story: storyCard, place: placeCard, event: eventCard, job: jobCard, product: productCard },
};

const wordForms = [
  ...([paragraph.input, heading.input, pullQuote.input, bulletList.input, orderedList.input] as const),
  ...([keyPoints.input, table.input, words.input, factBox.input, timeline.input] as const),
  ...([question.input, answer.input, topics.input] as const),
] as const;

export const wordBlockInput = z.union(wordForms);
export const blockInput = z.union([
  ...wordForms,
  ...([image.input, gallery.input, keyEvents.input, embed.input, poll.input] as const),
  ...([storyCard.input, placeCard.input, eventCard.input, jobCard.input, productCard.input] as const),
]);

export type BlockInput = z.infer<typeof blockInput>;

/** As the field says whose input it is, which the compiler cannot follow. */
interface Written {
  resolve?(input: BlockInput, look: LookUp): Promise<BlockInput>;
  fromInput(input: BlockInput, id: string): Block;
}

function formsWritten(input: BlockInput): Written {
  const field = typeof input === 'string' ? undefined : Object.keys(written).find((name) => Object.hasOwn(input, name));
  return (field === undefined ? paragraph : written[field as keyof typeof written]) as unknown as Written;
}

/** With numbers for the pictures, stories and polls that it names. */
export async function resolveBlock(input: BlockInput, look: LookUp): Promise<BlockInput> {
  const { resolve } = formsWritten(input);
  return resolve ? resolve(input, look) : input;
}

/** `id` is what it keeps over revisions. Throws for what names a file that nobody has taken in. */
export function toBlock(input: BlockInput, id: string): Block {
  return formsWritten(input).fromInput(input, id);
}
