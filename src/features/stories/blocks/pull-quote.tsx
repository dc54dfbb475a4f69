import { z } from 'zod';
import { mixedText } from '../../network/network.ts';
import { line } from '../input-words.ts';
import { inlineHtml } from '../inline-html.tsx';
import { parseInline } from '../inline-markup.ts';
import { inlineText } from '../inline-text.ts';
import { blockAnchor, blockForms } from './block-forms.ts';

export const pullQuote = blockForms<'pullQuote'>()({
  input: z.strictObject({ pullQuote: line(600), by: line(200).optional() }),
  fromInput: (input, id) => ({
    type: 'pullQuote',
    attrs: { id, by: input.by ?? null },
    content: parseInline(input.pullQuote),
  }),
  html: (block, as) => (
    <figure class="pull" id={blockAnchor(block)}>
      <blockquote>
        <p>{inlineHtml(block.content, as)}</p>
      </blockquote>
      {block.attrs.by && <figcaption>{mixedText(block.attrs.by, as.language)}</figcaption>}
    </figure>
  ),
  text: ({ content }) => inlineText(content),
});
