/** A site's seal and wordmark as outlines. Drawn once in the masthead; everywhere else used from the sprite. */
import type { Site } from '../../features/network/network.ts';

type Branded = Pick<Site, 'key' | 'name' | 'theme'>;

/** Masthead only: the paths themselves, so that the first paint has them. */
export function Logo({ site }: { site: Branded }) {
  const { seal, wordmark } = site.theme;
  return (
    <>
      <svg class="seal" viewBox="0 0 32 32" aria-hidden="true">
        <path id="seal" fill-rule="evenodd" d={seal} />
      </svg>
      {wordmark ? (
        <svg class="wordmark" viewBox={wordmark.viewBox} aria-hidden="true">
          <path id="wordmark" d={wordmark.path} />
        </svg>
      ) : (
        <SetName site={site} />
      )}
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
      <WordmarkFrom site={site} href="#wordmark" />
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
  return <WordmarkFrom site={site} href={`${brand}#${site.key}-name`} ink={`ink-${site.key}`} />;
}

function WordmarkFrom({ site, href, ink = '' }: { site: Branded; href: string; ink?: string }) {
  const { wordmark } = site.theme;
  if (!wordmark) return <SetName site={site} ink={ink} />;
  return (
    <svg class={`wordmark ${ink}`.trim()} viewBox={wordmark.viewBox} aria-hidden="true">
      <use href={href} />
    </svg>
  );
}

/** For a site that has no drawing of its name yet. */
function SetName({ site, ink = '' }: { site: Branded; ink?: string }) {
  return (
    <span class={`set-name ${ink}`.trim()} aria-hidden="true">
      {site.name}
    </span>
  );
}

/** All sites' seals (`#hibari`) and wordmarks (`#hibari-name`) in one file; fills take the user's colour. */
export function brandSprite(sites: readonly Branded[]): string {
  const symbols = sites.map(
    ({ key, theme }) =>
      `<symbol id="${key}" viewBox="0 0 32 32"><path fill-rule="evenodd" d="${theme.seal}"/></symbol>` +
      (theme.wordmark
        ? `<symbol id="${key}-name" viewBox="${theme.wordmark.viewBox}"><path d="${theme.wordmark.path}"/></symbol>`
        : ''),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>`;
}
