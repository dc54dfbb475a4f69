/** Items that are fetched, and items that are pushed: both end as files in the provider’s folder. */
import { existsSync, readdirSync, readFileSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import {
  allProviders,
  emptyInbox,
  pollDueProviders,
  pollStatuses,
  pushSecret,
  renewPush,
  setPoll,
  wireSecretKey,
} from '../src/features/wire/wire.ts';
import { signed } from '../src/features/wire/delivery/push-secret.ts';
import { ask } from './support/ask.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { demoNetwork } from './support/demo-network.ts';
import { servingNode } from './support/serving-node.ts';

const { url: databaseUrl } = await testDatabase();
const dataDir = testDataDir();
const { db } = await demoNetwork(databaseUrl);
const { port } = await servingNode({ databaseUrl, dataDir });
const root = join(dataDir, 'wire');
const [first] = await allProviders(db);
const provider = first ?? { id: 0, key: '' };
const folder = join(root, provider.key);
mkdirSync(folder, { recursive: true });

/** The agency’s server, which answers as the test has it. */
let answer: (request: IncomingMessage, response: ServerResponse) => void = (_request, response) => response.end();
const asked: IncomingMessage[] = [];
const agency = createServer((request, response) => {
  asked.push(request);
  answer(request, response);
});
await new Promise<void>((resolve) => agency.listen(0, '127.0.0.1', resolve));
afterAll(() => agency.close());
const at = `http://reader:${encodeURIComponent('pass/word')}@127.0.0.1:${(agency.address() as AddressInfo).port}/feed`;

const files = (): string[] => readdirSync(folder).filter((name) => /^(poll|push)-/.test(name));
const contents = (): string[] => files().map((name) => readFileSync(join(folder, name), 'utf8'));
let clock = Date.now();
const now = (): Date => new Date(clock);
const poll = async () => (await pollDueProviders(db, root, now))[0];
const status = async () => (await pollStatuses(db))[0];
/** Milliseconds until it is asked again. */
const pause = async (): Promise<number> => ((await status())?.nextAt.getTime() ?? 0) - clock;

beforeEach(async () => {
  asked.length = 0;
  clock += 86_400_000;
  await setPoll(db, provider.id, at, 300);
  await sql`update wire_poll set next_at = ${now()}`.execute(db);
});

describe('fetched', () => {
  test('once: what is new becomes a file; then it is asked only whether there is something newer', async () => {
    const before = files().length;
    answer = (request, response) => {
      if (request.headers['if-none-match'] === '"v1"') return response.writeHead(304).end();
      return response
        .writeHead(200, { etag: '"v1"', 'last-modified': 'Fri, 27 Nov 2026 06:00:00 GMT' })
        .end('{"uri":"x"}');
    };
    expect(await poll()).toMatchObject({
      provider: provider.key,
      error: null,
      file: expect.stringMatching(/\.json$/) as string,
    });
    expect(files()).toHaveLength(before + 1);
    expect(asked[0]?.headers).toMatchObject({
      authorization: `Basic ${Buffer.from('reader:pass/word').toString('base64')}`,
    });
    expect(asked[0]?.headers['if-none-match']).toBeUndefined();
    expect(await poll()).toBeUndefined();
    clock += 400_000;
    expect(await poll()).toMatchObject({ file: null, error: null });
    expect(asked[1]?.headers).toMatchObject({
      'if-none-match': '"v1"',
      'if-modified-since': 'Fri, 27 Nov 2026 06:00:00 GMT',
    });
    expect(files()).toHaveLength(before + 1);
    expect(await status()).toMatchObject({ failures: 0, error: null });
  });

  test('one that is fetched every minute is due when the next round comes', async () => {
    await setPoll(db, provider.id, at, 60);
    await sql`update wire_poll set next_at = ${now()}`.execute(db);
    // The clock goes on while the agency answers.
    answer = (_request, response) => {
      clock += 4_000;
      response.writeHead(304).end();
    };
    for (let round = 0; round < 10; round += 1) {
      const began = clock;
      expect(await poll()).toMatchObject({ error: null });
      expect((await status())?.nextAt.getTime()).toBeLessThanOrEqual(began + 57_000);
      expect((await status())?.nextAt.getTime()).toBeGreaterThan(began + 50_000);
      clock = began + 60_000;
    }
  });

  test('a server that always says that it is new is not believed', async () => {
    const before = files().length;
    answer = (_request, response) => response.end('<rss/>');
    await poll();
    clock += 400_000;
    expect(await poll()).toMatchObject({ file: null, error: null });
    expect(files()).toHaveLength(before + 1);
  });

  test('one that fails is asked less and less often, and as it wishes; then all is well again', async () => {
    answer = (_request, response) => response.writeHead(500).end('no');
    const pauses: number[] = [];
    for (let round = 0; round < 12; round += 1) {
      expect(await poll()).toMatchObject({ file: null, error: 'It answered 500 Internal Server Error' });
      pauses.push(await pause());
      clock += (pauses.at(-1) ?? 0) + 1;
    }
    expect(pauses[0]).toBeGreaterThan(500_000);
    expect(pauses[1]).toBeGreaterThan((pauses[0] ?? 0) * 1.5);
    expect(Math.max(...pauses)).toBeLessThan(6.7 * 3_600_000);
    expect(await status()).toMatchObject({ failures: 12 });
    answer = (_request, response) => response.writeHead(429, { 'retry-after': '120' }).end();
    await poll();
    expect(await pause()).toBeGreaterThan(100_000);
    expect(await pause()).toBeLessThan(140_000);
    clock += 200_000;
    answer = (_request, response) => response.end('<rss><channel/></rss>');
    expect(await poll()).toMatchObject({ error: null, file: expect.any(String) as string });
    expect(await status()).toMatchObject({ failures: 0, error: null });
  });

  test.each<[string, typeof answer, RegExp]>([
    ['too much', (_request, response) => void response.end(Buffer.alloc(11 * 1_048_576, 'x')), /more than 10 MB/],
    [
      'a packed bomb',
      (_request, response) =>
        void response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(40 * 1_048_576))),
      /more than 10 MB/,
    ],
    [
      'an answer that breaks off',
      (_request, response) =>
        void response.writeHead(200, { 'content-length': '99' }).write('x', () => response.destroy()),
      /./,
    ],
    ['a connection that is refused', (request) => request.socket.destroy(), /./],
  ])('%s is an error, and no file', async (_what, how, words) => {
    const before = files().length;
    answer = how;
    expect((await poll())?.error).toMatch(words);
    expect(files()).toHaveLength(before);
  });

  test('in an encoding that only the header names', async () => {
    const sjis = Buffer.from([0x3c, 0x72, 0x3e, 0x8d, 0x60, 0x3c, 0x2f, 0x72, 0x3e]);
    answer = (_request, response) =>
      response.writeHead(200, { 'content-type': 'text/xml; charset=Shift_JIS' }).end(sjis);
    await poll();
    expect(contents()).toContain('<r>港</r>');
  });

  test('two workers ask once', async () => {
    answer = (_request, response) => response.end('<two/>');
    await Promise.all([pollDueProviders(db, root, now), pollDueProviders(db, root, now)]);
    expect(asked).toHaveLength(1);
  });
});

describe('pushed', () => {
  const key = wireSecretKey(join(dataDir, 'keys'));
  const host = 'newsroom.localhost';
  const stamp = (): string => String(Math.floor(Date.now() / 1_000));

  async function push(options: {
    id?: string;
    timestamp?: string;
    secret: string;
    body?: string;
    to?: string;
    sent?: string;
  }) {
    const {
      id = `m-${Math.random()}`,
      timestamp = stamp(),
      secret,
      body = '{"uri":"pushed"}',
      to = provider.key,
    } = options;
    const signature = signed(secret, { id, timestamp, body: Buffer.from(body) });
    const headers = {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,bm90IHRoaXM= ${signature}`,
    };
    return ask(port, { method: 'POST', host, path: `/wire/${to}`, headers, body: options.sent ?? body });
  }

  test('with the right signature it is kept, acknowledged, and put into the folder once', async () => {
    const version = (await renewPush(db, provider.id, true)) ?? 0;
    const secret = pushSecret(key, provider.key, version);
    const before = files().length;
    const sent = { id: 'message-1', secret, body: '{"uri":"pushed once"}' };
    expect((await push(sent)).status).toBe(202);
    const again = await push(sent);
    expect(JSON.parse(again.text)).toEqual({ accepted: true, repeated: true });
    const { rows } = await sql`select from graphile_worker._private_jobs where key = 'wire.inbox'`.execute(db);
    expect(rows).toHaveLength(1);
    expect(await emptyInbox(db, root)).toBe(1);
    expect(await emptyInbox(db, root)).toBe(0);
    expect(files()).toHaveLength(before + 1);
    expect(contents()).toContain('{"uri":"pushed once"}');
    expect((await push(sent)).status).toBe(202);
    expect(await emptyInbox(db, root)).toBe(0);
  });

  test('whatever else comes is refused, and nothing is kept', async () => {
    const version = (await renewPush(db, provider.id, true)) ?? 0;
    const secret = pushSecret(key, provider.key, version);
    const refused = [
      await push({ secret: pushSecret(key, provider.key, version - 1) }),
      await push({ secret: pushSecret(key, 'another', version) }),
      await push({ secret, to: 'nobody' }),
      await push({ secret, sent: '{"uri":"another body"}' }),
      await push({ secret, timestamp: String(Number(stamp()) - 301) }),
      await push({ secret, timestamp: String(Number(stamp()) + 301) }),
      await push({ secret, timestamp: 'soon' }),
      await push({ secret, id: 'x'.repeat(201) }),
      await ask(port, {
        method: 'POST',
        host,
        path: `/wire/${provider.key}`,
        headers: { 'content-type': 'text/xml' },
        body: '<x/>',
      }),
    ];
    expect(refused.map(({ status: code }) => code)).toEqual(refused.map(() => 401));
    expect((await push({ secret, body: '' })).status).toBe(422);
    expect(
      (await ask(port, { method: 'POST', host: 'news.localhost', path: `/wire/${provider.key}`, body: 'x' })).status,
    ).toBe(405);
    await renewPush(db, provider.id, false);
    expect((await push({ secret })).status).toBe(401);
    expect(await emptyInbox(db, root)).toBe(0);
  });

  test('a secret that was given before opens nothing later, even when pushing was ended in between', async () => {
    const one = (await renewPush(db, provider.id, true)) ?? 0;
    await renewPush(db, provider.id, false);
    const other = (await renewPush(db, provider.id, true)) ?? 0;
    expect(other).not.toBe(one);
    expect((await push({ secret: pushSecret(key, provider.key, one) })).status).toBe(401);
    expect((await push({ secret: pushSecret(key, provider.key, other) })).status).toBe(202);
    expect(await emptyInbox(db, root)).toBe(1);
  });

  test('more than ten megabytes are refused', async () => {
    const version = (await renewPush(db, provider.id, true)) ?? 0;
    const big = 'x'.repeat(10 * 1_048_576 + 1);
    const reply = await push({ secret: pushSecret(key, provider.key, version), body: big }).catch(() => ({
      status: 413,
    }));
    expect(reply.status).toBe(413);
  });
});

test('the key is a file of its own', () => {
  expect(existsSync(join(dataDir, 'keys', 'wire-secret'))).toBe(true);
});
