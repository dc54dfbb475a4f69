/**
 * A comment's words as HTML, made once when they are written and kept beside them. Nothing that a member typed is ever
 * markup: it is escaped, and addresses become links after they were parsed.
 */
import { cutAtWord } from './cut-at-word.ts';
import { escapeHtml } from '../../platform/html/escape.ts';
import type { CommentBody, CommentPart, StoryQuote } from './comment.ts';

/** Raise it when the HTML changes: `html_version` says by which template a comment was made. */
export const htmlVersion = 1;

/** Stand for words of the page's language; no text that is kept holds them. */
export const storyMark = '\u0001';
export const commentMark = '\u0002';
export const changedMark = '\u0003';
export const goneMark = '\u0004';

export interface QuoteState {
  position: number;
  state: 'stands' | 'changed' | 'gone';
  nowReads: string | null;
}

/** What has become of what a comment quotes. */
export interface Quoted {
  passages: readonly QuoteState[];
  /** Comments of the thread that nobody sees any more: a quote goes with what it is from. */
  hidden: readonly number[];
}

const maxQuoted = 300;

export function commentHtml(storyId: number, body: CommentBody, quoted: Quoted = { passages: [], hidden: [] }): string {
  return body.map((part, position) => partHtml(storyId, part, position, quoted)).join('');
}

function partHtml(storyId: number, part: CommentPart, position: number, { passages, hidden }: Quoted): string {
  if (part.type === 'paragraph') return `<p>${linked(part.text)}</p>`;
  if (part.text === '' || (part.of === 'comment' && hidden.includes(part.comment))) return '';
  const shown = escapeHtml(cutAtWord(part.text, maxQuoted));
  if (part.of === 'comment')
    return `<blockquote class="quote"><p>${shown}</p><a href="/c/${storyId}-${part.comment}">${commentMark}</a></blockquote>`;
  const state = passages.find((passage) => passage.position === position);
  return `<blockquote class="quote"><p>${shown}</p>${storyLink(part, state)}</blockquote>`;
}

function storyLink({ blockId }: StoryQuote, state: QuoteState | undefined): string {
  if (state?.state === 'gone') return `<span class="moved">${goneMark}</span>`;
  const link = `<a href="#p-${escapeHtml(blockId)}">${storyMark}</a>`;
  if (state?.state !== 'changed') return link;
  return `${link}<span class="moved">${changedMark}</span><p class="now">${escapeHtml(state.nowReads ?? '')}</p>`;
}

const address = /https?:\/\/[^\s<>"'()\u3000-\u303f\uff00-\uffef]+[^\s<>"'().,;:!?\u3000-\u303f\uff00-\uffef]/g;

/** Only what a parser takes for an address on the web, and never more words than its own. */
function linked(text: string): string {
  let html = '';
  let from = 0;
  for (const { 0: found, index } of text.matchAll(address)) {
    html += withBreaks(text.slice(from, index)) + link(found);
    from = index + found.length;
  }
  return html + withBreaks(text.slice(from));
}

function link(found: string): string {
  if (!URL.canParse(found)) return escapeHtml(found);
  const { protocol, href, username, password } = new URL(found);
  if ((protocol !== 'http:' && protocol !== 'https:') || username !== '' || password !== '') return escapeHtml(found);
  return `<a href="${escapeHtml(href)}" rel="ugc nofollow noopener">${escapeHtml(found)}</a>`;
}

function withBreaks(text: string): string {
  return escapeHtml(text).replaceAll('\n', '<br>');
}

export function countLinks(text: string): number {
  return text.match(address)?.length ?? 0;
}
