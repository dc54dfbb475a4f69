/** Puts the parts of promos together for a serving node: what decides, what counts, what pages show by default. */
import type { Logger } from 'pino';
import type { Network, PublicRequest, Site } from './features/network/network.ts';
import { createPromoDesk, promoKey, startPromoCounter } from './features/promos/promos.ts';
import type { PromoCounter, PromoDesk } from './features/promos/promos.ts';
import type { Db } from './platform/db/database.ts';
import type { QuickWay } from './platform/http/quick-way.ts';
import { offeredHtml, promoHtml } from './site/promo-html.tsx';
import { quickPicks, quickShown } from './site/quick-promo.ts';
import type { SiteAssets } from './site/site-assets.ts';

export interface ServePromosOptions {
  db: Db;
  network: () => Network;
  originOf: (site: { host: string }) => string;
  now: () => Date;
  assets: SiteAssets;
  log: Logger;
}

export interface ServedPromos {
  desk: PromoDesk;
  counter: PromoCounter;
  ways: QuickWay[];
  byDefault: PublicRequest['promo'];
  stop(): Promise<void>;
}

export async function servePromos({ db, assets, log, ...world }: ServePromosOptions): Promise<ServedPromos> {
  const key = await promoKey(db);
  const counter = startPromoCounter(db, key, world.now, (error) =>
    log.warn({ err: error }, 'what was told of promos could not be written yet; it is tried again'),
  );
  const desk = createPromoDesk({
    ...{ db, key, ...world },
    render: offeredHtml(assets),
    onOffered: counter.offered,
    onHeldBack: counter.heldBack,
    onError: (error) => log.warn({ err: error }, 'what is booked could not be read anew; it is tried again'),
  });
  await desk.reload();
  const deps = { network: world.network, originOf: (site: Site) => world.originOf(site), desk, counter };
  return {
    desk,
    counter,
    ways: [quickPicks(deps), quickShown(deps)],
    byDefault: promoHtml(db, assets),
    async stop() {
      desk.stop();
      await counter.stop();
    },
  };
}
