/** `/me`: what a kept page does not know of its reader, in one request. */
import { jsonAnswer } from '../../features/members/members.ts';
import type { PrivatePage } from '../../features/members/members.ts';

export const mePage: PrivatePage = {
  surface: 'site',
  method: 'GET',
  url: '/me',
  policy: 'me.read',
  carries: 'none',
  file: 'src/site/pages/me.ts',
  inLanguages: false,
  async handle({ viewer }) {
    if (viewer.kind === 'anyone') return jsonAnswer({ member: null });
    const { slug, name, proven } = viewer;
    return jsonAnswer({ member: { slug, name, proven } });
  },
};
