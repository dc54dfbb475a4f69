/**
 * How pages look to one reader. The pages are the same bytes for all; each loads `/prefs.css`, which says what this
 * browser's cookie says. `/prefs` sets it, for whoever has no account; members have it in theirs.
 */
import { createHash } from 'node:crypto';
import { closedCookie, closedCss } from '../../features/banners/banners.ts';
import {
  lookCookie,
  lookCss,
  lookFrom,
  lookFromForm,
  lookText,
  memberStrings,
  returnPath,
  seeOther,
  setLook,
} from '../../features/members/members.ts';
import type { Answer, Look, PrivatePage, PrivateRequest, SetCookie } from '../../features/members/members.ts';
import { prefsPath } from '../../features/network/network.ts';
import type { Surface } from '../../features/network/network.ts';
import type { Db } from '../../platform/db/database.ts';
import { renderHtml } from '../../platform/html/render.ts';
import { FormPage, Hidden } from '../components/form.tsx';
import { LookFields } from '../components/look-fields.tsx';
import { privatePage } from '../private-frame.tsx';
import type { SiteAssets } from '../site-assets.ts';

export interface PrefsDeps {
  db: Db;
  assets: SiteAssets;
}

const file = 'src/site/pages/prefs.tsx';
const common = { carries: 'none', policy: 'me.read', file } as const;
const halfYear = 180 * 86_400;

export function prefsPages(deps: PrefsDeps): PrivatePage[] {
  const css = (surface: Surface): PrivatePage => ({
    ...{ ...common, surface, method: 'GET', url: '/prefs.css', inLanguages: false, viewer: false },
    handle: async ({ cookies }) => prefsCss(lookFrom(cookies[lookCookie]), closedCss(cookies[closedCookie])),
  });
  return [
    ...(['site', 'hub', 'newsroom', 'mailbox'] as const).map(css),
    { ...common, surface: 'site', method: 'GET', url: '/prefs', handle: (request) => prefsForm(deps, request) },
    { ...common, surface: 'site', method: 'POST', url: '/prefs', handle: (request) => postPrefs(deps, request) },
  ];
}

/** Asked for with every page, and answered without the database: mostly that nothing has changed. */
function prefsCss(look: Look, closed: string): Answer {
  const body = lookCss(look) + closed;
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 12)}"`;
  return { status: 200, contentType: 'text/css; charset=utf-8', body, headers: { etag }, revalidated: true };
}

export function keepLook(look: string): SetCookie {
  return { name: lookCookie, value: look, maxAgeSeconds: halfYear };
}

async function prefsForm({ assets }: PrefsDeps, request: PrivateRequest): Promise<Answer> {
  const { language, cookies, cameFrom, site } = request;
  const words = memberStrings(language);
  const main = renderHtml(
    <FormPage title={words.looks}>
      <p class="hint">{words.thisBrowserOnly}</p>
      <form method="post" action={prefsPath(site, language)} class="form">
        <Hidden values={{ to: returnPath(cameFrom) }} />
        <LookFields look={lookFrom(cookies[lookCookie])} language={language} />
        <button type="submit" class="button main">
          {words.save}
        </button>
      </form>
    </FormPage>,
  );
  return privatePage(request, assets, { title: words.looks, main });
}

async function postPrefs({ db }: PrefsDeps, { form, viewer }: PrivateRequest): Promise<Answer> {
  const look = lookText(lookFromForm(form));
  if (viewer.kind === 'member') await setLook(db, viewer.memberId, look);
  return seeOther(returnPath(form.get('to')), [keepLook(look)]);
}
