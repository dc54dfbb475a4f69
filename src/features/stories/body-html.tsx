/** The body of a story as a page prints it. Each block carries its stable id, so that a link can name it. */
import type { ComponentChild } from 'preact';
import { mixedText, strings } from '../network/network.ts';
import type { Language } from '../network/network.ts';
import type { Block, Body, ListItem } from './body-schema.shared.ts';
import { BodyTable } from './body-table.tsx';
import { inlineHtml, japaneseUnless, Ruby } from './inline-html.tsx';

export interface BodyHtmlProps {
  body: Body;
  language: Language;
  /** What stands at the end of a paragraph: the way to quote it. */
  atParagraph?: (block: Block) => ComponentChild;
}

export function BodyHtml({ body, language, atParagraph }: BodyHtmlProps) {
  return <>{body.content.map((block) => blockHtml(block, language, atParagraph))}</>;
}

/** What a link to a block names: `#p-k3f9`. The prefix keeps ids apart from the page's own. */
export function blockAnchor(id: string): string {
  return `p-${id}`;
}

function blockHtml(block: Block, language: Language, atParagraph: BodyHtmlProps['atParagraph']): ComponentChild {
  const id = blockAnchor(block.attrs.id);
  switch (block.type) {
    case 'paragraph':
      return (
        <p id={id}>
          {inlineHtml(block.content, language)}
          {atParagraph?.(block)}
        </p>
      );
    case 'heading':
      return <h2 id={id}>{inlineHtml(block.content, language)}</h2>;
    case 'pullQuote':
      return (
        <figure class="pull" id={id}>
          <blockquote>
            <p>{inlineHtml(block.content, language)}</p>
          </blockquote>
          {block.attrs.by && <figcaption>{mixedText(block.attrs.by, language)}</figcaption>}
        </figure>
      );
    case 'bulletList':
      return <ul id={id}>{items(block.content, language)}</ul>;
    case 'orderedList':
      return <ol id={id}>{items(block.content, language)}</ol>;
    case 'keyPoints':
      return (
        <section class="key-points" id={id}>
          <h2>{strings(language).keyPoints}</h2>
          <ul>{items(block.content, language)}</ul>
        </section>
      );
    case 'table':
      return <BodyTable table={block} id={id} language={language} />;
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

function items(content: ListItem[], language: Language): ComponentChild {
  return content.map((item) => <li>{inlineHtml(item.content, language)}</li>);
}
