/** A reader puts a banner away: this browser does not show it again. Without script, too. */
import { closedCookie, withClosed } from '../../features/banners/banners.ts';
import { returnPath, seeOther } from '../../features/members/members.ts';
import type { PrivatePage } from '../../features/members/members.ts';
import { KnownError } from '../../platform/http/errors.ts';

const rememberedSeconds = 7 * 86_400;

export function bannerClose(): PrivatePage {
  return {
    surface: 'site',
    method: 'POST',
    url: '/banner/:id/close',
    carries: 'none',
    policy: 'page.read',
    file: 'src/site/pages/banner-close.ts',
    viewer: false,
    async handle({ params, cookies, cameFrom }) {
      const id = params['id'] ?? '';
      if (!/^[1-9]\d{0,8}$/.test(id)) throw new KnownError('not-found');
      const value = withClosed(cookies[closedCookie], Number(id));
      return seeOther(returnPath(cameFrom), [{ name: closedCookie, value, maxAgeSeconds: rememberedSeconds }]);
    },
  };
}
