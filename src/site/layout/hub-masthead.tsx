/** Above pages that belong to no site: the site that the reader comes from, to go back to. */
import { strings } from '../../features/network/network.ts';
import type { Language, Site } from '../../features/network/network.ts';
import { Logo } from './brand.tsx';
import type { LanguageLink } from './masthead.tsx';

export interface HubMastheadProps {
  site: Site;
  language: Language;
  home: string;
  /** This page in the other language. */
  elsewhere: LanguageLink | null;
}

export function HubMasthead({ site, language, home, elsewhere }: HubMastheadProps) {
  return (
    <header class="masthead">
      <div class="sheet brand">
        <a class="logo" href={home} aria-label={strings(language).home(site.name)}>
          <Logo site={site} />
        </a>
        {elsewhere && (
          <p class="languages">
            <a href={elsewhere.href} hreflang={elsewhere.language} lang={elsewhere.language}>
              {strings(elsewhere.language).languageName}
            </a>
          </p>
        )}
      </div>
    </header>
  );
}
