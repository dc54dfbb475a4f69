/** Editions: of the day's stories, at their hour, to everyone once, whatever the mail server or the worker does. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { buildDueEditions } from '../src/features/letters/letters.ts';
import { enqueue } from '../src/platform/tasks/task-queries.ts';
import { testDatabase } from './support/database.ts';
import { projectRoot } from './support/demo-network.ts';
import { letterDesk, morning, site } from './support/letter-desk.ts';
import type { Manner, Step } from './support/mail-server.ts';
import { readerClient } from './support/reader-client.ts';
import { until } from './support/until.ts';
import { verifyDkim } from './support/verify-dkim.ts';

const { url: databaseUrl } = await testDatabase();
const letters = await letterDesk(databaseUrl);
const { desk, db, port, network, server, keys, send, subscribe, newEdition, stateOf, receivedBy, later } = letters;

beforeEach(async () => {
  server.manner = 'take';
  server.received.length = 0;
  await sql`delete from subscriber`.execute(db);
});

describe('an edition', () => {
  test('is built of the day’s stories, sent once, signed, with both headers of one click', async () => {
    const email = await subscribe();
    const { stories, named } = await newEdition();
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
    expect(verifyDkim(message.replace(named('One'), 'One of none'), record).valid).toBe(false);
    expect(message).toMatch(/^List-Unsubscribe: <http:\/\/harbour\.localhost\/letters\/leave\/[\w-]{43}>\r$/m);
    expect(message).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
    expect(message).not.toMatch(/^Precedence:/im);
    expect(await buildDueEditions(db, network, morning)).toEqual({ built: [], failed: [] });
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
    expect(await buildDueEditions(db, network, next)).toEqual({ built: [], failed: [] });
  });

  test('that cannot be built stops no other, and is built once it can be', async () => {
    await newEdition();
    const japanese = [await desk.publishNew({ language: 'ja' }), await desk.publishNew({ language: 'ja' })];
    japanese.push(await desk.publishNew({ language: 'ja' }));
    await sql`
      update appearance set published_at = ${new Date(morning.getTime() - 3_600_000)}
      where story_id = any (${japanese.map(({ id }) => id)}::bigint[])`.execute(db);
    await sql`delete from edition`.execute(db);
    const unstick = (): Promise<unknown> => sql`alter table edition drop constraint if exists stuck`.execute(db);
    onTestFinished(async () => void (await unstick()));
    await sql`alter table edition add constraint stuck check (language <> 'en')`.execute(db);
    const languages = (of: readonly { language: string }[]): string[] => of.map(({ language }) => language);
    const due = await buildDueEditions(db, network, morning);
    expect([languages(due.failed), languages(due.built)]).toEqual([['en'], ['ja']]);
    await unstick();
    const later = await buildDueEditions(db, network, morning);
    expect([languages(later.failed), languages(later.built)]).toEqual([[], ['en']]);
  });

  test('has one story first and the others by section, in the mail and on its page; a new lead where that one is killed', async () => {
    const email = await subscribe();
    const { stories, id } = await newEdition();
    const last = stories.at(-1)!;
    await sql`
      update appearance set section_id = (select id from section where path = 'town' and site_id = appearance.site_id)
      where story_id = ${last.id}`.execute(db);
    await sql`update edition set story_ids = ${[last.id, stories[1]!.id, stories[0]!.id]}::bigint[] where id = ${id}`.execute(
      db,
    );
    const page = async (): Promise<string[]> => {
      const { text } = await readerClient(port).get(site, '/letters/daily/2026-11-25');
      return [...text.matchAll(/(One|Two|Three) of edition|<h2>(Town|Sea)/g)].map(([found]) =>
        found.replace('<h2>', ''),
      );
    };
    expect([...new Set(await page())]).toEqual(['Three of edition', 'Sea', 'Two of edition', 'One of edition']);
    await desk.kill(last.id, 'Wrong.');
    expect([...new Set(await page())]).toEqual(['Two of edition', 'Sea', 'One of edition']);
    await send();
    expect(/^Subject: .*$/m.exec(receivedBy(email)[0] ?? '')?.[0]).toContain('Two of edition');
  });

  test('does not hold a story that was killed before it went out, nor does its page', async () => {
    const email = await subscribe();
    const { stories, named } = await newEdition();
    await desk.kill(stories[0]!.id, 'Wrong.');
    await send();
    expect(receivedBy(email)[0]).not.toContain(named('One'));
    expect(receivedBy(email)[0]).toContain(named('Two'));
    const page = await readerClient(port).get(site, '/letters/daily/2026-11-25');
    expect(page.status).toBe(200);
    expect(page.text).not.toContain(named('One'));
    expect(page.text).toContain(named('Two'));
  });

  test('of which every story was withdrawn since is not sent', async () => {
    const email = await subscribe();
    const { stories } = await newEdition();
    for (const { id } of stories) await desk.kill(id, 'Wrong.');
    await sql`update edition set story_ids = ${stories.map(({ id }) => id)}::bigint[]`.execute(db);
    await send();
    expect([await stateOf(email), receivedBy(email)]).toEqual([['skipped'], []]);
  });

  test('is not sent to who has left meanwhile', async () => {
    const email = await subscribe();
    await newEdition();
    await sql`
      update subscription s set state = 'left' from subscriber b where b.id = s.subscriber_id and b.email_key = ${email}`.execute(
      db,
    );
    await send();
    expect([await stateOf(email), receivedBy(email)]).toEqual([['skipped'], []]);
  });
});

const steps: Step[] = ['connect', 'mail', 'rcpt', 'data', 'message'];
const says = (at: Step, code: number, text: string): Manner => ({ at, does: { code, text } });

describe('a mail server', () => {
  test.each(steps)('that breaks off at %s is asked again only where it cannot have the message', async (at) => {
    const email = await subscribe();
    await newEdition();
    server.manner = { at, does: 'break' };
    await send();
    const handedOver = at === 'data' || at === 'message';
    expect(await stateOf(email)).toEqual([handedOver ? 'uncertain' : 'deferred']);
    server.manner = 'take';
    await later();
    await send();
    expect(await stateOf(email)).toEqual([handedOver ? 'uncertain' : 'sent']);
    expect(receivedBy(email)).toHaveLength(at === 'data' ? 0 : 1);
  });

  test.each([
    ['that says later', says('rcpt', 451, 'come back later'), 'deferred', 'sent'],
    ['that says later of a whole message', says('message', 451, 'come back later'), 'deferred', 'sent'],
    ['that has no such mailbox', says('rcpt', 550, '5.1.1 no such mailbox'), 'bounced', 'never'],
    ['that has no room in it', says('rcpt', 552, '5.2.2 mailbox full'), 'bounced', 'sent'],
    ['that does not like the words', says('message', 554, '5.7.1 this looks like spam'), 'bounced', 'sent'],
    ['that does not like us', says('mail', 550, '5.7.1 not from you'), 'deferred', 'sent'],
    ['that lets nobody in', says('connect', 554, 'no service here'), 'deferred', 'sent'],
  ] as const)('%s is believed, and no more than it said', async (_name, manner, state, nextEdition) => {
    const email = await subscribe();
    await newEdition();
    server.manner = manner;
    await send();
    expect(await stateOf(email)).toEqual([state]);
    server.manner = 'take';
    server.received.length = 0;
    await newEdition();
    await send();
    expect(receivedBy(email)).toHaveLength(nextEdition === 'sent' ? 1 : 0);
  });

  test('that turns us away is left alone: the others wait, and it is told', async () => {
    for (let people = 0; people < 20; people += 1) await subscribe();
    await newEdition();
    server.manner = says('mail', 535, '5.7.8 who are you');
    const { turnedAway, settled } = await send();
    expect(turnedAway).toContain('who are you');
    expect(settled).toBeLessThan(20);
    server.manner = 'take';
    await later();
    await send();
    expect(server.received).toHaveLength(20);
  });

  test('gets no more than two conversations at once for one mail host', async () => {
    for (let people = 0; people < 10; people += 1) await subscribe('same.example');
    await newEdition();
    server.takesMs = 30;
    server.mostAtOnce = 0;
    await send();
    server.takesMs = 0;
    expect(server.received).toHaveLength(10);
    expect(server.mostAtOnce).toBe(2);
  });
});

test('who answers a mail after their mailbox was said to be missing is written to again', async () => {
  const email = await subscribe();
  await newEdition();
  server.manner = says('rcpt', 550, '5.1.1 no such mailbox');
  await send();
  server.manner = 'take';
  await letters.unhurried();
  await sql`delete from letter_token`.execute(db);
  await letters.confirm(email);
  await newEdition();
  await send();
  expect(receivedBy(email)).toHaveLength(1);
});

describe('a worker', () => {
  /** The shipped worker against the scripted server; killed by `kill -9` from within the step. */
  async function killedAt(at: Step | 'answered'): Promise<void> {
    await sql`delete from graphile_worker._private_jobs`.execute(db);
    await enqueue(db, 'letters.send', {}, { key: 'letters.send' });
    const worker = spawn(process.execPath, [join(projectRoot, 'dist/bin/worker.js')], {
      env: {
        ...process.env,
        ...{ DATABASE_URL: databaseUrl, DATA_DIR: letters.dataDir, SMTP_URL: server.url, LOG_LEVEL: 'silent' },
      },
      stdio: 'ignore',
    });
    onTestFinished(() => void worker.kill('SIGKILL'));
    const kill = (): void => void worker.kill('SIGKILL');
    server.manner = at === 'answered' ? { at: 'message', does: () => void setTimeout(kill, 0) } : { at, does: kill };
    await until('the worker to be killed', () => worker.signalCode === 'SIGKILL', 20_000);
  }

  test.each([...steps, 'answered'] as const)('killed at %s has sent nobody anything twice', async (at) => {
    const people = [await subscribe(), await subscribe(), await subscribe()];
    await newEdition();
    await killedAt(at);
    server.manner = 'take';
    // Whoever comes at once leaves what was claimed to the one who may still be at it.
    await send();
    await sql`update delivery set claimed_at = claimed_at - interval '10 minutes' where state = 'sending'`.execute(db);
    const { uncertain } = await send();
    const states = await Promise.all(people.map(stateOf));
    expect(uncertain).toBe(states.flat().filter((state) => state === 'uncertain').length);
    expect(uncertain).toBeGreaterThan(at === 'answered' ? -1 : 0);
    for (const [which, email] of people.entries()) {
      expect(receivedBy(email).length).toBeLessThanOrEqual(1);
      if (states[which]?.[0] === 'sent') expect(receivedBy(email)).toHaveLength(1);
      else expect(states[which]).toEqual(['uncertain']);
    }
  });
});
