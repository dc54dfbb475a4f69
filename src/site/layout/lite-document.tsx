/** A whole page of the light edition: words, one small stylesheet, nothing else to load. */
import { letterStrings } from '../../features/letters/letters.ts';
import {
  archivePath,
  correctionsPath,
  homePath,
  housePath,
  lettersPath,
  liteHomePath,
  litePath,
  strings,
} from '../../features/network/network.ts';
import type { Language, Site } from '../../features/network/network.ts';
import { storyStrings } from '../../features/stories/stories.ts';
import { raw, type Html } from '../../platform/html/raw.ts';
import { renderHtml } from '../../platform/html/render.ts';
import type { PageAssets } from './assets.ts';

export interface LiteDocumentProps {
  site: Site;
  language: Language;
  title: string | null;
  description: string;
  /** Absolute, of the full page. */
  canonical: string | null;
  /** Path of the full page; null where only this form exists, as in errors. */
  fullHref: string | null;
  /** This page's light form in the other languages, or their light home. */
  languages: { language: Language; href: string }[];
  assets: Pick<PageAssets, 'liteCss'>;
  above: Html;
  /** What the house says of itself. */
  house: readonly { slug: string; title: string }[];
  main: Html;
}

export function liteDocumentHtml(props: LiteDocumentProps): string {
  return `<!doctype html>${renderHtml(<LiteDocument {...props} />)}`;
}

function LiteDocument({
  site,
  language,
  title,
  description,
  canonical,
  fullHref,
  languages,
  assets,
  above,
  house,
  main,
}: LiteDocumentProps) {
  const words = strings(language);
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title === null ? '' : `${title}${words.titleJoint}`}${site.name}, ${words.lightEdition}`}</title>
        <meta name="description" content={description} />
        {canonical && <link rel="canonical" href={canonical} />}
        <link rel="icon" type="image/svg+xml" href="/favicon.svg" />
        <link rel="stylesheet" href={assets.liteCss} />
      </head>
      <body>
        <header>
          <a class="name" href={liteHomePath(site, language)}>
            {site.name}
          </a>
          <span class="small">
            {words.lightEdition} · <a href={fullHref ?? homePath(site, language)}>{words.fullEdition}</a>
          </span>
          {raw(above)}
        </header>
        <main>{raw(main)}</main>
        <footer class="small">
          <p>
            {words.lightNote} <a href={liteHomePath(site, language)}>{words.front}</a>
            {' · '}
            <a href={lettersPath(site, language)}>{letterStrings(language).letters}</a>
            {languages
              .filter((other) => other.language !== language)
              .map((other) => (
                <>
                  {' · '}
                  <a href={other.href} hreflang={other.language} lang={other.language}>
                    {strings(other.language).languageName}
                  </a>
                </>
              ))}
          </p>
          <p>
            {house.map(({ slug, title }) => (
              <>
                <a href={litePath(housePath(site, language, slug))}>{title}</a>
                {' · '}
              </>
            ))}
            <a href={correctionsPath(site, language, undefined, '.lite')}>{storyStrings(language).corrections}</a>
            {' · '}
            <a href={archivePath(site, language, undefined, 1, '.lite')}>{storyStrings(language).archive}</a>
          </p>
          <p>{words.zoneNote(site.timeZone)}</p>
        </footer>
      </body>
    </html>
  );
}
