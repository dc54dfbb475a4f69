/** What a member typed, as paragraphs. Everything that no reader could see or that turns text around is left out. */
import type { CommentBody, CommentPart } from './comment.ts';

/** Code points that a reader sees. */
export const maxLength = 5_000;
const maxParagraphs = 100;

/** Control characters, direction marks and their like. Joiners stay: emoji and several scripts are written with them. */
const unseen = /(?![\n\u200c\u200d])[\p{Cc}\p{Cf}\ufff9-\ufffb]/gu;
/** More marks than any script stacks on one letter. */
const stacked = /(\p{M}{3})\p{M}+/gu;

export function toParagraphs(typed: string): CommentPart[] {
  const text = typed
    .replaceAll('\r\n', '\n')
    .replaceAll('\t', ' ')
    .replaceAll(unseen, '')
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(stacked, '$1');
  const paragraphs = text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replaceAll(/[^\S\n]+/g, ' ').trim())
    .filter((paragraph) => paragraph !== '');
  // What is more stands in the last one, line by line: nothing that was typed is lost.
  const most = paragraphs.slice(0, maxParagraphs - 1);
  const rest = paragraphs.slice(maxParagraphs - 1).join('\n');
  return [...most, ...(rest === '' ? [] : [rest])].map((paragraph) => ({ type: 'paragraph', text: paragraph }));
}

/** Its own words, without what it quotes. */
export function ownText(body: CommentBody): string {
  return body.flatMap((part) => (part.type === 'paragraph' ? [part.text] : [])).join('\n\n');
}
