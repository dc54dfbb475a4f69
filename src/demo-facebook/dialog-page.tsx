/** The pages of Demo Facebook. Its look is its own: nobody should take it for the real one. */
import type { ComponentChildren } from 'preact';
import { renderHtml } from '../platform/html/render.ts';
import { people, quirks } from './people.ts';

/** What the client asked for, carried through the form. */
export interface Asked {
  clientId: string;
  redirectUri: string;
  state: string;
  scope: string;
  challenge: string;
}

export function dialogPage(asked: Asked, app: string): string {
  return page(
    'Log in with Demo Facebook',
    <form method="post" action="/dialog/oauth">
      <p>
        <b>{app}</b> asks for your name and your email address.
      </p>
      <input type="hidden" name="client_id" value={asked.clientId} />
      <input type="hidden" name="redirect_uri" value={asked.redirectUri} />
      <input type="hidden" name="state" value={asked.state} />
      <input type="hidden" name="scope" value={asked.scope} />
      <input type="hidden" name="code_challenge" value={asked.challenge} />
      <fieldset>
        <legend>Who are you?</legend>
        {people.map(({ id, name, email }, index) => (
          <label>
            <input type="radio" name="person" value={id} checked={index === 0} /> {name} <small>{email}</small>
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>How shall it go?</legend>
        {quirks.map(({ key, label }, index) => (
          <label>
            <input type="radio" name="quirk" value={key} checked={index === 0} /> {label}
          </label>
        ))}
        <label>
          The address to give: <input type="text" name="address" autocomplete="off" maxLength={254} />
        </label>
      </fieldset>
      <p>
        <button type="submit" name="answer" value="yes">
          Continue
        </button>{' '}
        <button type="submit" name="answer" value="no">
          No, give them nothing
        </button>
      </p>
    </form>,
  );
}

export function frontPage(): string {
  return page(
    'Nobody lives here',
    <>
      <p>Press “Continue with Demo Facebook” on the log-in page of the network, and you come back with a choice.</p>
      <ul>
        {people.map(({ name, email }) => (
          <li>
            {name} <small>{email}</small>
          </li>
        ))}
      </ul>
    </>,
  );
}

/** An answer that must not be sent to anybody (RFC 6749, 4.1.2.1). */
export function refusalPage(reason: string): string {
  return page('This cannot be answered', <p>{reason}</p>);
}

function page(title: string, children: ComponentChildren): string {
  return `<!doctype html>${renderHtml(
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · Demo Facebook`}</title>
        <link rel="stylesheet" href="/look.css" />
      </head>
      <body>
        <header>
          <b>Demo Facebook</b>
          <span>a stand-in on this machine, not the real one</span>
        </header>
        <main>
          <h1>{title}</h1>
          {children}
        </main>
      </body>
    </html>,
  )}`;
}

export const look = `:root{color-scheme:light dark;font:1rem/1.55 system-ui,sans-serif}
body{max-width:38rem;margin:0 auto;padding:1rem}
header{display:flex;flex-wrap:wrap;gap:.25rem 1rem;align-items:baseline;padding:.75rem 1rem;border:3px dashed #8a5a00;background:light-dark(#fff3d6,#33270d)}
header b{font-size:1.2rem}h1{font-size:1.5rem}
fieldset{margin:0 0 1rem;border:1px solid;padding:.5rem 1rem}legend{font-weight:700}
label{display:block;padding:.4rem 0}small{opacity:.8}
input[type=radio]{inline-size:1.2rem;block-size:1.2rem;vertical-align:-.2rem}
input[type=text]{box-sizing:border-box;font:inherit;padding:.4rem;inline-size:min(100%,20rem)}
button{font:inherit;font-weight:700;padding:.6rem 1rem;min-block-size:44px}`;
