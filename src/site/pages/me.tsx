/** `/me`: what a kept page does not know of its reader, in one request. */
import { currentRevision, ownCommentsHtml, storyPlace, viewerOverlay } from '../../features/discussion/discussion.ts';
import { jsonAnswer, lookCookie } from '../../features/members/members.ts';
import type { PrivatePage, PrivateRequest } from '../../features/members/members.ts';
import { homePath } from '../../features/network/network.ts';
import type { Db } from '../../platform/db/database.ts';
import { renderHtml } from '../../platform/html/render.ts';
import { UnprovenPanel } from '../components/unproven-panel.tsx';
import { ownPollBoxes } from '../poll-boxes.tsx';
import { pageContext } from '../page-parts.tsx';
import { readerOf } from '../private-frame.tsx';
import { keepLook } from './prefs.tsx';
import { proofNeeded } from './proof-page.tsx';

export function mePage(db: Db): PrivatePage {
  return {
    surface: 'site',
    method: 'GET',
    url: '/me',
    policy: 'me.read',
    carries: 'stories',
    file: 'src/site/pages/me.tsx',
    inLanguages: false,
    async handle(request) {
      const { viewer, query, shared } = request;
      if (viewer.kind === 'anyone') return jsonAnswer({ member: null });
      const language = query.get('language') === 'ja' ? 'ja' : 'en';
      const { slug, name, proven, look, memberId } = viewer;
      // What they chose on the account page or on another site reaches this one here.
      const cookies = look === '' || look === request.cookies[lookCookie] ? [] : [keepLook(look)];
      const me = { member: { slug, name, proven }, reader: readerOf({ ...request, language }) };
      const story = query.get('story') ?? '';
      if (!/^[1-9]\d{0,14}$/.test(story)) return { ...jsonAnswer(me), cookies };
      const overlay = await viewerOverlay(db, Number(story), memberId);
      const own = ownCommentsHtml(overlay, { page: pageContext({ ...shared, language }), storyHref: '' });
      const { votes, mine, editable } = overlay;
      const needed = await proofNeeded(db, { ...request, language });
      const prefix = homePath(request.site, language).replace(/\/$/, '');
      const panel = needed ? String(renderHtml(<UnprovenPanel {...{ language, prefix, needed }} />)) : '';
      const polls =
        query.get('polls') === null ? {} : await pollsOf(db, { ...request, language }, Number(story), memberId);
      return { ...jsonAnswer({ ...me, votes, mine, editable, own, panel, polls }), cookies };
    },
  };
}

/** The polls of a story that they have voted in, by number, as they see them. */
async function pollsOf(
  db: Db,
  { shared, site, language, now }: PrivateRequest,
  id: number,
  memberId: number,
): Promise<Record<string, string>> {
  const place = await storyPlace(db, id, site.id, now);
  const body = place && (await currentRevision(db, id))?.body;
  if (!body) return {};
  const boxes = await ownPollBoxes(db, { ...shared, language }, { id, language, body }, memberId, 'voted');
  return Object.fromEntries(boxes);
}
