/** `/go/{creative}`: where a promo leads, by way of its count. `/picks` and `/shown` that come in pieces say nothing. */
import { secretHash, sessionCookie } from '../../features/members/members.ts';
import type { PrivatePage } from '../../features/members/members.ts';
import { destination, promoById } from '../../features/promos/promos.ts';
import type { PromoCounter } from '../../features/promos/promos.ts';
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';

export function promoPages(db: Db, counter: PromoCounter): PrivatePage[] {
  return [goPage(db, counter), silent('/picks'), silent('/shown')];
}

/** A page that is open for longer than a flight still leads somewhere; one whose story is gone leads nowhere. */
function goPage(db: Db, counter: PromoCounter): PrivatePage {
  return {
    surface: 'site',
    method: 'GET',
    url: '/go/:creative',
    carries: 'stories',
    policy: 'page.read',
    file: 'src/site/pages/promo-pages.ts',
    viewer: false,
    async handle(request) {
      const id = request.params['creative'] ?? '';
      const promo = /^[1-9]\d{0,8}$/.test(id) ? await promoById(db, Number(id)) : undefined;
      // Numbers can be guessed: what is booked for later is nobody's to see yet.
      const to = promo && promo.startsAt <= request.now ? destination(promo, request) : null;
      if (!promo || !to) throw new KnownError('not-found');
      counter.pressed(promo, request.query.get('o'), {
        ...{ siteId: request.site.id, siteKey: request.site.key, network: request.clientNetwork },
        userAgent: request.userAgent,
        session: secretHash(request.cookies[sessionCookie]),
        ahead: request.ahead,
      });
      return { status: 302, contentType: 'text/plain; charset=utf-8', body: '', location: to.href };
    },
  };
}

function silent(url: string): PrivatePage {
  return {
    ...{ surface: 'site', method: 'POST', url, carries: 'none', policy: 'page.read' },
    file: 'src/site/pages/promo-pages.ts',
    inLanguages: false,
    viewer: false,
    handle: () => Promise.resolve({ status: 204, contentType: 'text/plain; charset=utf-8', body: '' }),
  };
}
