/** A body as plain text: what is counted, quoted and searched. */
import { formsOf } from './blocks/all-blocks.ts';
import type { Block, Body } from './body-schema.shared.ts';

export function bodyText(body: Body): string {
  return body.content
    .map(blockText)
    .filter((text) => text !== '')
    .join('\n\n');
}

export function blockText(block: Block): string {
  return formsOf(block)?.text(block) ?? '';
}

/** What a story without a standfirst is told by: how it begins. Undefined if it begins with no words. */
export function firstWords({ content }: Body): string | undefined {
  const first = content.find(({ type }) => type === 'paragraph');
  if (!first) return undefined;
  const text = blockText(first).replaceAll('\n', ' ');
  return text.length <= 200 ? text : `${text.slice(0, text.lastIndexOf(' ', 200) + 1 || 200).trimEnd()}…`;
}

const segmenters = new Map<string, Intl.Segmenter>();

export function countWords(body: Body, language: string): number {
  let segmenter = segmenters.get(language);
  if (!segmenter) segmenters.set(language, (segmenter = new Intl.Segmenter(language, { granularity: 'word' })));
  let words = 0;
  for (const segment of segmenter.segment(bodyText(body))) if (segment.isWordLike) words += 1;
  return words;
}

/** Silent reading, in words a minute: 238 in English (Brysbaert 2019); about 300 of the segmenter's short Japanese words. */
const wordsAMinute: Readonly<Record<string, number>> = { en: 238, ja: 300 };

export function readingMinutes(words: number, language: string): number {
  return Math.max(1, Math.round(words / (wordsAMinute[language] ?? 238)));
}
