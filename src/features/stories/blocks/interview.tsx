/** Question and answer. Each is a block of its own, so that readers can quote it like any paragraph. */
import type { ComponentChild } from 'preact';
import { z } from 'zod';
import { mixedText } from '../../network/network.ts';
import type { BlockOf } from '../body-schema.shared.ts';
import { line } from '../input-words.ts';
import { inlineHtml } from '../inline-html.tsx';
import { parseInline } from '../inline-markup.ts';
import { inlineText } from '../inline-text.ts';
import { blockAnchor, blockForms } from './block-forms.ts';
import type { BodyAs } from './block-forms.ts';

const by = line(80).optional();

export const question = blockForms<'question'>()({
  input: z.strictObject({ question: line(2_000), by }),
  fromInput: (input, id) => ({
    type: 'question',
    attrs: { id, by: input.by ?? null },
    content: parseInline(input.question),
  }),
  html: (block, as) => saidHtml(block, as),
  text: ({ content }) => inlineText(content),
});

export const answer = blockForms<'answer'>()({
  input: z.strictObject({ answer: line(8_000), by }),
  fromInput: (input, id) => ({
    type: 'answer',
    attrs: { id, by: input.by ?? null },
    content: parseInline(input.answer),
  }),
  html: (block, as) => saidHtml(block, as),
  text: ({ content }) => inlineText(content),
});

/** Who speaks is no part of what is said: readers do not quote it. */
function saidHtml(block: BlockOf<'question' | 'answer'>, as: BodyAs): ComponentChild {
  const words = inlineHtml(block.content, as);
  return (
    <p class={block.type === 'question' ? 'asked' : 'answered'} id={blockAnchor(block)}>
      {block.attrs.by && (
        // With the space after it: that is no part of what is said, either.
        <b class="speaker">{mixedText(block.attrs.by, as.language)} </b>
      )}
      {block.type === 'question' ? <strong>{words}</strong> : words}
      {as.atParagraph?.(block)}
    </p>
  );
}
