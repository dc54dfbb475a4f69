/** Above pages that belong to no site: the site that the reader comes from, to go back to. */
import { strings } from '../../features/network/network.ts';
import type { Language, Site } from '../../features/network/network.ts';
import { Logo } from './brand.tsx';

export function HubMasthead({ site, language, home }: { site: Site; language: Language; home: string }) {
  return (
    <header class="masthead">
      <div class="sheet brand">
        <a class="logo" href={home} aria-label={strings(language).home(site.name)}>
          <Logo site={site} />
        </a>
      </div>
    </header>
  );
}
