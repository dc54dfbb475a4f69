/** The inside of a block: text with its marks, readings, breaks. */
import type { ComponentChild } from 'preact';
import { mixedText } from '../network/network.ts';
import type { Language } from '../network/network.ts';
import type { Inline, Mark } from './body-schema.shared.ts';

export interface InlineAs {
  language: Language;
  /** Links out are paid for. */
  sponsored: boolean;
}

export function inlineHtml(content: Inline[], { language, sponsored }: InlineAs): ComponentChild {
  return content.map((inline) => {
    switch (inline.type) {
      case 'text':
        return (inline.marks ?? []).reduceRight<ComponentChild>(
          (inner, mark) => marked(inner, mark, sponsored),
          mixedText(inline.text, language),
        );
      case 'ruby':
        return <Ruby base={inline.attrs.base} reading={inline.attrs.reading} lang={japaneseUnless(language)} />;
      case 'hardBreak':
        return <br />;
    }
  });
}

function marked(inner: ComponentChild, mark: Mark, sponsored: boolean): ComponentChild {
  switch (mark.type) {
    case 'em':
      return <em>{inner}</em>;
    case 'strong':
      return <strong>{inner}</strong>;
    case 'link': {
      const host = hostOf(mark.attrs.href);
      return (
        <a href={mark.attrs.href} data-host={host} rel={sponsored && host ? 'sponsored nofollow' : undefined}>
          {inner}
        </a>
      );
    }
  }
}

export function Ruby({ base, reading, lang }: { base: string; reading: string; lang?: string | undefined }) {
  return (
    <ruby lang={lang}>
      {base}
      {reading && (
        <>
          <rp>(</rp>
          <rt>{reading}</rt>
          <rp>)</rp>
        </>
      )}
    </ruby>
  );
}

/** Printed in brackets on paper, where a link cannot be followed. */
function hostOf(href: string): string | undefined {
  return URL.canParse(href) ? new URL(href).host : undefined;
}

/** The `lang` that Japanese words need on a page of this language. */
export function japaneseUnless(language: Language): string | undefined {
  return language === 'ja' ? undefined : 'ja';
}
