/** An edition as a mail: its stories in their order, as they may be read now. */
import { renderToString } from 'preact-render-to-string';
import { MailPage } from '../../platform/mail/mail-frame.tsx';
import type { Language, Network, Site } from '../network/network.ts';
import type { CorrectedStory, StoryCard } from '../stories/stories.ts';
import { orderedStories } from './edition-order.ts';
import { PromoInLetter, promoInText } from './edition-promo.tsx';
import type { EditionPromo } from './edition-promo.tsx';
import { promoPlace } from './promo-place.ts';
import { editionDay } from './letter.ts';
import { letterStrings } from './strings/catalogue.ts';

export interface EditionMail {
  network: Network;
  site: Site;
  language: Language;
  /** `2026-11-24` */
  day: string;
  origin: string;
  cards: readonly StoryCard[];
  /** Since the last issue. */
  corrections: readonly CorrectedStory[];
  promo: EditionPromo | null;
  leaveHref: string;
}

export function editionSubject({ site, language, day, cards }: EditionMail): string {
  return letterStrings(language).subject(site.name, editionDay(day, language), cards[0]?.headline ?? '');
}

export function editionBodies(mail: EditionMail): { html: string; text: string } {
  const { site, origin, leaveHref, language } = mail;
  const words = letterStrings(language);
  const { lead, sections } = orderedStories(mail.cards, mail);
  const told = (card: StoryCard): string =>
    [card.headline, card.standfirst, origin + card.href].filter(Boolean).join('\n');
  const text = [
    words.issueOf(site.name, editionDay(mail.day, language)),
    ...(lead ? [told(lead)] : []),
    ...promoText(mail, 0),
    ...sections.flatMap(({ name, cards }, at) => [`■ ${name}`, ...cards.map(told), ...promoText(mail, at + 1)]),
    ...correctionsText(mail),
    `${words.why(site.name)}\n${words.leave}: ${leaveHref}`,
    `-- \n${site.name} · ${site.publisher}`,
  ].join('\n\n');
  return { text: `${text}\n`, html: `<!doctype html>${renderToString(<EditionDocument {...mail} />)}` };
}

const ink = '#14191f';

function EditionDocument(mail: EditionMail) {
  const { site, language, day, origin, leaveHref } = mail;
  const words = letterStrings(language);
  const { lead, sections } = orderedStories(mail.cards, mail);
  return (
    <MailPage language={language} title={editionSubject(mail)} sender={site.name}>
      <p style={{ margin: '0 0 24px', fontSize: '15px', color: '#454e58' }}>{editionDay(day, language)}</p>
      {lead && <Told card={lead} origin={origin} size="26px" label={lead.kicker ?? lead.section.name} site={site} />}
      <Promo mail={mail} after={0} />
      {sections.map(({ name, cards }, at) => (
        <>
          <h2 style={{ margin: '0 0 16px', fontSize: '15px', color: site.theme.plate }}>{name}</h2>
          {cards.map((card) => (
            <Told card={card} origin={origin} size="19px" label={card.kicker} site={site} />
          ))}
          <Promo mail={mail} after={at + 1} />
        </>
      ))}
      <Corrections {...mail} />
      <p style={{ margin: '0 0 8px', fontSize: '13px', lineHeight: '1.5', color: '#5c6670' }}>
        {words.why(site.name)} <a href={leaveHref}>{words.leave}</a>
      </p>
      <p style={{ margin: '0', fontSize: '13px', color: '#5c6670' }}>
        {site.name} · {site.publisher}
      </p>
    </MailPage>
  );
}

/** Where it stands: after so many sections; the lead alone is none. */
function isPromoPlace(mail: EditionMail, after: number): boolean {
  return mail.promo !== null && promoPlace(orderedStories(mail.cards, mail), mail.promo.sensitiveIds) === after;
}

function promoText(mail: EditionMail, after: number): string[] {
  return mail.promo && isPromoPlace(mail, after) ? [promoInText(mail.promo, mail.language)] : [];
}

function Promo({ mail, after }: { mail: EditionMail; after: number }) {
  return mail.promo && isPromoPlace(mail, after) ? <PromoInLetter {...mail.promo} language={mail.language} /> : null;
}

function correctionsText({ corrections, origin, language }: EditionMail): string[] {
  if (corrections.length === 0) return [];
  const told = corrections.map(({ card, note }) => `${card.headline}\n${note}\n${origin}${card.href}`);
  return [`■ ${letterStrings(language).corrections}`, ...told];
}

function Corrections({ corrections, origin, language }: EditionMail) {
  if (corrections.length === 0) return null;
  return (
    <div style={{ margin: '0 0 24px', padding: '12px 16px', borderLeft: '4px solid #855400', background: '#f0f3f6' }}>
      <h2 style={{ margin: '0 0 8px', fontSize: '15px', color: ink }}>{letterStrings(language).corrections}</h2>
      {corrections.map(({ card, note }) => (
        <p style={{ margin: '0 0 8px', fontSize: '15px', lineHeight: '1.5', color: ink }}>
          {note}{' '}
          <a href={origin + card.href} style={{ color: ink }}>
            {card.headline}
          </a>
        </p>
      ))}
    </div>
  );
}

function Told(props: { card: StoryCard; origin: string; size: string; label: string | null; site: Site }) {
  const { card, origin, size, label, site } = props;
  return (
    <div style={{ margin: '0 0 24px', paddingBottom: '24px', borderBottom: '1px solid #d3d9de' }}>
      {label && (
        <p style={{ margin: '0 0 4px', fontSize: '13px', fontWeight: '700', color: site.theme.plate }}>{label}</p>
      )}
      <h3 style={{ margin: '0', fontSize: size, lineHeight: '1.2' }}>
        <a href={origin + card.href} style={{ color: ink, textDecoration: 'none' }}>
          {card.headline}
        </a>
      </h3>
      {card.standfirst && (
        <p style={{ margin: '8px 0 0', fontSize: '16px', lineHeight: '1.5', color: '#454e58' }}>{card.standfirst}</p>
      )}
    </div>
  );
}
