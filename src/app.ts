/** The composition root: the only file that sees everything. Builds one node that serves pages. */
import { join } from 'node:path';
import type { Server } from 'node:http';
import type { Logger } from 'pino';
import { apiPages } from './api/api-surface.ts';
import { closedRobots } from './api/closed-robots.ts';
import { serveWebSub } from './api/websub-subscribe.ts';
import { serveWirePush } from './api/wire-push.ts';
import type { Config } from './config.ts';
import { leadOn } from './features/aliases/aliases.ts';
import { startReadCounter } from './features/audience/audience.ts';
import { openCards } from './features/cards/cards.ts';
import { createDiscussionWrites, isThreadTag } from './features/discussion/discussion.ts';
import { mailSecretKey, subscribeProven } from './features/letters/letters.ts';
import { emergencyTag } from './features/emergency/emergency.ts';
import { houseLinks } from './features/house-pages/house-pages.ts';
import { createPasswords, isAction } from './features/members/members.ts';
import { canonicalHost, networkTag, siteOrigin } from './features/network/network.ts';
import type { Network, SharedParts, Surface } from './features/network/network.ts';
import { createPollWrites, isPollTag } from './features/polls/polls.ts';
import { storiesAmong } from './features/stories/stories.ts';
import { isRecorded } from './platform/audit/audit-queries.ts';
import { healthPage } from './newsroom/health-page.tsx';
import { newsroomPages } from './newsroom/moderation-pages.tsx';
import { isUnfinished } from './platform/backup/table-queries.ts';
import { openDatabase } from './platform/db/database.ts';
import { KnownError } from './platform/http/errors.ts';
import { listen } from './platform/db/listener.ts';
import type { DeclaredRoute } from './platform/http/declared-exits.ts';
import { publicHeaders, securityHeaders } from './platform/http/public-headers.ts';
import { routeOfPath } from './platform/http/route-of-path.ts';
import { createHttpServer, pathOfKey } from './platform/http/server.ts';
import { programVersion, sessionName } from './platform/processes/process-name.ts';
import type { Metrics } from './platform/metrics.ts';
import { createPageCache } from './platform/page-cache/page-cache.ts';
import type { PageCache } from './platform/page-cache/page-cache.ts';
import { startPresence } from './platform/nodes/presence.ts';
import { startUpkeep } from './platform/page-cache/upkeep.ts';
import { openKillLedger } from './kill-ledger.ts';
import { knownHosts } from './known-hosts.ts';
import { liveNetwork } from './live-network.ts';
import { serveEmergency } from './serve-emergency.ts';
import { servePrivate } from './serve-private.ts';
import { listenedPort } from './public-port.ts';
import { servePromos } from './serve-promos.ts';
import { serveAssets } from './site/serve-assets.ts';
import { bannersAbove } from './site/banners-above.tsx';
import { quickRead } from './site/quick-read.ts';
import { quickVote } from './site/quick-vote.ts';
import { serveOddities } from './site/serve-oddities.ts';
import { servePages } from './site/serve-pages.ts';
import { loadSiteAssets } from './site/site-assets.ts';
import { problemAnswer } from './site/private-frame.tsx';
import { nodeMetrics } from './node-metrics.ts';
import { intentSteps } from './site/intent-steps.ts';
import { sitePages, sitePrivatePages } from './site/site-surface.ts';
import { socialProviders } from './social-providers.ts';
import type { SocialConfig } from './social-providers.ts';

export interface Node {
  server: Server;
  cache: PageCache;
  metrics: Metrics;
  routes: readonly DeclaredRoute[];
  network: () => Network;
  /** Where a site is once the server listens on a port. */
  originOf: (site: { host: string }) => string;
  hearing: () => boolean;
  /** Writes what has been told of reads and promos, which is done every few seconds anyway. */
  flushReads: () => Promise<void>;
  /** Reads what is booked anew, which is done every ten seconds anyway. */
  reloadPromos: () => Promise<void>;
  /** Nothing but the demo is in the database. */
  demo: boolean;
  close(): Promise<void>;
}

export interface NodeOptions {
  config: Pick<Config, 'root' | 'dataDir' | 'publicScheme' | 'publicPort' | 'pageCacheBytes' | 'trustedProxies'> &
    SocialConfig;
  databaseUrl: string;
  log: Logger;
  /** The clock; tests bring their own. */
  now?: () => Date;
}

export async function createNode(options: NodeOptions): Promise<Node> {
  const { config, log, now = () => new Date() } = options;
  const database = openDatabase({ url: options.databaseUrl, name: 'kawaraban serve', statementTimeoutMs: 2_000 });
  if (await isUnfinished(database.pool)) {
    await database.close();
    throw new KnownError('restore-unfinished');
  }
  const kills = openKillLedger(database.db, config.dataDir, log);
  const commonHeaders = publicHeaders(() => security('site'));
  const cache = createPageCache({
    now: () => now().getTime(),
    maxBytes: config.pageCacheBytes,
    commonHeaders,
    tombstones: kills.tombstones,
    mayWait: (tag) => isThreadTag(tag) || isPollTag(tag),
  });
  const assets = loadSiteAssets(join(config.root, 'dist', 'assets'), securityHeaders(config.publicScheme));

  const fonts = join(config.root, 'src/features/cards/fonts/fonts.conf');
  const cards = openCards({ folder: join(config.dataDir, 'cards'), fonts });
  const network = await liveNetwork(database.db, log, (fresh) => {
    assets.refresh(fresh);
    cache.purge([networkTag], []);
  });
  const demo = await isRecorded(database.db, 'demo.seeded');
  assets.refresh(network.now);
  await kills.read();

  const promos = await servePromos({
    ...{ db: database.db, now, assets, log },
    network: () => network.now,
    originOf: (site) => originOf(site),
  });
  const emergency = await serveEmergency({
    ...{ db: database.db, dataDir: config.dataDir, commonHeaders, log },
    network: () => network.now,
  });
  const presence = await startPresence(database.db, programVersion(config.root), log);
  let routeOf = (path: string): string => path;
  // Before the listener, which may hear something at once.
  const listener = await listen(options.databaseUrl, database.db, sessionName('listener', config.root), {
    purged({ tags = [], withdrawn = [], gone = [] }) {
      const dropped = cache.purge(tags, [...withdrawn, ...gone]);
      promos.desk.hear(tags, [...withdrawn, ...gone]);
      if (gone.length > 0) {
        kills.bury(gone, now());
        cards.forget(storiesAmong(gone)).catch((error: unknown) => log.warn({ err: error }, 'a card is still there'));
        presence.gone(
          gone,
          dropped.map((key) => routeOf(pathOfKey(key))),
        );
        // What exactly they are is in the ledger; what is gone already stays so without it.
        kills.read(gone).catch((error: unknown) => log.warn({ err: error }, 'the ledger of kills could not be read'));
      }
      if (tags.includes(networkTag)) void network.reload();
      if (tags.includes(emergencyTag)) void emergency.hear();
    },
    lost() {
      log.warn('announcements of the database are not heard; pages are made anew until they are');
      cache.stopTrusting();
    },
    back() {
      cache.startTrusting();
      void network.reload();
      void emergency.hear();
      // A kill may be among what was not heard.
      presence.caughtUp();
      kills.read().catch((error: unknown) => log.warn({ err: error }, 'the ledger of kills could not be read anew'));
    },
  });
  // The first connection may have failed, and then nothing was lost that had been there.
  if (!listener.hearing) cache.stopTrusting();

  const writes = createDiscussionWrites(database.db);
  const pollWrites = createPollWrites(database.db);
  const reads = await startReadCounter(database.db, now, (error) =>
    log.warn({ err: error }, 'reads could not be written yet; they are tried again'),
  );
  const http = createHttpServer({
    log,
    cache,
    knownHost: knownHosts(() => network.now),
    surfaceOf: (header) => network.now.surfaceOf(canonicalHost(header) ?? ''),
    isAction,
    mayHurry: () => emergency.edition.notice === null,
    quickWays: [
      quickRead(
        () => network.now,
        (site) => originOf(site),
        reads,
      ),
      ...promos.ways,
      quickVote({ network: () => network.now, writes, cache, security: () => security('site') }),
    ],
    trustedProxies: config.trustedProxies,
  });
  const originOf = (site: { host: string }): string =>
    siteOrigin(site, { scheme: config.publicScheme, port: listenedPort(config, http.server) });

  /** A form on a site may lead to the hub, one on the hub back to any site. */
  function security(surface: Surface): Record<string, string> {
    const { settings, sites } = network.now;
    const targets = surface === 'hub' ? [...sites, { host: settings.newsroomHost }] : [{ host: settings.hubHost }];
    return securityHeaders(config.publicScheme, targets.map(originOf));
  }

  const letterSecret = mailSecretKey(join(config.dataDir, 'keys'));
  const pages = [...sitePages(database.db, assets, join(config.dataDir, 'media'), cards), ...apiPages(database.db)];
  const social = socialProviders(config, { network: () => network.now, now });
  const serving = {
    fastify: http.fastify,
    cache,
    network: () => network.now,
    originOf,
    now,
    security,
    assets,
    emergency: emergency.edition,
    parts: {
      above: bannersAbove(database.db),
      promo: promos.byDefault,
      houseLinks: (on: Parameters<SharedParts['houseLinks']>[0]) => houseLinks(database.db, on),
      readMark: reads.markOf,
      waysIn: () => social().map(({ key, name }) => ({ key, name })),
    },
  };
  serveOddities({
    ...serving,
    ready: () => listener.hearing,
    leadOn: (asked) => leadOn(database.db, { ...asked, originOf }),
  });
  serveAssets(http.fastify, assets);
  serveWirePush({ fastify: http.fastify, db: database.db, keys: join(config.dataDir, 'keys'), now });
  serveWebSub({ fastify: http.fastify, db: database.db, network: () => network.now, originOf, now });
  const examined = { db: database.db, dataDir: config.dataDir, databaseUrl: options.databaseUrl, now };
  const privately = await servePrivate({
    ...serving,
    db: database.db,
    pages: [
      ...closedRobots,
      ...newsroomPages({ db: database.db, css: () => assets.newsroomCss }),
      healthPage({ ...examined, css: () => assets.newsroomCss }),
      ...sitePrivatePages({
        db: database.db,
        assets,
        passwords: createPasswords(),
        mailboxFolder: join(config.dataDir, 'mailbox'),
        writes,
        pollWrites,
        letterSecret,
        promoCounter: promos.counter,
        social,
        report: (error, what) => log.warn({ err: error }, what),
        async onConfirmed(tx, { wantsLetter, ...wanted }, { clientNetwork: network }) {
          if (wantsLetter) await subscribeProven(tx, { ...wanted, network }, letterSecret);
        },
        ...intentSteps(database.db, writes, pollWrites),
      }),
    ],
    problem: (request, error) => problemAnswer(request, assets, error),
  });
  servePages({ ...serving, pages, privately });
  await http.fastify.ready();
  emergency.warmBy(http.fastify);
  routeOf = routeOfPath(http.routes.filter(({ carries }) => carries === 'stories'));

  const metrics = nodeMetrics({ cache, listener, reads, promos: promos.counter }, examined);
  const stopUpkeep = startUpkeep({
    cache,
    hearing: () => listener.hearing,
    async caughtUp() {
      await listener.caughtUp();
      cache.settle();
    },
    onDifference(key) {
      metrics.cacheDifferences.inc();
      log.error({ page: key }, 'a cached page differs from a fresh one: a tag was forgotten');
    },
    log,
  });

  return {
    server: http.server,
    cache,
    metrics,
    routes: http.routes,
    network: () => network.now,
    originOf,
    hearing: () => listener.hearing,
    async flushReads() {
      await reads.flush();
      await promos.counter.flush();
    },
    reloadPromos: promos.desk.reload,
    demo,
    async close() {
      stopUpkeep();
      emergency.stop();
      // Before it waits for its last connections, and after: they tell of reads, too.
      await reads.flush();
      await http.fastify.close();
      await reads.stop();
      await promos.stop();
      await listener.close();
      await presence.close();
      cards.close();
      await database.close();
    },
  };
}
