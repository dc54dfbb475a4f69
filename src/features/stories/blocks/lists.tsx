/** Bullets, steps and key points: blocks that are made of items. */
import type { ComponentChild } from 'preact';
import { z } from 'zod';
import type { ListItem } from '../body-schema.shared.ts';
import { line } from '../input-words.ts';
import { inlineHtml } from '../inline-html.tsx';
import type { InlineAs } from '../inline-html.tsx';
import { parseInline } from '../inline-markup.ts';
import { inlineText } from '../inline-text.ts';
import { blockAnchor, blockForms } from './block-forms.ts';
import { blockStrings } from './block-strings.ts';

const items = z.array(line(4_000)).min(1).max(100);

export const bulletList = blockForms<'bulletList'>()({
  input: z.strictObject({ list: items }),
  fromInput: ({ list }, id) => ({ type: 'bulletList', attrs: { id }, content: list.map(toItem) }),
  html: (block, as) => <ul id={blockAnchor(block)}>{itemsHtml(block.content, as)}</ul>,
  text: ({ content }) => itemsText(content),
});

export const orderedList = blockForms<'orderedList'>()({
  input: z.strictObject({ steps: items }),
  fromInput: ({ steps }, id) => ({ type: 'orderedList', attrs: { id }, content: steps.map(toItem) }),
  html: (block, as) => <ol id={blockAnchor(block)}>{itemsHtml(block.content, as)}</ol>,
  text: ({ content }) => itemsText(content),
});

export const keyPoints = blockForms<'keyPoints'>()({
  input: z.strictObject({ keyPoints: items }),
  fromInput: (input, id) => ({ type: 'keyPoints', attrs: { id }, content: input.keyPoints.map(toItem) }),
  html: (block, as) => (
    <section class="key-points" id={blockAnchor(block)}>
      <h2>{blockStrings(as.language).keyPoints}</h2>
      <ul>{itemsHtml(block.content, as)}</ul>
    </section>
  ),
  text: ({ content }) => itemsText(content),
});

function toItem(text: string): ListItem {
  return { type: 'listItem', content: parseInline(text) };
}

function itemsHtml(content: readonly ListItem[], as: InlineAs): ComponentChild {
  return content.map((item) => <li>{inlineHtml(item.content, as)}</li>);
}

function itemsText(content: readonly ListItem[]): string {
  return content.map((item) => inlineText(item.content)).join('\n');
}
