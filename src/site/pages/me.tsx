/** `/me`: what a kept page does not know of its reader, in one request. */
import { jsonAnswer } from '../../features/members/members.ts';
import type { PrivatePage } from '../../features/members/members.ts';
import { readerOf } from '../private-frame.tsx';

export const mePage: PrivatePage = {
  surface: 'site',
  method: 'GET',
  url: '/me',
  policy: 'me.read',
  carries: 'none',
  file: 'src/site/pages/me.tsx',
  inLanguages: false,
  async handle(request) {
    const { viewer } = request;
    if (viewer.kind === 'anyone') return jsonAnswer({ member: null });
    const language = request.query.get('language') === 'ja' ? 'ja' : 'en';
    const { slug, name, proven } = viewer;
    return jsonAnswer({ member: { slug, name, proven }, reader: readerOf({ ...request, language }) });
  },
};
