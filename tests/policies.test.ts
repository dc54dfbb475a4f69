/** No route without a rule on who may use it. */
import Fastify from 'fastify';
import { describe, expect, test } from 'vitest';
import { isAction } from '../src/features/members/members.ts';
import { requireDeclaredPolicies } from '../src/platform/http/declared-policies.ts';

describe('a route that does not say who may use it', () => {
  const server = Fastify();
  requireDeclaredPolicies(server, isAction);

  test('stops the boot', () => {
    expect(() => server.get('/secret', async () => 'words')).toThrow('does not name its policy');
    expect(() => server.get('/secret', { config: { policy: 'secret.read' } }, async () => 'words')).toThrow(
      'on which there is no rule',
    );
    expect(() => server.get('/page', { config: { policy: 'page.read' } }, async () => 'words')).not.toThrow();
  });
});
