/** The other sites of the house, each under its own seal, name and ink. */
import { strings } from '../../features/network/network.ts';
import type { Language } from '../../features/network/network.ts';
import { Seal, Wordmark } from '../layout/brand.tsx';
import type { SiteLink } from '../layout/masthead.tsx';
import { FrontBox } from './front-box.tsx';
import { WordsText } from './words-text.tsx';

export function NetworkSites({ others, language, brand }: { others: SiteLink[]; language: Language; brand: string }) {
  if (others.length === 0) return null;
  return (
    <FrontBox title={strings(language).network} class="network">
      <ul>
        {others.map(({ site, href }) => (
          <li>
            <a href={href} aria-label={site.name}>
              <Seal site={site} brand={brand} />
              <Wordmark site={site} brand={brand} />
            </a>
            <WordsText words={site.tagline} language={language} />
          </li>
        ))}
      </ul>
    </FrontBox>
  );
}
