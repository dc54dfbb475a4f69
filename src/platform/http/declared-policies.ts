/**
 * Every route names the action that it lets somebody do. One that does not, or names one that nobody has ruled on,
 * stops the boot: a route cannot be forgotten by whoever decides (features/members/can.ts).
 */
import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    policy?: string;
  }
}

/** Call before the first route is added. */
export function requireDeclaredPolicies(server: FastifyInstance, isAction: (name: string) => boolean): void {
  server.addHook('onRoute', (route) => {
    const { policy } = route.config ?? {};
    const where = `The route ${String(route.method)} ${route.url}`;
    if (policy === undefined) throw new Error(`${where} does not name its policy (config.policy).`);
    if (!isAction(policy)) throw new Error(`${where} names the policy ${policy}, on which there is no rule.`);
  });
}
