/** Letters: nobody gets one who has not asked for it, nobody gets an edition twice, and one press ends it. */
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { buildDueEditions, mailSecretKey, sendDeliveries } from '../src/features/letters/letters.ts';
import { loadNetwork } from '../src/features/network/network.ts';
import { openDkimKeys } from '../src/platform/mail/dkim-keys.ts';
import { openMailTransport } from '../src/platform/mail/mail-transport.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { mailServer } from './support/mail-server.ts';
import { linkTo, mailsTo } from './support/queued-mails.ts';
import { readerClient } from './support/reader-client.ts';
import { servingNode } from './support/serving-node.ts';
import { testDesk } from './support/test-desk.ts';
import { verifyDkim } from './support/verify-dkim.ts';

const { url: databaseUrl } = await testDatabase();
const dataDir = testDataDir();
const desk = await testDesk({ databaseUrl, dataDir });
const { db } = desk;
const { port } = await servingNode({ databaseUrl, dataDir });
const network = await loadNetwork(db);
const site = 'harbour.localhost';
const server = await mailServer();
const keys = openDkimKeys(join(dataDir, 'keys'), () => new Date());
const mail = openMailTransport(server.url, keys);

const originOf = ({ host }: { host: string }): string => `http://${host}`;
const secretKey = mailSecretKey(join(dataDir, 'keys'));
const send = (now = new Date()) => sendDeliveries({ db, network, mail, originOf, secretKey, now: () => now });
/** Eight in the morning, by the site's clock. */
const morning = new Date('2026-11-24T23:00:00Z');

let people = 0;
let editions = 0;
async function subscribe(): Promise<string> {
  people += 1;
  const email = `person${people}@readers.example`;
  await sql`delete from throttle`.execute(db);
  const reader = readerClient(port);
  await reader.post(site, '/letters/sign-up', { email, daily: '1' });
  await reader.post(site, await linkTo(db, email));
  return email;
}

const stateOf = async (email: string): Promise<string[]> =>
  (
    await sql<{ state: string }>`
      select d.state from delivery d join subscriber b on b.id = d.subscriber_id where b.email_key = ${email} order by d.edition_id`.execute(
      db,
    )
  ).rows.map((row) => row.state);

const eventsOf = async (email: string): Promise<string[]> =>
  (
    await sql<{ action: string; proof: string }>`
      select action, proof from consent_event e join subscriber b on b.id = e.subscriber_id where b.email_key = ${email} order by e.id`.execute(
      db,
    )
  ).rows.map((row) => `${row.action} by ${row.proof}`);

const receivedBy = (email: string): string[] =>
  server.received.filter(({ to }) => to === email).map(({ message }) => message);

/** An edition of the day, of three new stories, to everyone who has confirmed. */
async function newEdition(): Promise<{ id: number; stories: { id: number; path: string }[] }> {
  const stories = [];
  editions += 1;
  for (const headline of ['One', 'Two', 'Three'])
    stories.push(await desk.publishNew({ headline: `${headline} of edition ${editions}` }));
  await sql`delete from delivery`.execute(db);
  await sql`delete from edition`.execute(db);
  await sql`update appearance set published_at = ${new Date(morning.getTime() - 3_600_000)} where story_id = any (${stories.map(({ id }) => id)}::bigint[])`.execute(
    db,
  );
  const built = await buildDueEditions(db, network, morning);
  const own = built.find((edition) => edition.language === 'en');
  return { id: own?.id ?? 0, stories };
}

beforeEach(() => {
  server.manner = 'take';
  server.received.length = 0;
});

describe('signing up', () => {
  test('begins when the mail’s link is pressed, and not when it is looked at', async () => {
    const email = 'careful@readers.example';
    const reader = readerClient(port);
    const sent = await reader.post(site, '/letters/sign-up', { email, daily: '1', alerts: '1' });
    expect(sent.text).toContain('Look into your mailbox');
    const link = await linkTo(db, email);
    expect((await mailsTo(db, email))[0]?.subject).toBe('Confirm: newsletters of Harbour');
    for (let looks = 0; looks < 3; looks += 1) await readerClient(port).get(site, link, { 'user-agent': 'scanner' });
    expect(await eventsOf(email)).toEqual(['asked by form', 'asked by form']);
    expect((await reader.post(site, link)).text).toContain('It begins');
    expect(await eventsOf(email)).toEqual(['asked by form', 'asked by form', 'confirmed by mail', 'confirmed by mail']);
    expect((await reader.post(site, link)).status).toBe(410);
  });

  test('says the same to a known and an unknown address, and fills nobody’s mailbox', async () => {
    const known = await subscribe();
    const answers = [];
    for (const email of [known, 'stranger@readers.example']) {
      await sql`delete from throttle`.execute(db);
      const reply = await readerClient(port).post(site, '/letters/sign-up', { email, daily: '1' });
      answers.push([reply.status, reply.text]);
    }
    expect(answers[0]).toEqual(answers[1]);
    for (let tries = 0; tries < 5; tries += 1)
      await readerClient(port).post(site, '/letters/sign-up', { email: 'stranger@readers.example', daily: '1' });
    expect(await mailsTo(db, 'stranger@readers.example')).toHaveLength(1);
  });

  test('refuses what is no address, keeps what was typed, and gives programs nothing', async () => {
    await sql`delete from throttle`.execute(db);
    const reader = readerClient(port);
    const bad = await reader.post(site, '/letters/sign-up', {
      email: 'a@b.example\r\nBcc: eve@evil.example',
      daily: '1',
    });
    expect(bad.status).toBe(422);
    expect(bad.text).toContain('not an email address');
    expect((await reader.post(site, '/letters/sign-up', { email: 'a@readers.example' })).text).toContain(
      'Tick at least one',
    );
    await reader.post(site, '/letters/sign-up', {
      email: 'bot@readers.example',
      daily: '1',
      url: 'https://spam.example',
    });
    expect(await mailsTo(db, 'bot@readers.example')).toEqual([]);
  });
});

describe('an edition', () => {
  test('is built of the day’s stories, sent once, signed, with both headers of one click', async () => {
    const email = await subscribe();
    const { stories } = await newEdition();
    await send();
    await send();
    const [message = '', ...more] = receivedBy(email);
    expect(more).toEqual([]);
    for (const { path } of stories) expect(message.replaceAll('=\r\n', '')).toContain(path);
    expect(await stateOf(email)).toEqual(['sent']);
    const { record } = await keys.of(site);
    const { valid, signed } = verifyDkim(message, record);
    expect(valid).toBe(true);
    expect(signed).toEqual(expect.arrayContaining(['list-unsubscribe', 'list-unsubscribe-post', 'from', 'subject']));
    expect(verifyDkim(message.replace(`One of edition ${editions}`, 'One of none'), record).valid).toBe(false);
    expect(message).toMatch(/^List-Unsubscribe: <http:\/\/harbour\.localhost\/letters\/leave\/[\w-]{43}>\r$/m);
    expect(message).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
    expect(await buildDueEditions(db, network, morning)).toEqual([]);
  });

  test('goes to whoever confirms, if there is one', async () => {
    await newEdition();
    const email = await subscribe();
    await send();
    expect(receivedBy(email)).toHaveLength(1);
  });

  test('is left out when there is too little to tell, and names no story twice', async () => {
    await newEdition();
    const next = new Date(morning.getTime() + 86_400_000);
    expect(await buildDueEditions(db, network, next)).toEqual([]);
  });

  test('does not hold a story that was killed before it went out, nor does its page', async () => {
    const email = await subscribe();
    const { stories } = await newEdition();
    await desk.kill(stories[0]!.id, 'Wrong.');
    await send();
    expect(receivedBy(email)[0]).not.toContain(`One of edition ${editions}`);
    expect(receivedBy(email)[0]).toContain(`Two of edition ${editions}`);
    const page = await readerClient(port).get(site, '/letters/daily/2026-11-25');
    expect(page.status).toBe(200);
    expect(page.text).not.toContain(`One of edition ${editions}`);
    expect(page.text).toContain(`Two of edition ${editions}`);
  });

  test('is not sent to who has left meanwhile', async () => {
    const email = await subscribe();
    await newEdition();
    await sql`update subscription s set state = 'left' from subscriber b where b.id = s.subscriber_id and b.email_key = ${email}`.execute(
      db,
    );
    await send();
    expect(receivedBy(email)).toEqual([]);
    expect(await stateOf(email)).toEqual(['skipped']);
  });
});

describe('a mail server', () => {
  test('that breaks off after the message was handed over is not asked again', async () => {
    const email = await subscribe();
    await newEdition();
    server.manner = 'break-after-data';
    await send();
    server.manner = 'take';
    await send(new Date(Date.now() + 86_400_000));
    expect(receivedBy(email)).toHaveLength(1);
    expect(await stateOf(email)).toEqual(['uncertain']);
  });

  test('that breaks off before is asked later, and the one that says no for good is not', async () => {
    const email = await subscribe();
    await newEdition();
    for (const manner of ['break-before-data', 'defer'] as const) {
      server.manner = manner;
      await sql`update delivery set next_at = now() where state = 'deferred'`.execute(db);
      await send();
      expect([manner, await stateOf(email)]).toEqual([manner, ['deferred']]);
    }
    server.manner = 'refuse';
    await sql`update delivery set next_at = now() where state = 'deferred'`.execute(db);
    await send();
    expect(await stateOf(email)).toEqual(['bounced']);
    await newEdition();
    server.manner = 'take';
    await send();
    expect(receivedBy(email)).toEqual([]);
  });
});

test('what a dead worker had claimed stays unsent and is counted: it may have arrived', async () => {
  const email = await subscribe();
  await newEdition();
  const { claimDeliveries } = await import('../src/features/letters/edition-queries.ts');
  const claimed = await claimDeliveries(db, 100);
  expect(claimed.map((delivery) => delivery.email)).toContain(email);
  // Whoever comes at once leaves them to the one who may still be at it.
  expect(await send()).toEqual({ settled: 0, uncertain: 0 });
  await sql`update delivery set claimed_at = now() - interval '10 minutes' where state = 'sending'`.execute(db);
  expect(await send()).toEqual({ settled: 0, uncertain: claimed.length });
  expect(receivedBy(email)).toEqual([]);
  expect(await stateOf(email)).toEqual(['uncertain']);
});

describe('leaving', () => {
  const leaveLinkOf = async (): Promise<{ email: string; path: string }> => {
    const email = await subscribe();
    await newEdition();
    await send();
    const href = /^List-Unsubscribe: <([^>]+)>/m.exec(receivedBy(email)[0] ?? '')?.[1] ?? '';
    return { email, path: new URL(href).pathname };
  };

  test.each([
    ['application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'],
    [
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n',
    ],
  ])('by one click, as %s, from anywhere, without a cookie, as often as it is asked', async (type, body) => {
    const { email, path } = await leaveLinkOf();
    for (let times = 0; times < 2; times += 1) {
      const reply = await readerClient(port).post(site, path, body, {
        'content-type': type,
        'sec-fetch-site': 'cross-site',
      });
      expect([reply.status, reply.headers.location]).toEqual([200, undefined]);
    }
    expect((await eventsOf(email)).at(-1)).toBe('left by one-click');
    expect((await eventsOf(email)).filter((event) => event.startsWith('left'))).toHaveLength(1);
  });

  test('by its page, which changes nothing by being looked at', async () => {
    const { email, path } = await leaveLinkOf();
    const reader = readerClient(port);
    expect((await reader.get(site, path)).text).toContain('No more of it?');
    expect((await eventsOf(email)).at(-1)).toBe('confirmed by mail');
    expect((await reader.post(site, path, { page: '1' })).text).toContain('It has ended');
    expect((await reader.get(site, path)).text).toContain('It has ended');
    expect((await reader.post(site, `/letters/leave/${'A'.repeat(43)}`)).status).toBe(404);
  });
});

test('what was agreed to cannot be written over, and what is shown is its sum', async () => {
  await subscribe();
  await expect(sql`update consent_event set action = 'confirmed'`.execute(db)).rejects.toThrow('append-only');
  const { rows } = await sql<{ same: boolean }>`
    select s.state = (select e.action from consent_event e where e.subscriber_id = s.subscriber_id and e.letter_id = s.letter_id
      and not (e.action = 'asked' and exists (select from consent_event c where c.subscriber_id = e.subscriber_id
        and c.letter_id = e.letter_id and c.action = 'confirmed' and c.id < e.id)) order by e.id desc limit 1) as same
    from subscription s join subscriber b on b.id = s.subscriber_id where b.email_key not like 'person5@%'`.execute(db);
  expect(rows.length).toBeGreaterThan(3);
});

test('an edition of which every story was withdrawn since is not sent', async () => {
  const email = await subscribe();
  const { stories } = await newEdition();
  for (const { id } of stories) await desk.kill(id, 'Wrong.');
  await sql`update edition set story_ids = ${stories.map(({ id }) => id)}::bigint[]`.execute(db);
  await send();
  expect([await stateOf(email), receivedBy(email)]).toEqual([['skipped'], []]);
});
