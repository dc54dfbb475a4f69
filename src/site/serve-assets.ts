/** `/assets/{file}`: stylesheets, fonts and the brand's drawings, the same on every host. */
import type { FastifyInstance } from 'fastify';
import { chooseEncoding } from '../platform/page-cache/compress.ts';
import type { SiteAssets } from './site-assets.ts';

export function serveAssets(fastify: FastifyInstance, assets: SiteAssets): void {
  fastify.route<{ Params: { file: string } }>({
    method: ['GET', 'HEAD'],
    url: '/assets/:file',
    config: { carries: 'none', policy: 'page.read', file: 'src/site/serve-assets.ts' },
    handler(request, reply) {
      const file = assets.file(request.params.file);
      if (file === undefined) return reply.callNotFound();
      const sendable = file[chooseEncoding(request.headers['accept-encoding'] as string | undefined)];
      reply.hijack();
      const fresh = request.headers['if-none-match'] === sendable.etag;
      reply.raw.writeHead(fresh ? 304 : 200, fresh ? ['etag', sendable.etag] : sendable.headers);
      reply.raw.end(fresh || request.method === 'HEAD' ? undefined : sendable.bytes);
    },
  });
}
