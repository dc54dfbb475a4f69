import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { createGuardedFetch } from './guarded-client.ts';
import { isLoopbackAddress, isPublicAddress } from './public-address.ts';

const asked: string[] = [];
const server = createServer((request, response) => {
  asked.push(`${request.method} ${request.url} ${request.headers.host}`);
  if (request.url === '/elsewhere') return response.writeHead(302, { location: 'http://127.0.0.1/' }).end();
  if (request.url === '/long') return response.end('x'.repeat(65_537));
  if (request.url?.startsWith('/drips')) {
    const drip = setInterval(() => response.write(' '), 50);
    response.on('close', () => clearInterval(drip));
    return undefined;
  }
  return response.writeHead(200, { 'content-type': 'application/json' }).end('{"fine":true}');
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
const origin = `http://provider.localhost:${(server.address() as AddressInfo).port}`;
const guarded = createGuardedFetch({ allowed: (asking) => asking === origin, timeoutMs: 400 });

test('asks the origin that was named, also below localhost', async () => {
  const reply = await guarded(`${origin}/me?fields=id`, { headers: { accept: 'application/json' } });
  expect(await reply.json()).toEqual({ fine: true });
  expect(asked.at(-1)).toBe(`GET /me?fields=id ${origin.slice(7)}`);
  await guarded(origin, { method: 'POST', body: 'code=1' });
  expect(asked.at(-1)).toMatch(/^POST \//);
});

test.each([
  'http://127.0.0.1/',
  'http://provider.localhost/',
  'https://provider.localhost/',
  'file:///etc/passwd',
  `${origin.replace('http://', 'http://name:word@')}/`,
  `${origin}@evil.example/`,
])('does not ask %s', async (url) => {
  const before = asked.length;
  await expect(guarded(url)).rejects.toThrow('not among those');
  expect(asked).toHaveLength(before);
});

test('follows nowhere, waits and reads no longer than it should, and tells no secret', async () => {
  await expect(guarded(`${origin}/elsewhere`)).rejects.toThrow('sends us elsewhere (302)');
  await expect(guarded(`${origin}/long`)).rejects.toThrow('more than 65536 bytes');
  const started = Date.now();
  await expect(guarded(`${origin}/drips?access_token=secret`)).rejects.toThrow('nothing whole within 400 ms');
  expect(Date.now() - started).toBeLessThan(2_000);
  const problem = await guarded(`${origin}/drips?access_token=secret`).catch((error: unknown) => String(error));
  expect(problem).not.toContain('secret');
});

test('connects to no address that may not be reached, named or written', async () => {
  const { port } = server.address() as AddressInfo;
  const outside = createGuardedFetch({ allowed: () => true, mayReach: isPublicAddress, timeoutMs: 400 });
  const before = asked.length;
  const written = ['127.0.0.1', '0x7f.1', '2130706433', '[::1]', '[::ffff:127.0.0.1]', '0', '169.254.169.254'];
  for (const host of [...written, 'provider.localhost', 'localhost'])
    await expect(outside(`http://${host}:${port}/`), host).rejects.toThrow('may not be reached');
  expect(asked).toHaveLength(before);
  const inside = createGuardedFetch({ allowed: () => true, mayReach: isLoopbackAddress });
  for (const host of ['127.0.0.1', 'provider.localhost']) await inside(`http://${host}:${port}/`);
  expect(asked).toHaveLength(before + 2);
});
