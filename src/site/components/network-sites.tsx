/** The other sites of the house, each under its own seal, name and ink. */
import type { Language } from '../../features/network/site.ts';
import { strings } from '../../features/network/strings/catalogue.ts';
import { Seal, Wordmark } from '../layout/brand.tsx';
import type { SiteLink } from '../layout/masthead.tsx';
import { FrontBox } from './front-box.tsx';

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
            <p lang={language === 'en' ? undefined : 'en'}>{site.tagline}</p>
          </li>
        ))}
      </ul>
    </FrontBox>
  );
}
