/** `POST /websub`: a program asks to be told of what is new in a feed (WebSub, 5.1). */
import type { FastifyInstance } from 'fastify';
import { webSubPath } from '../features/network/network.ts';
import type { Network } from '../features/network/network.ts';
import { askToSubscribe, subscriptionRequest } from '../features/websub/websub.ts';
import type { Db } from '../platform/db/database.ts';
import { isDatabaseDown } from '../platform/db/database.ts';
import { clientNetwork } from '../platform/http/client-network.ts';
import { KnownError } from '../platform/http/errors.ts';
import { feedTopics } from './feed-topics.ts';

export interface WebSubOptions {
  fastify: FastifyInstance;
  db: Db;
  network: () => Network;
  originOf: (site: { host: string }) => string;
  now: () => Date;
}

const maxFormBytes = 8_192;

/** In a context of its own: it comes from programs, whose origin nobody asks for. */
export function serveWebSub({ fastify, db, network, originOf, now }: WebSubOptions): void {
  void fastify.register((own, _options, done) => {
    own.removeAllContentTypeParsers();
    own.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: maxFormBytes },
      (_request, body, parsed) => parsed(null, body),
    );
    own.post<{ Body: string }>(
      webSubPath,
      {
        constraints: { surface: 'site' },
        bodyLimit: maxFormBytes,
        config: { carries: 'none', policy: 'feed.subscribe', file: 'src/api/websub-subscribe.ts' },
      },
      async ({ body, ip, log }, reply) => {
        try {
          const current = network();
          const request = subscriptionRequest(new URLSearchParams(body), current.local);
          const topics = feedTopics({ db, network: current, originOf, now });
          await askToSubscribe(db, topics, request, clientNetwork(ip));
          return await reply.code(202).send();
        } catch (error) {
          const known =
            error instanceof KnownError ? error : new KnownError(isDatabaseDown(error) ? 'unavailable' : 'internal');
          if (known.status >= 500) log.error({ err: error }, 'a subscription to a feed could not be taken');
          if (known.retryAfterSeconds !== undefined) void reply.header('retry-after', known.retryAfterSeconds);
          return reply.code(known.status).type('text/plain; charset=utf-8').send(`${known.message}\n${known.next}\n`);
        }
      },
    );
    done();
  });
}
