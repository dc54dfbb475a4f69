/** The subjects of a guide: its headings below this place, as links to them. Every subject stands on the page. */
import { z } from 'zod';
import type { BlockOf, Body } from '../body-schema.shared.ts';
import { inlineHtml } from '../inline-html.tsx';
import { blockAnchor, blockForms } from './block-forms.ts';
import { blockStrings } from './block-strings.ts';

export const topics = blockForms<'topics'>()({
  input: z.strictObject({ topics: z.literal(true) }),
  fromInput: (_input, id) => ({ type: 'topics', attrs: { id } }),
  html: (block, as) => {
    const below = headingsBelow(as.body, block.attrs.id);
    if (below.length < 2) return null;
    return (
      <nav class="topics" id={blockAnchor(block)} aria-label={blockStrings(as.language).topics}>
        <ol>
          {below.map((heading) => (
            <li>
              <a href={`#${blockAnchor(heading)}`}>{inlineHtml(withoutLinks(heading), as)}</a>
            </li>
          ))}
        </ol>
      </nav>
    );
  },
  // A feed has no anchors to lead to.
  feed: () => null,
  text: () => '',
});

function headingsBelow({ content }: Body, id: string): BlockOf<'heading'>[] {
  const at = content.findIndex(({ attrs }) => attrs.id === id);
  return content.slice(at + 1).filter((block) => block.type === 'heading');
}

/** A link in a link is none. */
function withoutLinks({ content }: BlockOf<'heading'>): BlockOf<'heading'>['content'] {
  return content.map((part) =>
    part.type === 'text' && part.marks ? { ...part, marks: part.marks.filter(({ type }) => type !== 'link') } : part,
  );
}
