/** The body of a story as a page prints it. Each block carries its stable id, so that a link can name it. */
import type { ComponentChild } from 'preact';
import { mixedText, strings } from '../network/network.ts';
import type { Language } from '../network/network.ts';
import type { Block, Body, ListItem } from './body-schema.shared.ts';
import { BodyTable } from './body-table.tsx';
import { inlineHtml, japaneseUnless, Ruby } from './inline-html.tsx';
import type { InlineAs } from './inline-html.tsx';

export interface BodyHtmlProps {
  body: Body;
  language: Language;
  /** Its links out are paid for, and say so to search engines. */
  sponsored?: boolean;
  /** What stands at the end of a paragraph: the way to quote it. */
  atParagraph?: (block: Block) => ComponentChild;
}

export function BodyHtml({ body, language, sponsored = false, atParagraph }: BodyHtmlProps) {
  return <>{body.content.map((block) => blockHtml(block, { language, sponsored }, atParagraph))}</>;
}

/** What a link to a block names: `#p-k3f9`. The prefix keeps ids apart from the page's own. */
export function blockAnchor(id: string): string {
  return `p-${id}`;
}

function blockHtml(block: Block, as: InlineAs, atParagraph: BodyHtmlProps['atParagraph']): ComponentChild {
  const { language } = as;
  const id = blockAnchor(block.attrs.id);
  switch (block.type) {
    case 'paragraph':
      return (
        <p id={id}>
          {inlineHtml(block.content, as)}
          {atParagraph?.(block)}
        </p>
      );
    case 'heading':
      return <h2 id={id}>{inlineHtml(block.content, as)}</h2>;
    case 'pullQuote':
      return (
        <figure class="pull" id={id}>
          <blockquote>
            <p>{inlineHtml(block.content, as)}</p>
          </blockquote>
          {block.attrs.by && <figcaption>{mixedText(block.attrs.by, language)}</figcaption>}
        </figure>
      );
    case 'bulletList':
      return <ul id={id}>{items(block.content, as)}</ul>;
    case 'orderedList':
      return <ol id={id}>{items(block.content, as)}</ol>;
    case 'keyPoints':
      return (
        <section class="key-points" id={id}>
          <h2>{strings(language).keyPoints}</h2>
          <ul>{items(block.content, as)}</ul>
        </section>
      );
    case 'table':
      return <BodyTable table={block} id={id} as={as} />;
    case 'words':
      return (
        <section class="words" id={id}>
          <h2>{strings(language).words}</h2>
          <dl>
            {block.attrs.entries.map(({ word, reading, meaning }) => (
              <div>
                <dt lang={japaneseUnless(language)}>
                  <Ruby base={word} reading={reading} />
                </dt>
                <dd>{mixedText(meaning, language)}</dd>
              </div>
            ))}
          </dl>
        </section>
      );
  }
}

function items(content: ListItem[], as: InlineAs): ComponentChild {
  return content.map((item) => <li>{inlineHtml(item.content, as)}</li>);
}
