/** The promo of an issue: one, labelled, in words and as HTML; counted when a mail is sent and when its link is pressed. */
import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { bookOrder, endFlight, promoReport } from '../src/features/promos/promos.ts';
import { markSensitive } from '../src/features/stories/stories.ts';
import { ask } from './support/ask.ts';
import { testDatabase } from './support/database.ts';
import { letterDesk, morning, site } from './support/letter-desk.ts';
import { readerClient } from './support/reader-client.ts';

const { url } = await testDatabase();
const hour = 3_600_000;
const clock = { now: new Date(morning.getTime() + hour) };
const { desk, db, port, node, server, network, subscribe, newEdition, send, receivedBy, stateOf } = await letterDesk(
  url,
  { now: () => clock.now },
);
const browser = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0' };

beforeEach(async () => {
  server.manner = 'take';
  server.received.length = 0;
  clock.now = new Date(morning.getTime() + hour);
  await node.flushReads();
  await sql`delete from delivery`.execute(db);
  await sql`delete from edition`.execute(db);
  await sql`delete from subscriber`.execute(db);
  await sql`truncate promo_order, promo_event cascade`.execute(db);
  // In no issue any more.
  await sql`update appearance set published_at = published_at - interval '90 days'`.execute(db);
});

type Order = Parameters<typeof bookOrder>[1];

async function book(
  over: Partial<Order['flights'][number]> & { to?: Order['flights'][number]['creatives'][number]['to'] } = {},
): Promise<number> {
  const { to = { url: 'https://boats.example/' }, ...flight } = over;
  const creative = {
    ...{ label: 'ad' as const, to, picture: null },
    words: { en: { title: 'Boats by the <month>', text: 'Ten berths\nare free.', action: 'See them' } },
  };
  const { flightIds } = await bookOrder(
    db,
    {
      ...{ kind: 'paid', advertiser: 'Ahoy Boats' },
      flights: [
        {
          ...{ placement: 'letter', siteIds: null, weight: 10, goal: null, dailyCap: null },
          ...{ startsAt: new Date(morning.getTime() - 24 * hour), endsAt: new Date(morning.getTime() + 48 * hour) },
          ...flight,
          creatives: [creative],
        },
      ],
    },
    'desk:test',
    morning,
  );
  return flightIds[0]!;
}

/** The mail as its reader has it: the parts that are words. */
function mailTo(email: string): string {
  return (receivedBy(email)[0] ?? '').replaceAll('=\r\n', '').replaceAll('=3D', '=');
}

const linkIn = (mail: string): string => /http:\/\/harbour\.localhost(\/go\/\d+\?o=[\w-]{44})/.exec(mail)?.[1] ?? '';

const press = (path: string, headers: Record<string, string> = browser) =>
  ask(port, { method: 'GET', host: site, path, headers });

async function counted() {
  await node.flushReads();
  const rows = await promoReport(db, { orderId: null, since: '2020-01-01' });
  const sum = (of: 'offered' | 'rendered' | 'clicks'): number => rows.reduce((all, row) => all + row[of], 0);
  return {
    ...{ sent: sum('rendered'), pressed: sum('clicks'), offered: sum('offered') },
    leftOut: Object.assign({}, ...rows.map(({ leftOut }) => leftOut)) as Record<string, number>,
  };
}

test('is one, says first what it is and who pays, and stands between the stories, in words and as HTML', async () => {
  await book();
  await book();
  const email = await subscribe();
  await newEdition();
  await send(clock.now);
  const mail = mailTo(email);
  const words = mail.slice(mail.indexOf('text/plain'), mail.indexOf('text/html'));
  const html = mail.slice(mail.indexOf('text/html'));
  expect(words.replaceAll('\r\n', '\n')).toMatch(
    /\n\n\[Advertisement by Ahoy Boats\]\nBoats by the <month>\nTen berths are free\.\nSee them: http:\/\/harbour\.localhost\/go\/\d+\?o=[\w-]{44}\n\n/,
  );
  expect(html).toMatch(
    /Advertisement by Ahoy Boats<\/p>.*Boats by the &lt;month>.*rel="sponsored nofollow"[^>]*>See them/s,
  );
  for (const part of [words, html]) {
    expect(part.match(/Advertisement/g)).toHaveLength(1);
    expect(part.indexOf('of edition')).toBeLessThan(part.indexOf('Advertisement'));
  }
  // Nothing in it loads from anywhere, which would tell of opening.
  expect(html).not.toMatch(/<img/);
  const archive = await readerClient(port).get(site, '/letters/daily/2026-11-25');
  expect(archive.text).toContain('of edition');
  expect(archive.text).not.toContain('Ahoy Boats');
});

test('counts when it is sent, and its link when it is pressed, once for each mail', async () => {
  await book();
  const emails = [await subscribe(), await subscribe(), await subscribe()];
  await newEdition();
  expect(await counted()).toMatchObject({ sent: 0, pressed: 0 });
  await send(clock.now);
  await send(clock.now);
  expect(await counted()).toMatchObject({ sent: 3, pressed: 0, offered: 0 });
  const links = emails.map((email) => linkIn(mailTo(email)));
  expect(new Set(links).size).toBe(3);
  clock.now = new Date(clock.now.getTime() + 30 * hour);
  for (const link of [links[0]!, links[0]!, links[1]!])
    expect((await press(link)).headers['location']).toBe('https://boats.example/');
  expect(await counted()).toEqual({ sent: 3, pressed: 2, offered: 0, leftOut: { 'click repeated': 1 } });
});

test('does not count for who looks at links before it is read, for robots, too late, or without its token', async () => {
  await book();
  const email = await subscribe();
  await newEdition();
  await send(clock.now);
  const link = linkIn(mailTo(email));
  clock.now = new Date(clock.now.getTime() + 9_000);
  await press(link);
  clock.now = new Date(clock.now.getTime() + hour);
  await press(link, { 'user-agent': 'LinkScanner-bot/1.0' });
  await press(link.replace(/\?.*/, ''));
  clock.now = new Date(clock.now.getTime() + 48 * hour);
  await press(link);
  const { pressed, leftOut } = await counted();
  expect(pressed).toBe(0);
  expect(leftOut).toEqual({ 'click hasty': 1, 'click robot': 1, 'click no-offer': 1, 'click expired': 1 });
});

test('does not count for a mail that no server took, and once for one that was put off', async () => {
  await book();
  const email = await subscribe();
  await newEdition();
  server.manner = { at: 'mail', does: { code: 535, text: '5.7.8 who are you' } };
  await send(clock.now);
  expect(await stateOf(email)).toEqual(['deferred']);
  expect((await counted()).sent).toBe(0);
  server.manner = 'take';
  await sql`update delivery set next_at = now()`.execute(db);
  await send(clock.now);
  expect(await stateOf(email)).toEqual(['sent']);
  expect((await counted()).sent).toBe(1);
});

test('is gone from mails that are still to be sent, once it is taken away or its story is', async () => {
  const flight = await book();
  const taken = await subscribe();
  await newEdition();
  await endFlight(db, flight, 'desk:test', clock.now);
  await send(clock.now);
  expect(mailTo(taken)).toContain('of edition');
  expect(mailTo(taken)).not.toContain('Ahoy Boats');
  const led = await desk.publishNew({ headline: 'Boats' });
  await sql`update appearance set published_at = ${new Date(morning.getTime() - 900 * hour)} where story_id = ${led.id}`.execute(
    db,
  );
  await book({ to: { storyId: led.id } });
  server.received.length = 0;
  await newEdition();
  await desk.kill(led.id);
  await send(clock.now);
  expect(mailTo(taken)).toContain('of edition');
  expect(mailTo(taken)).not.toContain('Ahoy Boats');
  expect((await counted()).sent).toBe(0);
});

test('stands next to nothing that is sensitive, also where that was said after the issue was built', async () => {
  await book();
  const email = await subscribe();
  const { stories } = await newEdition();
  const order = (): string[] =>
    [...mailTo(email).matchAll(/\b(One|Two|Three) of edition|Advertisement/g)].map(([found]) => found.slice(0, 3));
  // The lead and one section: before it, or after its last story.
  const [lead, , last] = [stories[2]!, stories[1]!, stories[0]!];
  await markSensitive(db, last.id, true, 'desk:test');
  await send(clock.now);
  expect(order().slice(-4)).toEqual(['Thr', 'Adv', 'Two', 'One']);
  await sql`update delivery set state = 'queued'`.execute(db);
  server.received.length = 0;
  await markSensitive(db, lead.id, true, 'desk:test');
  await send(clock.now);
  expect(order()).not.toContain('Adv');
  expect((await counted()).sent).toBe(1);
});

test('is chosen of what is booked for letters, the site, its language and the day; the house’s where nothing paid is due', async () => {
  const others = [
    { siteIds: [network.siteByKey('ridge')!.id] },
    { placement: 'card' as const },
    { startsAt: new Date(morning.getTime() + hour) },
    { endsAt: morning, startsAt: new Date(morning.getTime() - hour) },
  ];
  for (const over of others.slice(0, 3)) await book(over);
  await newEdition();
  const chosen = () =>
    sql<{ id: number | null; language: string }>`select creative_id as id, language from edition`.execute(db);
  expect((await chosen()).rows.map(({ id }) => id)).toEqual([null]);
  await book();
  await newEdition();
  expect((await chosen()).rows[0]?.id).not.toBeNull();
  await sql`delete from delivery`.execute(db);
  await sql`update creative set words = '{"ja": {"title": "船", "action": "見る"}}'`.execute(db);
  await newEdition();
  expect((await chosen()).rows.map(({ id }) => id)).toEqual([null]);
});
