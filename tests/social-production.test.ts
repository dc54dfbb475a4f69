/** Where others can reach the network there is no stand-in; with credentials there is the real provider, and only then. */
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openDemoNote } from '../src/demo-facebook/demo-note.ts';
import { readConfig } from '../src/config.ts';
import { isLocalNetwork } from '../src/is-local-network.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { hrefToProvider } from './support/demo-facebook.ts';
import { readerClient } from './support/reader-client.ts';
import { servingNode } from './support/serving-node.ts';
import { testDesk } from './support/test-desk.ts';

const { url: databaseUrl } = await testDatabase();
const dataDir = testDataDir();
const { db } = await testDesk({ databaseUrl, dataDir });
const facebook = { clientId: '104512345678901', clientSecret: 'a secret of the app' };
// As if it had run here once and been killed: its note is still there.
openDemoNote(dataDir).runsAt('http://facebook.localhost:8480');

test('with an app at Facebook, a local network has the real one and not the stand-in', async () => {
  const { port } = await servingNode({ databaseUrl, dataDir, providers: { facebook, oidc: null } });
  const reader = readerClient(port);
  const login = await reader.get('account.localhost', '/login');
  expect(login.text).toContain('Continue with Facebook');
  expect(login.text).not.toContain('Demo Facebook');
  const href = hrefToProvider(await reader.post('account.localhost', '/connect/facebook'));
  expect(href.origin + href.pathname).toBe('https://www.facebook.com/dialog/oauth');
  expect(Object.fromEntries(href.searchParams)).toMatchObject({
    client_id: facebook.clientId,
    redirect_uri: 'http://account.localhost/connect/facebook/callback',
    scope: 'public_profile email',
    code_challenge_method: 'S256',
  });
  expect(href.href).not.toContain('secret');
});

test('on hosts that others can reach there is no stand-in, whatever lies in the folder', async () => {
  expect(await isLocalNetwork(databaseUrl)).toBe(true);
  await sql`update site set host = 'ridge.example' where host = 'ridge.localhost'`.execute(db);
  expect(await isLocalNetwork(databaseUrl)).toBe(false);
  const { port } = await servingNode({ databaseUrl, dataDir });
  const reader = readerClient(port);
  const login = await reader.get('account.localhost', '/login');
  expect(login.status).toBe(200);
  expect(login.text).not.toContain('Facebook');
  expect((await reader.post('account.localhost', '/connect/facebook')).status).toBe(404);
  expect((await reader.get('account.localhost', '/connect/facebook/callback?code=1&state=1')).status).toBe(404);
});

test('half a pair of credentials stops the program and names the other half', () => {
  expect(() => readConfig({ FACEBOOK_CLIENT_ID: facebook.clientId })).toThrow('FACEBOOK_CLIENT_SECRET: missing');
  expect(() => readConfig({ OIDC_ISSUER: 'https://login.example', OIDC_CLIENT_ID: 'x' })).toThrow(
    'OIDC_CLIENT_SECRET: missing',
  );
  expect(readConfig({}).facebook).toBeNull();
});
