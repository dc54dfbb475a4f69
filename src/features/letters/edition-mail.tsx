/** An edition as a mail and as a page of the archive: the same stories in the same order, as they may be read now. */
import { renderToString } from 'preact-render-to-string';
import { MailPage } from '../../platform/mail/mail-frame.tsx';
import type { Language, Site } from '../network/network.ts';
import type { StoryCard } from '../stories/stories.ts';
import { editionDay } from './letter.ts';
import { letterStrings } from './strings/catalogue.ts';

export interface EditionMail {
  site: Site;
  language: Language;
  /** `2026-11-24` */
  day: string;
  origin: string;
  cards: readonly StoryCard[];
  leaveHref: string;
}

export function editionSubject({
  site,
  language,
  day,
  cards,
}: Pick<EditionMail, 'site' | 'language' | 'day' | 'cards'>): string {
  return letterStrings(language).subject(site.name, editionDay(day, language), cards[0]?.headline ?? '');
}

export function editionBodies(mail: EditionMail): { html: string; text: string } {
  const { site, origin, cards, leaveHref, language } = mail;
  const words = letterStrings(language);
  const text = [
    `${site.name}, ${editionDay(mail.day, language)}`,
    ...cards.map((card) => [card.headline, card.standfirst, origin + card.href].filter(Boolean).join('\n')),
    `${words.why(site.name)}\n${words.leave}: ${leaveHref}`,
    `-- \n${site.name}, ${site.publisher}`,
  ].join('\n\n');
  return { text: `${text}\n`, html: `<!doctype html>${renderToString(<EditionDocument {...mail} />)}` };
}

const ink = '#14191f';

function EditionDocument(mail: EditionMail) {
  const { site, language, day, origin, cards, leaveHref } = mail;
  const words = letterStrings(language);
  return (
    <MailPage language={language} title={editionSubject(mail)} sender={site.name}>
      <p style={{ margin: '0 0 24px', fontSize: '15px', color: '#454e58' }}>{editionDay(day, language)}</p>
      {cards.map((card, at) => (
        <div style={{ margin: '0 0 24px', paddingBottom: '24px', borderBottom: '1px solid #d3d9de' }}>
          <p style={{ margin: '0 0 4px', fontSize: '13px', fontWeight: '700', color: site.theme.plate }}>
            {card.kicker ?? card.section.name}
          </p>
          <h2 style={{ margin: '0', fontSize: at === 0 ? '26px' : '19px', lineHeight: '1.2' }}>
            <a href={origin + card.href} style={{ color: ink, textDecoration: 'none' }}>
              {card.headline}
            </a>
          </h2>
          {card.standfirst && (
            <p style={{ margin: '8px 0 0', fontSize: '16px', lineHeight: '1.5', color: '#454e58' }}>
              {card.standfirst}
            </p>
          )}
        </div>
      ))}
      <p style={{ margin: '0 0 8px', fontSize: '13px', lineHeight: '1.5', color: '#5c6670' }}>
        {words.why(site.name)} <a href={leaveHref}>{words.leave}</a>
      </p>
      <p style={{ margin: '0', fontSize: '13px', color: '#5c6670' }}>
        {site.name}, {site.publisher}
      </p>
    </MailPage>
  );
}
