/** `POST /wire/{provider}` on the newsroom’s host: an agency’s program sends an item, signed. */
import type { FastifyInstance } from 'fastify';
import { maxWireBytes, takePushed, wireSecretKey } from '../features/wire/wire.ts';
import type { Db } from '../platform/db/database.ts';
import { isDatabaseDown } from '../platform/db/database.ts';
import { KnownError } from '../platform/http/errors.ts';

export interface WirePushOptions {
  fastify: FastifyInstance;
  db: Db;
  /** DATA_DIR/keys */
  keys: string;
  now: () => Date;
}

/** In a context of its own: no other route takes bytes of any kind. */
export function serveWirePush({ fastify, db, keys, now }: WirePushOptions): void {
  const key = wireSecretKey(keys);
  void fastify.register((own, _options, done) => {
    own.removeAllContentTypeParsers();
    own.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: maxWireBytes }, (_request, body, parsed) =>
      parsed(null, body),
    );
    own.post<{ Params: { provider: string }; Body: Buffer }>(
      '/wire/:provider',
      {
        constraints: { surface: 'newsroom' },
        bodyLimit: maxWireBytes,
        config: { carries: 'none', policy: 'wire.push', file: 'src/api/wire-push.ts' },
      },
      async ({ params, headers, body, log }, reply) => {
        const header = (name: string): string => String(headers[name] ?? '');
        try {
          if (!Buffer.isBuffer(body) || body.length === 0) throw new KnownError('wire-unreadable', 'It is empty.');
          const { repeated } = await takePushed(
            db,
            key,
            params.provider,
            {
              id: header('webhook-id'),
              timestamp: header('webhook-timestamp'),
              signatures: header('webhook-signature'),
              body,
            },
            now(),
          );
          return reply.code(202).send({ accepted: true, repeated });
        } catch (error) {
          const known =
            error instanceof KnownError ? error : new KnownError(isDatabaseDown(error) ? 'unavailable' : 'internal');
          if (known.status >= 500) log.error({ err: error }, 'a pushed wire item could not be kept');
          if (known.retryAfterSeconds !== undefined) void reply.header('retry-after', known.retryAfterSeconds);
          return reply
            .code(known.status)
            .send({ error: { code: known.code, sentence: known.message, next: known.next } });
        }
      },
    );
    done();
  });
}
