/** The promo of an issue, in words and as HTML: what it is and who pays comes first. No picture, which would tell of opening. */
import { mixedText } from '../network/network.ts';
import type { Language } from '../network/network.ts';
import { promoStrings } from '../promos/promos.ts';
import type { PromoView } from '../promos/promos.ts';

export interface EditionPromo {
  view: PromoView;
  /** Absolute, by way of its count. */
  href: string;
  /** Stories of the issue next to which it does not stand. */
  sensitiveIds: ReadonlySet<number>;
}

export function promoInText({ view, href }: EditionPromo, language: Language): string {
  const { title, text, action } = view.words;
  return [`[${labelOf(view, language)}]`, title, text, `${action}: ${href}`]
    .flatMap((line) => (line === undefined ? [] : [line.replaceAll(/\s+/gu, ' ')]))
    .join('\n');
}

export function PromoInLetter({ view, href, language }: EditionPromo & { language: Language }) {
  const { title, text, action } = view.words;
  const rel = view.kind === 'paid' ? 'sponsored nofollow' : undefined;
  return (
    <div style={{ margin: '0 0 24px', padding: '12px 16px', border: '1px solid #d3d9de' }}>
      <p style={{ margin: '0 0 8px', fontSize: '13px', fontWeight: '700', color: '#454e58' }}>
        {labelOf(view, language)}
      </p>
      <p style={{ margin: '0', fontSize: '17px', lineHeight: '1.3', fontWeight: '700', color: '#14191f' }}>
        {mixedText(title, language)}
      </p>
      {text && (
        <p style={{ margin: '4px 0 0', fontSize: '15px', lineHeight: '1.5', color: '#454e58' }}>
          {mixedText(text, language)}
        </p>
      )}
      <p style={{ margin: '8px 0 0', fontSize: '15px' }}>
        <a href={href} rel={rel} style={{ color: '#14191f' }}>
          {action}
        </a>
      </p>
    </div>
  );
}

function labelOf({ kind, label, advertiser }: PromoView, language: Language): string {
  const { labels, by } = promoStrings(language);
  return `${labels[label]}${kind === 'paid' ? by(advertiser) : ''}`;
}
