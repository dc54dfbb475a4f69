/** Programs that have asked are told what is new in a feed: only those that meant it, signed, never too early, never what is gone. */
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { deliverDue } from '../src/features/websub/websub.ts';
import { feed, feedDesk, host, origin } from './support/feed-desk.ts';
import { expectedSignature, feedSubscriber } from './support/feed-subscriber.ts';
import type { FeedSubscriber, Received } from './support/feed-subscriber.ts';
import { hasHeard } from './support/kept-pages.ts';
import { readFeed } from './support/read-feed.ts';
import { until } from './support/until.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const { desk, node, get, clock, send, count, settled, perform, subscribed, startAnew } = await feedDesk();
const { db } = desk;

beforeEach(startAnew);

/** The next that comes after what has come already. */
async function next(subscriber: FeedSubscriber, after: number): Promise<Received> {
  return until('a delivery', () => subscriber.received[after]);
}

describe('whoever means it is told', () => {
  test.each([
    ['rss', '/feed', 'application/rss+xml; charset=utf-8'],
    ['atom', '/category/town/feed.atom', 'application/atom+xml; charset=utf-8'],
    ['json', '/category/town/market/feed.json', 'application/feed+json; charset=utf-8'],
  ] as const)('as %s: what the feed says, with its links, signed', async (format, ending, type) => {
    await desk.publishNew({ section: 'town/market' });
    const secret = 'a secret of ours';
    const subscriber = await subscribed(feed(ending), { 'hub.secret': secret, 'hub.lease_seconds': '3600' });
    const [asked] = subscriber.asked;
    expect([asked?.get('hub.mode'), asked?.get('hub.topic')]).toEqual(['subscribe', feed(ending)]);
    expect([asked?.get('hub.lease_seconds'), asked?.get('who')]).toEqual(['3600', 'a b']);
    expect(subscriber.received).toEqual([]);
    const story = await desk.publishNew({ headline: 'New since then', section: 'town/market' });
    const { headers, body } = await next(subscriber, 0);
    await hasHeard(node.cache, db);
    expect(body).toBe((await get(host, ending)).text);
    expect(headers['content-type']).toBe(type);
    expect(headers['link']).toBe(`<${origin}/websub>; rel="hub", <${feed(ending)}>; rel="self"`);
    expect(headers['x-hub-signature']).toBe(expectedSignature(secret, body));
    const read = readFeed(format, body);
    expect([read.hub, read.self]).toEqual([`${origin}/websub`, feed(ending)]);
    expect(read.items[0]?.id).toBe(`${origin}/#story-${story.id}`);
  });

  test('of what is new, corrected, withheld and killed, each time once', async () => {
    const subscriber = await subscribed(feed('/feed.atom'));
    const story = await desk.publishNew({ headline: 'Fog' });
    expect((await next(subscriber, 0)).body).toContain('Fog');
    await desk.revise(story.id, { headline: 'Snow' });
    expect((await next(subscriber, 1)).body).toContain('Snow');
    await desk.withhold(story.id);
    expect((await next(subscriber, 2)).body).not.toContain('Snow');
    await desk.publish(story.id);
    expect((await next(subscriber, 3)).body).toContain('Snow');
    await desk.kill(story.id, 'Wrong.');
    const last = await next(subscriber, 4);
    expect(last.body).not.toContain('Snow');
    expect(last.body).toContain(`<at:deleted-entry`);
    await settled();
    // A change that this feed does not show is no news to it.
    await desk.publishNew({ site: 'ridge' });
    await desk.publishNew({ language: 'ja' });
    await perform('websub.catch-up');
    await settled();
    expect(subscriber.received).toHaveLength(5);
    expect(subscriber.received.every(({ headers }) => headers['x-hub-signature'] === undefined)).toBe(true);
  });

  test('also of what happens while it is being told', async () => {
    const subscriber = await subscribed(feed('/feed'));
    let killed = false;
    const story = await desk.publishNew({ headline: 'Killed on its way' });
    subscriber.meanwhile = async () => {
      await desk.kill(story.id);
      await until('the kill to be noted', async () => {
        const { rows } = await sql<{ change: number }>`select change from websub_subscription`.execute(db);
        return rows[0]?.change === 2;
      });
      killed = true;
    };
    expect((await next(subscriber, 0)).body).toContain('Killed on its way');
    expect((await next(subscriber, 1)).body).not.toContain('Killed on its way');
    expect(killed).toBe(true);
  });

  test('not before an embargo ends, and then at once', async () => {
    const subscriber = await subscribed(feed('/feed'));
    const embargoUntil = new Date(Date.now() + 1_500);
    await desk.publishNew({ headline: 'Held for now', embargoUntil: embargoUntil.toISOString() });
    await perform('websub.catch-up');
    const told = await next(subscriber, 0);
    expect(told.at).toBeGreaterThanOrEqual(embargoUntil.getTime());
    expect(told.body).toContain('Held for now');
    expect(subscriber.received).toHaveLength(1);
  });
});

describe('whoever does not', () => {
  test('is told nothing: its answer has to be the challenge', async () => {
    const subscriber = await feedSubscriber();
    subscriber.means = false;
    await send({ 'hub.mode': 'subscribe', 'hub.topic': feed('/feed'), 'hub.callback': subscriber.callback });
    await settled();
    expect([subscriber.asked.length, await count()]).toEqual([1, 0]);
    await desk.publishNew();
    await settled();
    expect(subscriber.received).toEqual([]);
  });

  test('is not signed off by somebody else either; by itself it is', async () => {
    const subscriber = await subscribed(feed('/feed'));
    const leave = { 'hub.mode': 'unsubscribe', 'hub.topic': feed('/feed'), 'hub.callback': subscriber.callback };
    subscriber.means = false;
    await send(leave);
    await settled();
    expect(await count()).toBe(1);
    subscriber.means = true;
    await send(leave);
    await settled();
    expect(subscriber.asked.map((asked) => asked.get('hub.mode'))).toEqual(['subscribe', 'unsubscribe', 'unsubscribe']);
    expect(await count()).toBe(0);
  });

  test('renew it after its time has nothing any more; in time it goes on with the new secret', async () => {
    const subscriber = await subscribed(feed('/feed'), { 'hub.lease_seconds': '600', 'hub.secret': 'first' });
    const again = { 'hub.topic': feed('/feed'), 'hub.callback': subscriber.callback, 'hub.secret': 'second' };
    await send({ 'hub.mode': 'subscribe', 'hub.lease_seconds': '1200', ...again });
    await settled();
    expect(await count()).toBe(1);
    clock.aheadMs = 15 * minute;
    await desk.publishNew();
    const { headers, body } = await next(subscriber, 0);
    expect(headers['x-hub-signature']).toBe(expectedSignature('second', body));
    clock.aheadMs = 21 * minute;
    await desk.publishNew();
    await settled();
    expect(subscriber.received).toHaveLength(1);
    await perform('websub.catch-up');
    expect(await count()).toBe(0);
  });
});

describe('a subscriber that does not take it', () => {
  test('is tried later, with what the feed says by then', async () => {
    const subscriber = await subscribed(feed('/feed'));
    subscriber.status = 500;
    const story = await desk.publishNew({ headline: 'Soon to be killed' });
    expect((await next(subscriber, 0)).body).toContain('Soon to be killed');
    await settled();
    // Nothing tells it of the kill but the next try.
    await sql`update websub_topic set tag = 'none'`.execute(db);
    await desk.kill(story.id);
    subscriber.status = 200;
    await perform('websub.deliver');
    expect(subscriber.received).toHaveLength(1);
    clock.aheadMs = 2 * minute;
    await perform('websub.deliver');
    expect(subscriber.received).toHaveLength(2);
    expect(subscriber.received[1]!.body).not.toContain('Soon to be killed');
    clock.aheadMs = day;
    await perform('websub.deliver');
    expect(subscriber.received).toHaveLength(2);
  });

  test('is tried less and less often, and is forgotten after three days', async () => {
    const gone = await subscribed(feed('/feed'));
    gone.status = 410;
    const failing = await subscribed(feed('/feed'));
    failing.status = 503;
    const well = await subscribed(feed('/feed'));
    await desk.publishNew();
    await next(well, 0);
    await settled();
    expect([await count(), failing.received.length]).toEqual([2, 1]);
    for (let hour = 0; hour < 24; hour += 1) {
      clock.aheadMs = hour * 60 * minute;
      await perform('websub.deliver');
    }
    expect(failing.received.length).toBe(6);
    clock.aheadMs = 4 * day;
    await desk.publishNew();
    await settled();
    expect([await count(), failing.received.length, well.received.length]).toEqual([1, 7, 2]);
  });
});

describe('a subscriber that does not answer', () => {
  const never = (): Promise<void> => new Promise(() => undefined);

  test('keeps no other waiting, of its feed or of another', async () => {
    const topics = [feed('/feed'), feed('/category/sea/feed.json'), feed('/category/sea/feed.atom')];
    const well: FeedSubscriber[] = [];
    for (const topic of topics) {
      (await subscribed(topic)).meanwhile = never;
      well.push(await subscribed(topic));
    }
    await desk.publishNew();
    const published = Date.now();
    for (const subscriber of well) expect((await next(subscriber, 0)).at - published).toBeLessThan(3_000);
    // What comes meanwhile does not wait for its answer either.
    await desk.publishNew();
    const again = Date.now();
    for (const subscriber of well) expect((await next(subscriber, 1)).at - again).toBeLessThan(3_000);
    await settled();
  });

  test('and feeds that take long to be written have nobody told after others may tell them, too', async () => {
    const topics = ['/feed', '/feed.atom', '/feed.json', '/category/sea/feed'].map(feed);
    const subscribers = await Promise.all(topics.map((topic) => subscribed(topic)));
    await sql`update websub_subscription set due_at = now() - interval '1 second'`.execute(db);
    const told = (): number => subscribers.reduce((sum, { received }) => sum + received.length, 0);
    const began = Date.now();
    let elapsedMs = 0;
    const content = { contentType: 'text/plain', body: 'Slow.', link: '' };
    const read = async (): Promise<typeof content> => {
      elapsedMs += 20_000;
      return content;
    };
    const deps = {
      db,
      open: async () => ({ topics: { find: async () => null, read }, local: true }),
      report: expect.fail,
    };
    const first = await deliverDue({ ...deps, now: () => new Date(began + elapsedMs) });
    expect([first.delivered, told()]).toEqual([2, 2]);
    elapsedMs = 120_000;
    const second = await deliverDue({ ...deps, now: () => new Date(began + elapsedMs) });
    expect([second.delivered, told()]).toEqual([2, 4]);
  });

  test('nor does a feed that cannot be written keep the others’ readers waiting', async () => {
    const [broken, well] = [await subscribed(feed('/feed')), await subscribed(feed('/feed.atom'))];
    await sql`update websub_subscription set due_at = now() - interval '1 second'`.execute(db);
    const unread: string[] = [];
    const { delivered } = await deliverDue({
      db,
      open: async () => ({
        topics: {
          find: async () => null,
          async read(url) {
            if (url === feed('/feed')) throw new Error('It cannot be written.');
            return { contentType: 'text/plain', body: 'Well.', link: '' };
          },
        },
        local: true,
      }),
      report: (_error, topic) => unread.push(topic),
      now: () => new Date(),
    });
    expect([delivered, broken.received.length, well.received.length]).toEqual([1, 0, 1]);
    expect(unread).toEqual([feed('/feed')]);
  });
});

test('there is room for so many, of one host for twenty', async () => {
  const subscriber = await subscribed(feed('/feed'));
  const more = (callback: string) =>
    send({ 'hub.mode': 'subscribe', 'hub.topic': feed('/feed'), 'hub.callback': subscriber.callback + callback });
  for (let at = 2; at <= 22; at += 1) await more(`&number=${at}`);
  await settled();
  expect([subscriber.asked.length, await count()]).toEqual([22, 20]);
  // One that is there can always renew.
  await more('');
  await settled();
  expect(await count()).toBe(20);
});
