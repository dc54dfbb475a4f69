/** Letters: nobody gets one who has not asked for it, and one press ends it. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { allLetters, recordConsent, subscriberFor } from '../src/features/letters/letter-queries.ts';
import { leaveSecret } from '../src/features/letters/leave-secret.ts';
import { mailSecretKey } from '../src/features/letters/letters.ts';
import { testDatabase } from './support/database.ts';
import { letterDesk, site } from './support/letter-desk.ts';
import { loggedInReader } from './support/logged-in.ts';
import { addMember } from './support/members.ts';
import { linkTo, mailsTo } from './support/queued-mails.ts';
import { readerClient } from './support/reader-client.ts';

const { url: databaseUrl } = await testDatabase();
const letters = await letterDesk(databaseUrl);
const hub = 'account.localhost';
const { db, port, dataDir, server, lookedAt, send, subscribe, confirm, newEdition, eventsOf, receivedBy } = letters;

beforeEach(async () => {
  server.received.length = 0;
  await letters.unhurried();
});

/** What anybody may see of an address's subscriptions. */
async function subscriptionOf(email: string) {
  const { rows } = await sql<{ email: string; state: string; language: string }>`
    select b.email, s.state, s.language from subscription s join subscriber b on b.id = s.subscriber_id
    join letter l on l.id = s.letter_id where b.email_key = ${email} and l.key = 'daily'`.execute(db);
  return rows[0];
}

describe('signing up', () => {
  test('begins when the mail’s link is pressed, and not when it is looked at', async () => {
    const email = 'careful@readers.example';
    const reader = readerClient(port);
    const sent = await reader.post(site, '/letters/sign-up', { email, daily: '1', at: lookedAt() });
    expect(sent.text).toContain('Look into your mailbox');
    const link = await linkTo(db, email);
    expect((await mailsTo(db, email))[0]?.subject).toBe('Confirm: newsletters of Harbour');
    for (const method of ['GET', 'HEAD', 'GET'] as const)
      await readerClient(port).ask(method, site, link, { 'user-agent': 'scanner' });
    expect(await eventsOf(email)).toEqual(['asked by form']);
    expect((await reader.post(site, link)).text).toContain('It begins');
    expect(await eventsOf(email)).toEqual(['asked by form', 'confirmed by mail']);
    expect((await reader.post(site, link)).status).toBe(410);
    expect((await reader.get(site, link)).text).toContain('This link leads nowhere any more');
  });

  test('says the same to a known and an unknown address, and fills nobody’s mailbox', async () => {
    const known = await subscribe();
    const answers = [];
    for (const email of [known, 'stranger@readers.example']) {
      await letters.unhurried();
      const reply = await readerClient(port).post(site, '/letters/sign-up', { email, daily: '1', at: lookedAt() });
      answers.push([reply.status, reply.text]);
    }
    expect(answers[0]).toEqual(answers[1]);
    const places = ['harbour.localhost', 'ridge.localhost'];
    await Promise.all(
      Array.from({ length: 12 }, (_, which) =>
        readerClient(port).post(places[which % 2]!, '/letters/sign-up', {
          email: 'Stranger@readers.example',
          daily: '1',
          at: lookedAt(),
        }),
      ),
    );
    const mails = await Promise.all(['stranger', 'Stranger'].map((name) => mailsTo(db, `${name}@readers.example`)));
    expect(mails.flat()).toHaveLength(1);
  });

  test('changes nothing of what an address has agreed to, before its mail is answered', async () => {
    const email = await subscribe();
    const before = await subscriptionOf(email);
    await readerClient(port).post(site, '/ja/letters/sign-up', {
      email: email.toUpperCase(),
      daily: '1',
      at: lookedAt(),
    });
    expect(await subscriptionOf(email)).toEqual(before);
  });

  test('who has answered is mailed by the next site on the same day; who has not is not', async () => {
    const [answers, waits] = ['answers@readers.example', 'waits@readers.example'];
    await confirm(answers);
    await readerClient(port).post(site, '/letters/sign-up', { email: waits, daily: '1', at: lookedAt() });
    for (const email of [answers, waits])
      await readerClient(port).post('ridge.localhost', '/letters/sign-up', { email, daily: '1', at: lookedAt() });
    expect((await mailsTo(db, waits)).map(({ subject }) => subject)).toEqual(['Confirm: newsletters of Harbour']);
    expect((await mailsTo(db, answers)).at(-1)?.subject).toBe('Confirm: newsletters of Ridge');
    await readerClient(port).post('ridge.localhost', await linkTo(db, answers));
    expect(await eventsOf(answers)).toEqual([
      ...['asked by form', 'confirmed by mail', 'asked by form', 'confirmed by mail'],
    ]);
  });

  test('refuses what is no address, keeps what was typed, and gives programs nothing', async () => {
    const reader = readerClient(port);
    const bad = await reader.post(site, '/letters/sign-up', { email: 'mio at readers.example', daily: '1' });
    expect(bad.status).toBe(422);
    expect(bad.text).toContain('not an email address');
    expect(bad.text).toContain('value="mio at readers.example"');
    expect(bad.text).toMatch(/name="daily" value="1" checked/);
    expect((await reader.post(site, '/letters/sign-up', { email: 'a@readers.example' })).text).toContain(
      'Tick at least one',
    );
    const bot = { email: 'bot@readers.example', daily: '1' };
    for (const form of [
      { ...bot, at: lookedAt(), url: 'https://spam.example' },
      { ...bot, short: '1', url: 'https://spam.example' },
    ])
      expect((await reader.post(site, '/letters/sign-up', form)).text).toContain('Look into your mailbox');
    expect(await mailsTo(db, 'bot@readers.example')).toEqual([]);
    // The same, sent by somebody who sees which field is not for them.
    await reader.post(site, '/letters/sign-up', { ...bot, at: lookedAt() });
    expect(await mailsTo(db, 'bot@readers.example')).toHaveLength(1);
  });

  test('offers nothing that nothing sends; who has consented to it keeps that, and may end it', async () => {
    const reader = readerClient(port);
    for (const [host, path] of [
      [site, '/letters'],
      [site, '/ja/letters'],
      [hub, '/register'],
      [hub, '/ja/register'],
    ] as const)
      expect((await reader.get(host, path)).text).not.toMatch(/name="alerts"|News alerts|ニュース速報/);
    expect((await reader.get(site, '/letters')).text).toMatch(/name="daily" value="1" checked/);
    const wished = { email: 'wishful@readers.example', alerts: '1', at: lookedAt() };
    expect((await reader.post(site, '/letters/sign-up', wished)).text).toContain('Tick at least one');
    expect(await mailsTo(db, wished.email)).toEqual([]);
    // From before.
    const { id, email } = await addMember(db, 'Alert Reader');
    const [subscriberId, letters] = [await subscriberFor(db, email, email), await allLetters(db)];
    const alerts = letters.find(({ kind }) => kind === 'alerts')!;
    await recordConsent(db, {
      ...{ subscriberId, letterId: alerts.id, action: 'confirmed', wording: 1, page: '', network: '', proof: 'mail' },
      ...{ language: 'en', leaveHash: leaveSecret(mailSecretKey(join(dataDir, 'keys')), subscriberId, alerts.id).hash },
    });
    const at = await loggedInReader(db, port, hub, id);
    expect((await at.get(hub, '/account')).text).toContain('Harbour: News alerts');
    await at.post(hub, '/account/letter', { letter: String(alerts.id) });
    expect((await at.get(hub, '/account')).text).not.toContain('News alerts');
  });

  test('asks once more who was quicker than a person, or comes with a time that is not ours', async () => {
    const hasty = { email: 'hasty@readers.example', daily: '1' };
    for (const at of [lookedAt(0), '', `${lookedAt().slice(0, -1)}!`]) {
      const reply = await readerClient(port).post(site, '/letters/sign-up', { ...hasty, ...(at ? { at } : {}) });
      expect([reply.status, reply.text.includes('press once more')]).toEqual([422, true]);
      expect(reply.text).toContain('value="hasty@readers.example"');
    }
    expect(await mailsTo(db, hasty.email)).toEqual([]);
  });

  test('lets few short forms of a network pass, which say nothing of their time; the others press once more', async () => {
    const sent = async (which: number): Promise<[number, string]> => {
      const form = { email: `short${which}@readers.example`, short: '1' };
      const { status, text } = await readerClient(port).post(site, '/letters/sign-up', form);
      return [status, text];
    };
    for (let which = 1; which <= 10; which += 1) expect((await sent(which))[0]).toBe(200);
    const [status, text] = await sent(11);
    expect([status, text.includes('press once more')]).toEqual([422, true]);
    expect(text).toContain('value="short11@readers.example"');
    expect(text).toMatch(/name="daily" value="1" checked/);
    expect(await mailsTo(db, 'short11@readers.example')).toEqual([]);
    // The form that came back has its time.
    const at = /name="at" value="([^"]+)"/.exec(text)?.[1] ?? '';
    await sleep(1_600);
    const pressed = { email: 'short11@readers.example', daily: '1', at };
    expect((await readerClient(port).post(site, '/letters/sign-up', pressed)).status).toBe(200);
    expect(await mailsTo(db, 'short11@readers.example')).toHaveLength(1);
  });

  test('slows who tries very often, and keeps what they typed', async () => {
    const email = 'eager@readers.example';
    const tries = [];
    for (let which = 0; which < 12; which += 1)
      tries.push(await readerClient(port).post(site, '/letters/sign-up', { email, daily: '1', at: lookedAt() }));
    const slowed = tries.at(-1);
    expect(slowed?.status).toBe(429);
    expect(slowed?.text).toContain(`value="${email}"`);
    expect(slowed?.text).toMatch(/name="daily" value="1" checked/);
  });

  test('lets no line into a mail’s head, by whichever field', async () => {
    const line = '\r\nBcc: eve@evil.example\r\n\r\nHello';
    const before = await sql`select from graphile_worker._private_jobs`.execute(db);
    for (const field of ['email', 'daily', 'url', 'short', 'page', 'at'])
      await readerClient(port).post(
        site,
        '/letters/sign-up',
        { email: 'mio@readers.example', daily: '1', at: lookedAt(), [field]: `mio@readers.example${line}` },
        { referer: `http://${site}/${encodeURIComponent(line)}` },
      );
    const { rows } = await sql<{ payload: { to: string; subject: string; from: object } }>`
      select payload from graphile_worker._private_jobs`.execute(db);
    for (const { payload } of rows.slice(before.rows.length))
      expect(JSON.stringify([payload.to, payload.subject, payload.from])).not.toMatch(/\\[rn]|eve@/);
  });
});

test('earlier issues are listed, and a day that is none has its page', async () => {
  await newEdition();
  const reader = readerClient(port);
  for (const path of ['/letters', '/letters/daily'])
    expect((await reader.get(site, path)).text).toContain('href="/letters/daily/2026-11-25">Wednesday, November 25<');
  expect((await reader.get(site, '/letters/daily?before=2026-11-25')).text).toContain('None has come out yet');
  for (const day of ['2026-11-24', '2026-02-31', '0000-01-01', 'yesterday', '2026-13-01'])
    expect([day, (await reader.get(site, `/letters/daily/${day}`)).status]).toEqual([day, 404]);
  expect((await reader.get(site, '/letters/daily?before=2026-02-31')).status).toBe(200);
});

describe('leaving', () => {
  async function leaveLinkOf(): Promise<{ email: string; path: string }> {
    const email = await subscribe();
    await newEdition();
    await send();
    const href = /^List-Unsubscribe: <([^>]+)>/m.exec(receivedBy(email)[0] ?? '')?.[1] ?? '';
    return { email, path: new URL(href).pathname };
  }

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
    await reader.ask('HEAD', site, path);
    expect((await reader.get(site, path)).text).toContain('End “The day’s stories” of Harbour?');
    expect((await eventsOf(email)).at(-1)).toBe('confirmed by mail');
    expect((await reader.post(site, path, { page: '1' })).text).toContain('It has ended');
    expect((await reader.get(site, path)).text).toContain('It has ended');
    expect((await reader.post(site, `/letters/leave/${'A'.repeat(43)}`)).status).toBe(404);
  });

  test('works after one has come back: the link of an old mail ends the new subscription', async () => {
    const { email, path } = await leaveLinkOf();
    const reader = readerClient(port);
    await reader.post(site, path);
    await sql`delete from letter_token`.execute(db);
    await confirm(email);
    expect((await subscriptionOf(email))?.state).toBe('confirmed');
    await reader.post(site, path);
    expect((await subscriptionOf(email))?.state).toBe('left');
  });
});
