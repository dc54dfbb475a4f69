/** `mailbox.localhost`: what the program has mailed while no mail server is named. Nothing of it left the machine. */
import { htmlAnswer } from '../../features/members/members.ts';
import type { Answer, PrivatePage, PrivateRequest } from '../../features/members/members.ts';
import { fullTime, machineTime } from '../../features/network/network.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { renderHtml } from '../../platform/html/render.ts';
import { privatePage } from '../private-frame.tsx';
import type { SiteAssets } from '../site-assets.ts';
import { idsTo, mailIds, readMail } from './mailbox-folder.ts';
import type { KeptMail } from './mailbox-folder.ts';

const file = 'src/site/mailbox/mailbox-pages.tsx';
const common = {
  surface: 'mailbox',
  method: 'GET',
  policy: 'mailbox.read',
  carries: 'none',
  inLanguages: false,
  file,
} as const;
const perPage = 30;

export function mailboxPages(assets: SiteAssets, folder: string): PrivatePage[] {
  return [
    { ...common, url: '/', handle: (request) => listPage(assets, folder, request) },
    {
      ...common,
      url: '/mail/:id',
      handle: async (request) => mailPage(assets, await theMail(folder, request), request),
    },
    { ...common, url: '/mail/:id/html', handle: async (request) => htmlPart(await theMail(folder, request)) },
  ];
}

async function theMail(folder: string, { params }: PrivateRequest): Promise<KeptMail> {
  const mail = await readMail(folder, params['id'] ?? '');
  if (mail === undefined) throw new KnownError('not-found');
  return mail;
}

async function listPage(assets: SiteAssets, folder: string, request: PrivateRequest): Promise<Answer> {
  const to = (request.query.get('to') ?? '').trim().toLowerCase().slice(0, 254);
  const ids = await mailIds(folder);
  const before = request.query.get('before') ?? '';
  const from = before === '' ? 0 : ids.findIndex((id) => id < before);
  const there = from < 0 ? [] : ids.slice(from);
  // One more than is shown: whether there is anything earlier.
  const found = to === '' ? there.slice(0, perPage + 1) : await idsTo(folder, there, to, perPage + 1);
  const shown = found.slice(0, perPage);
  const mails = (await Promise.all(shown.map((id) => readMail(folder, id)))).filter((mail) => mail !== undefined);
  const main = renderHtml(
    <div class="sheet mailbox">
      <h1>Mailbox</h1>
      <p>What this demo has mailed, newest first. Nothing of it has left this machine.</p>
      <form method="get" action="/" class="inline-form">
        <label for="to">To</label>
        <input id="to" name="to" value={to} />
        <button type="submit" class="button">
          Show
        </button>
      </form>
      {mails.length === 0 ? (
        <p class="empty">{to === '' ? 'Nothing has been mailed yet.' : `Nothing has been mailed to “${to}”.`}</p>
      ) : (
        <ol class="mails">
          {mails.map((mail) => (
            <li>
              <a href={`/mail/${mail.id}`}>{mail.subject || '(no subject)'}</a>
              <span>
                to {mail.to} · from {mail.from} · <MailTime mail={mail} request={request} />
              </span>
            </li>
          ))}
        </ol>
      )}
      {found.length > perPage && (
        <p>
          <a href={`/?before=${shown.at(-1)}&to=${encodeURIComponent(to)}`}>Earlier</a>
        </p>
      )}
    </div>,
  );
  return privatePage(request, assets, { title: 'Mailbox', main });
}

function MailTime({ mail, request }: { mail: KeptMail; request: PrivateRequest }) {
  const style = { language: 'en', timeZone: request.site.timeZone } as const;
  return <time datetime={machineTime(mail.at)}>{fullTime(mail.at, style)}</time>;
}

async function mailPage(assets: SiteAssets, mail: KeptMail, request: PrivateRequest): Promise<Answer> {
  const main = renderHtml(
    <div class="sheet mailbox">
      <p>
        <a href="/">Mailbox</a>
      </p>
      <h1>{mail.subject}</h1>
      <p>
        To {mail.to} · from {mail.from} · <MailTime mail={mail} request={request} />
      </p>
      {mail.html !== null && (
        // Its own document, without scripts; a link pressed there opens in this window.
        <iframe
          title={mail.subject}
          src={`/mail/${mail.id}/html`}
          sandbox="allow-top-navigation-by-user-activation"
          class="mail-html"
        />
      )}
      <h2>As text</h2>
      <pre class="mail-text">{linked(mail.text)}</pre>
      <details>
        <summary>Headers</summary>
        <dl class="mail-headers">
          {mail.headers.map(({ name, value }) => (
            <>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </>
          ))}
        </dl>
      </details>
    </div>,
  );
  const answer = await privatePage(request, assets, { title: mail.subject, main });
  return { ...answer, headers: { 'content-security-policy': framing } };
}

const framing =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; frame-ancestors 'self'; base-uri 'none'";

function htmlPart({ html }: KeptMail): Answer {
  // What a mail says of styles stands in it; it may load nothing and run nothing.
  const policy =
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox allow-top-navigation-by-user-activation";
  const inTop = (html ?? '').replace(/<head>/i, '<head><base target="_top">');
  return { ...htmlAnswer(inTop), headers: { 'content-security-policy': policy } };
}

/** A text whose addresses can be pressed. */
function linked(text: string) {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, index) => (index % 2 === 1 ? <a href={part}>{part}</a> : part));
}
