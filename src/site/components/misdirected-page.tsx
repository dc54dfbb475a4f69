/** 421: a host that no site of the network answers to. It has no brand, so it is set in the light edition's type. */
import { strings } from '../../features/network/network.ts';
import type { Language } from '../../features/network/network.ts';
import { renderHtml } from '../../platform/html/render.ts';
import type { PageAssets } from '../layout/assets.ts';
import type { SiteLink } from '../layout/masthead.tsx';
import { WordsText } from './words-text.tsx';

export interface MisdirectedProps {
  language: Language;
  /** As the request named it. */
  host: string;
  /** Every site of the network; none if they cannot be asked for. */
  sites: SiteLink[];
  /** Null: the stylesheet cannot be asked for at this host either; the page reads well without. */
  assets: Pick<PageAssets, 'liteCss'> | null;
}

export function misdirectedHtml({ language, host, sites, assets }: MisdirectedProps): string {
  const words = strings(language);
  return `<!doctype html>${renderHtml(
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{words.misdirected.title}</title>
        <meta name="robots" content="noindex" />
        {assets && <link rel="stylesheet" href={assets.liteCss} />}
      </head>
      <body>
        <main>
          <h1>{words.misdirected.title}</h1>
          <p>{words.misdirected.text(host)}</p>
          <ul class="stories">
            {sites.map(({ site, href }) => (
              <li>
                <a href={href}>{site.name}</a>
                <WordsText words={site.tagline} language={language} as="span" class="small" />
              </li>
            ))}
          </ul>
        </main>
      </body>
    </html>,
  )}`;
}
