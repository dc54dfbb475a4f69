/**
 * One server answers for several kinds of hosts, and an address means something else on each: `/` is a front on a site
 * and the account on the hub. A route names its surface as a constraint; the router chooses by the Host header.
 */
import type { FastifyInstance } from 'fastify';

type Strategy = Parameters<FastifyInstance['addConstraintStrategy']>[0];
type Store = ReturnType<Strategy['storage']>;
type Handler = Parameters<Store['set']>[1];

/** `surfaceOf`: undefined for a Host header that is none of ours. */
export function surfaceConstraint(surfaceOf: (hostHeader: string) => string | undefined): Strategy {
  return {
    name: 'surface',
    storage() {
      const handlers = new Map<unknown, Handler>();
      return {
        get: (surface) => handlers.get(surface) ?? null,
        set: (surface, handler) => void handlers.set(surface, handler),
      };
    },
    deriveConstraint: (request) => surfaceOf(request.headers.host ?? ''),
    validate: () => undefined,
  };
}
