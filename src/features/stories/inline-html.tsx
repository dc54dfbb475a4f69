/** The inside of a block: text with its marks, readings, breaks. */
import type { ComponentChild } from 'preact';
import { mixedText } from '../network/network.ts';
import type { Language } from '../network/network.ts';
import type { Inline, Mark } from './body-schema.shared.ts';

export function inlineHtml(content: Inline[], language: Language): ComponentChild {
  return content.map((inline) => {
    switch (inline.type) {
      case 'text':
        return (inline.marks ?? []).reduceRight<ComponentChild>(marked, mixedText(inline.text, language));
      case 'ruby':
        return <Ruby base={inline.attrs.base} reading={inline.attrs.reading} lang={japaneseUnless(language)} />;
      case 'hardBreak':
        return <br />;
    }
  });
}

function marked(inner: ComponentChild, mark: Mark): ComponentChild {
  switch (mark.type) {
    case 'em':
      return <em>{inner}</em>;
    case 'strong':
      return <strong>{inner}</strong>;
    case 'link':
      return (
        <a href={mark.attrs.href} data-host={hostOf(mark.attrs.href)}>
          {inner}
        </a>
      );
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
