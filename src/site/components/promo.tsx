/** Promos as pages show them: the strip above the masthead, the card below a story. What they are is said first. */
import type { ComponentChildren } from 'preact';
import { PictureTag } from '../../features/media/media.ts';
import { mixedText } from '../../features/network/network.ts';
import type { Language } from '../../features/network/network.ts';
import { promoStrings } from '../../features/promos/promos.ts';
import type { PagePlacement, PromoView } from '../../features/promos/promos.ts';
import { raw } from '../../platform/html/raw.ts';
import type { Html } from '../../platform/html/raw.ts';
import { Seal } from '../layout/brand.tsx';

export interface PromoProps {
  view: PromoView;
  language: Language;
  brand: string;
  /** By which this reader's page tells what becomes of it; none on pages that all share. */
  offer?: string;
}

/** The place on a page that all share, with what stands there by default; a script puts this reader's in. */
export function PromoPlace({
  placement,
  language,
  inside,
}: {
  placement: PagePlacement;
  language: Language;
  inside: Html;
}) {
  const { place } = promoStrings(language);
  return placement === 'strip' ? (
    <aside class="strip" data-promo="strip" aria-label={place.strip}>
      {raw(inside)}
    </aside>
  ) : (
    <section class="promo" data-promo="card" aria-label={place.card}>
      {raw(inside)}
    </section>
  );
}

export function PromoInside(props: PromoProps) {
  return props.view.placement === 'strip' ? <Strip {...props} /> : <Card {...props} />;
}

function Strip(props: PromoProps) {
  const { view, language, brand, offer } = props;
  const { label, advertiser, words, site, kind } = view;
  const { labels, by } = promoStrings(language);
  return (
    <div class="sheet" data-offer={offer} data-cap={capOf(view)}>
      {kind === 'house' && site && <Seal site={site} brand={brand} />}
      <p>
        <span class="of">
          {kind === 'paid' ? (
            <>
              <b>{labels[label]}</b>
              {by(advertiser)}
            </>
          ) : (
            (site?.name ?? advertiser)
          )}
          {language === 'ja' ? '：' : ': '}
        </span>
        {mixedText(words.title, language)} <PromoLink {...props}>{words.action}</PromoLink>
      </p>
    </div>
  );
}

function Card(props: PromoProps) {
  const { view, language, offer } = props;
  const { label, advertiser, words, picture, kind } = view;
  const { labels, by, why, because } = promoStrings(language);
  return (
    <div class="promo-inside" data-offer={offer} data-cap={capOf(view)}>
      <div class="who">
        <p>
          <b>{labels[label]}</b>
          {kind === 'paid' && by(advertiser)}
        </p>
        <details>
          <summary>{why}</summary>
          <p>{because[kind](advertiser)}</p>
        </details>
      </div>
      <div class={picture ? 'what' : 'what plain'}>
        {picture && <PictureTag picture={picture} place="quarter" alt={picture.alt} />}
        <div>
          <h2>
            <PromoLink {...props}>{mixedText(words.title, language)}</PromoLink>
          </h2>
          {words.text && <p>{mixedText(words.text, language)}</p>}
          <PromoLink {...props} button>
            {words.action}
          </PromoLink>
        </div>
      </div>
    </div>
  );
}

/** Flight and how often a day: what the reader's browser counts by itself. */
function capOf({ flightId, dailyCap }: PromoView): string | undefined {
  return dailyCap === null ? undefined : `${flightId} ${dailyCap}`;
}

function PromoLink({
  view: { href, kind },
  offer,
  button = false,
  children,
}: PromoProps & { button?: boolean; children?: ComponentChildren }) {
  return (
    <a
      class={button ? 'button' : undefined}
      href={offer === undefined ? href : `${href}?o=${offer}`}
      rel={kind === 'paid' ? 'sponsored nofollow' : undefined}
    >
      {children}
    </a>
  );
}
