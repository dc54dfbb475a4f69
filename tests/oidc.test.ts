/** Any OpenID Connect provider, by three words of configuration: its ID token is believed only when all of it fits. */
import { expect, test } from 'vitest';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { hrefToProvider } from './support/demo-facebook.ts';
import { oidcServer } from './support/oidc-server.ts';
import { readerClient } from './support/reader-client.ts';
import type { ClientReply, ReaderClient } from './support/reader-client.ts';
import { servingNode } from './support/serving-node.ts';
import { testDesk } from './support/test-desk.ts';

const { url: databaseUrl } = await testDatabase();
const dataDir = testDataDir();
const { db } = await testDesk({ databaseUrl, dataDir });
const provider = await oidcServer();
const { issuer, clientId, clientSecret } = provider;
const oidc = { issuer, clientId, clientSecret, name: 'Lantern ID' };
const { port } = await servingNode({ databaseUrl, dataDir, providers: { facebook: null, oidc } });
const hub = 'account.localhost';

async function come(reader: ReaderClient, changed: Record<string, string> = {}): Promise<ClientReply> {
  const sent = hrefToProvider(await reader.post(hub, '/connect/oidc')).searchParams;
  const back = { code: provider.codeFor(sent), state: sent.get('state') ?? '', iss: issuer, ...changed };
  return reader.get(hub, `/connect/oidc/callback?${new URLSearchParams(back)}`);
}

test('a provider of the configuration has its button, and who comes by it is known by issuer and subject', async () => {
  const reader = readerClient(port);
  expect((await reader.get(hub, '/login')).text).toContain('Continue with Lantern ID');
  expect((await reader.get(hub, '/login')).text).not.toContain('Facebook');
  expect((await come(reader)).location?.path).toBe('/connect/new');
  const joined = await reader.post(hub, '/connect/new', { name: 'Oda', email: '', 'of-age': '1' });
  expect(joined.status).toBe(200);
  expect(await db.selectFrom('member_identity').select(['issuer', 'subject', 'provider']).execute()).toEqual([
    { issuer, subject: 'user-17', provider: 'oidc' },
  ]);
  // What the provider calls verified is proven by nothing here.
  expect(await db.selectFrom('member').select('email').where('name', '=', 'Oda').execute()).toEqual([{ email: null }]);
  expect((await come(readerClient(port))).location?.path).toBe('/account');
});

test.each([
  ['another nonce', { nonce: 'of another log-in' }],
  ['another audience', { aud: 'another client' }],
  ['another issuer', { iss: 'https://login.elsewhere.invalid' }],
  ['an end in the past', { exp: 1_700_000_000 }],
  ['no subject', { sub: undefined }],
])('an ID token with %s lets nobody in', async (_what, says) => {
  provider.says = says;
  const reader = readerClient(port);
  expect((await come(reader)).location?.path).toMatch(/went=failed/);
  expect(reader.cookies.get(hub)?.has('__Host-s') ?? false).toBe(false);
  provider.says = {};
});

test('an answer that does not say from whom it comes, or says another, is not heard', async () => {
  expect((await come(readerClient(port), { iss: 'https://login.elsewhere.invalid' })).location?.path).toMatch(/failed/);
  expect((await come(readerClient(port), { state: 'another' })).location?.path).toMatch(/failed/);
});
