/** The newsroom's page: plain, dense, without script. */
import type { ComponentChildren } from 'preact';
import { can, htmlAnswer } from '../features/members/members.ts';
import type { Answer, PrivateRequest } from '../features/members/members.ts';
import { renderHtml } from '../platform/html/render.ts';

export interface NewsroomFrame {
  title: string;
  css: string;
  children: ComponentChildren;
  status?: number;
}

export function newsroomPage({ viewer, network }: PrivateRequest, frame: NewsroomFrame): Answer {
  const html = renderHtml(
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${frame.title} · ${network.settings.name} newsroom`}</title>
        <link rel="stylesheet" href={frame.css} />
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to the page
        </a>
        <header class="bar">
          <a href="/" class="house">
            {network.settings.name}
          </a>
          <nav aria-label="Newsroom">
            <a href="/" aria-current={frame.title === 'Health' ? undefined : 'page'}>
              Moderation
            </a>
            {can(viewer, 'network.health', null, null) && (
              <a href="/health" aria-current={frame.title === 'Health' ? 'page' : undefined}>
                Health
              </a>
            )}
          </nav>
          {viewer.kind === 'member' && (
            <form method="post" action="/logout">
              <span>{viewer.name}</span>
              <button type="submit">Log out</button>
            </form>
          )}
        </header>
        <main id="main" tabindex={-1}>
          {frame.children}
        </main>
      </body>
    </html>,
  );
  return htmlAnswer(`<!doctype html>${html}`, frame.status ?? 200);
}
