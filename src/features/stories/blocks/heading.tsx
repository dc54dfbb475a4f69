import { z } from 'zod';
import { line } from '../input-words.ts';
import { inlineHtml } from '../inline-html.tsx';
import { parseInline } from '../inline-markup.ts';
import { inlineText } from '../inline-text.ts';
import { blockAnchor, blockForms } from './block-forms.ts';

export const heading = blockForms<'heading'>()({
  input: z.strictObject({ heading: line(200) }),
  fromInput: (input, id) => ({ type: 'heading', attrs: { id }, content: parseInline(input.heading) }),
  html: (block, as) => <h2 id={blockAnchor(block)}>{inlineHtml(block.content, as)}</h2>,
  text: ({ content }) => inlineText(content),
});
