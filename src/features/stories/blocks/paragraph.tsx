import { line } from '../input-words.ts';
import { inlineHtml } from '../inline-html.tsx';
import { parseInline } from '../inline-markup.ts';
import { inlineText } from '../inline-text.ts';
import { blockAnchor, blockForms } from './block-forms.ts';

export const paragraph = blockForms<'paragraph'>()({
  input: line(8_000),
  fromInput: (text, id) => ({ type: 'paragraph', attrs: { id }, content: parseInline(text) }),
  html: (block, as) => (
    <p id={blockAnchor(block)}>
      {inlineHtml(block.content, as)}
      {as.atParagraph?.(block)}
    </p>
  ),
  text: ({ content }) => inlineText(content),
});
