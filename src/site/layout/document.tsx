/** A whole page around its finished fragments. Nothing inline: one stylesheet, no script, structured data as data. */
import { strings } from '../../features/network/network.ts';
import type { Language, Site } from '../../features/network/network.ts';
import { raw, type Html } from '../../platform/html/raw.ts';
import { renderHtml } from '../../platform/html/render.ts';
import type { PageAssets } from './assets.ts';
import { HeadTags, type Head } from './head-tags.tsx';

export interface DocumentProps {
  site: Site;
  language: Language;
  head: Head;
  assets: PageAssets;
  /** What the page is, for its grid. */
  kind: 'home' | 'section' | 'story' | 'state' | 'account';
  masthead: Html;
  main: Html;
  /** Stands beside `main` from 900 px, after it below. */
  aside?: Html | null;
  /** The whole width below both; on phones before `aside`. */
  below?: Html | null;
  footer: Html;
}

export function documentHtml(props: DocumentProps): string {
  return `<!doctype html>${renderHtml(<Document {...props} />)}`;
}

function Document({ site, language, head, assets, kind, masthead, main, aside, below, footer }: DocumentProps) {
  const words = strings(language);
  return (
    <html lang={language}>
      <head>
        <HeadTags head={head} site={site} language={language} />
        {/* Japanese pages are set in the reader's own fonts. */}
        {language !== 'ja' && (
          <link
            rel="preload"
            as="font"
            type="font/woff2"
            href={assets.fonts[site.theme.headFace]}
            crossorigin="anonymous"
          />
        )}
        <link rel="stylesheet" href={assets.css} />
        {/* After ours: it changes what ours says. */}
        <link rel="stylesheet" href="/prefs.css" />
        <script type="module" src={assets.script} />
      </head>
      <body class={`page-${kind}`}>
        <a class="skip" href="#main">
          {words.skipToContent}
        </a>
        {/* Past the card that is paid for, too. */}
        {main.includes(' id="comments"') && (
          <a class="skip" href="#comments">
            {words.skipToComments}
          </a>
        )}
        {aside && (
          <a class="skip" href="#more">
            {words.skipToMore}
          </a>
        )}
        {raw(masthead)}
        <div class={pageGrid(kind, Boolean(aside))}>
          <main id="main" tabindex={-1}>
            {raw(main)}
          </main>
          {below && raw(below)}
          {aside && (
            <aside id="more" aria-label={words.moreToRead} tabindex={-1}>
              {raw(aside)}
            </aside>
          )}
        </div>
        {raw(footer)}
      </body>
    </html>
  );
}

/** Fronts and states bring their own sheets, for some of their parts run to the edges. */
function pageGrid(kind: DocumentProps['kind'], hasAside: boolean): string | undefined {
  if (kind === 'home' || kind === 'state') return undefined;
  return hasAside ? 'sheet columns' : 'sheet';
}
