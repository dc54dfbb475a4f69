/** A site's seal and wordmark as outlines. Drawn once in the masthead; everywhere else used from the sprite. */
import type { Site } from '../../features/network/site.ts';

type Branded = Pick<Site, 'key' | 'name' | 'theme'>;

/** Masthead only: the paths themselves, so that the first paint has them. */
export function Logo({ site }: { site: Branded }) {
  const { seal, wordmark } = site.theme;
  return (
    <>
      <svg class="seal" viewBox="0 0 32 32" aria-hidden="true">
        <path id="seal" fill-rule="evenodd" d={seal} />
      </svg>
      <svg class="wordmark" viewBox={wordmark.viewBox} aria-hidden="true">
        <path id="wordmark" d={wordmark.path} />
      </svg>
    </>
  );
}

/** The masthead's drawings again, for the same page. */
export function LogoAgain({ site }: { site: Branded }) {
  return (
    <>
      <svg class="seal" viewBox="0 0 32 32" aria-hidden="true">
        <use href="#seal" />
      </svg>
      <svg class="wordmark" viewBox={site.theme.wordmark.viewBox} aria-hidden="true">
        <use href="#wordmark" />
      </svg>
    </>
  );
}

/** In its site's own ink, wherever it stands: `inkCss` makes the class. */
export function Seal({ site, brand }: { site: Branded; brand: string }) {
  return (
    <svg class={`seal ink-${site.key}`} viewBox="0 0 32 32" aria-hidden="true">
      <use href={`${brand}#${site.key}`} />
    </svg>
  );
}

export function Wordmark({ site, brand }: { site: Branded; brand: string }) {
  return (
    <svg class={`wordmark ink-${site.key}`} viewBox={site.theme.wordmark.viewBox} aria-hidden="true">
      <use href={`${brand}#${site.key}-name`} />
    </svg>
  );
}

/** All sites' seals (`#hibari`) and wordmarks (`#hibari-name`) in one file; fills take the user's colour. */
export function brandSprite(sites: readonly Branded[]): string {
  const symbols = sites.map(
    ({ key, theme }) =>
      `<symbol id="${key}" viewBox="0 0 32 32"><path fill-rule="evenodd" d="${theme.seal}"/></symbol>` +
      `<symbol id="${key}-name" viewBox="${theme.wordmark.viewBox}"><path d="${theme.wordmark.path}"/></symbol>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>`;
}
