/** What is read on the other sites: each under its own site's seal, in its site's voice. Below the page's own part. */
import { PictureTag } from '../../features/media/media.ts';
import { mixedText } from '../../features/network/network.ts';
import type { Language, Site } from '../../features/network/network.ts';
import type { CardOnSite } from '../../features/stories/stories.ts';
import { trendingStrings } from '../../features/trending/trending.ts';
import { Seal } from '../layout/brand.tsx';

export interface NetworkBlockProps {
  items: CardOnSite[];
  language: Language;
  originOf: (site: Site) => string;
  brand: string;
}

/** A row of them; the others are words. */
const withPicture = 4;

export function NetworkBlock({ items, language, originOf, brand }: NetworkBlockProps) {
  return (
    <section class="box beyond" aria-labelledby="beyond">
      <div class="box-head">
        <h2 id="beyond">{trendingStrings(language).fromOurNetwork}</h2>
      </div>
      <ul>
        {items.map(({ site, card }, at) => (
          <li class={`card voice-${site.key}`} lang={card.language === language ? undefined : card.language}>
            {at < withPicture && card.picture && <PictureTag picture={card.picture} place="quarter" alt="" />}
            <p class={`kicker ink-${site.key}`}>{mixedText(card.kicker ?? card.section.name, card.language)}</p>
            <h3>
              <a href={originOf(site) + card.href} data-from="box">
                {mixedText(card.headline, card.language)}
              </a>
            </h3>
            <p class="from">
              <Seal site={site} brand={brand} />
              {site.name}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
