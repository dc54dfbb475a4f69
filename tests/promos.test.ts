/** Strips and cards: what is booked, what stands where, what is decided for one reader. */
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { bookOrder, endFlight, setHouseShare } from '../src/features/promos/promos.ts';
import {
  feedCopyOf,
  feedStories,
  markSensitive,
  sensitiveAmong,
  storiesByIds,
} from '../src/features/stories/stories.ts';
import { testDatabase } from './support/database.ts';
import { hasHeard } from './support/kept-pages.ts';
import { loggedInReader } from './support/logged-in.ts';
import { addMember } from './support/members.ts';
import { harbour, hour, promoTestDesk, ridge } from './support/promo-test-desk.ts';

const { url } = await testDatabase();
const { db, desk, network, node, port, get, clock, booked, page, picks, report, clear } = await promoTestDesk(url);

beforeEach(clear);

describe('by default', () => {
  test('a page has the house’s strip and card, says whose they are, and leaves no place where nothing is booked', async () => {
    const { path } = await desk.publishNew({});
    for (const at of ['/', path]) expect(await page(harbour, at)).not.toContain('data-promo');
    await booked({ placement: 'strip', title: 'A boat above everything' });
    await booked({ kind: 'house', placement: 'strip', title: 'Our own fair' });
    await booked({ title: 'A boat below the story' });
    const story = await page(harbour, path);
    expect(story).toContain('Our own fair');
    expect(story).not.toContain('A boat above everything');
    expect(story).toMatch(/<b>Sponsored<\/b> by Ahoy Boats/);
    expect(story).toMatch(/<a href="\/go\/\d+" rel="sponsored nofollow">A boat below the story/);
    expect(await page(harbour)).toContain('Our own fair');
    // The light edition has none, and a page of one's own neither.
    expect(await page(harbour, `${path}.lite`)).not.toContain('/go/');
    expect(await page(ridge)).toContain('Our own fair');
    expect(await page(harbour, '/ja/')).not.toContain('data-promo');
  });

  test('it begins and ends by the clock.now, and is taken away before its time', async () => {
    const start = clock.now;
    const flight = await booked({
      placement: 'strip',
      title: 'From noon to one',
      startsAt: new Date(start.getTime() + hour),
      endsAt: new Date(start.getTime() + 2 * hour),
    });
    expect(await page(harbour)).not.toContain('From noon to one');
    const { rows } = await sql<{ id: number }>`select max(id) as id from creative`.execute(db);
    const go = `/go/${rows[0]?.id}`;
    expect((await get(harbour, go)).status).toBe(404);
    clock.now = new Date(start.getTime() + hour + 1_000);
    expect((await get(harbour, go)).status).toBe(302);
    expect(await page(harbour)).toContain('From noon to one');
    expect(await picks(harbour)).toHaveProperty('strip');
    clock.now = new Date(start.getTime() + 2 * hour + 1);
    expect(await page(harbour)).not.toContain('From noon to one');
    // Nobody has read anew what is booked.
    expect(await picks(harbour)).toEqual({});
    clock.now = new Date(start.getTime() + hour + 1_000);
    await endFlight(db, flight, 'desk:test', clock.now);
    expect(await page(harbour)).not.toContain('From noon to one');
    expect(await picks(harbour)).toEqual({});
    await expect(endFlight(db, flight, 'desk:test', clock.now)).rejects.toThrow('No such flight');
  });

  test('nothing is sold beside what is sensitive, not even by the house', async () => {
    const story = await desk.publishNew({});
    await booked({ placement: 'strip', title: 'A strip' });
    await booked({ title: 'A card' });
    expect(await page(harbour, story.path)).toContain('A card');
    await markSensitive(db, story.id, true, 'desk:test');
    const marked = await page(harbour, story.path);
    expect(marked).not.toMatch(/data-promo|A strip|A card/);
    await markSensitive(db, story.id, false, 'desk:test');
    expect(await page(harbour, story.path)).toContain('A card');
    const born = await desk.publishNew({ sensitive: true });
    expect(await page(harbour, born.path)).not.toContain('data-promo');
  });

  test('nothing is sold beside a crime', async () => {
    await booked({ placement: 'strip', title: 'A strip' });
    await booked({ title: 'A card' });
    const said = { kind: 'police', name: 'The harbour police', says: 'A lid is missing.' };
    const crime = await desk.publishNew({ kind: 'crime', fields: { attributions: [said], namesSuspects: false } });
    expect(await page(harbour, crime.path)).not.toMatch(/data-promo|A strip|A card/);
    expect(await page(harbour)).toContain('A strip');
  });

  test('nothing is sold inside a crime either: on its page, in the light edition, in feeds, next to it in letters', async () => {
    const said = { kind: 'police', name: 'The harbour police', says: 'A lid is missing.' };
    const fields = { attributions: [said], namesSuspects: false };
    const product = { name: 'Lids', seller: 'Lid House', href: 'https://lids.example/', action: 'See the lids' };
    const body = ['A lid is missing.', { product }];
    const [crime, news] = [await desk.publishNew({ kind: 'crime', fields, body }), await desk.publishNew({ body })];
    const on = { network, site: network.siteByKey('harbour')!, language: 'en' as const, now: clock.now };
    const shown = async ({ id, path }: typeof crime): Promise<boolean[]> => {
      const [card] = (await storiesByIds(db, on, [id])).value;
      const copy = (await feedCopyOf(db, on, [id])).value.get(id)!;
      const feeds = await feedStories(db, { ...on, origin: 'http://harbour.localhost' }, [{ card: card!, copy }]);
      const drawn = [await page(harbour, path), await page(harbour, `${path}.lite`), ...feeds.value.values()];
      return drawn.map((html) => String(html).includes('Lid House'));
    };
    expect(await shown(news)).toEqual([true, true, true]);
    expect(await shown(crime)).toEqual([false, false, false]);
    expect([...(await sensitiveAmong(db, [crime.id, news.id]))]).toEqual([crime.id]);
  });

  test('a promo of a story leads to it in the page’s language, is not on its own page, and goes with it', async () => {
    const story = await desk.publishNew({ headline: 'The fair' });
    const pair = await desk.publishNew({ language: 'ja', headline: '市', body: ['市です。'], pairOf: story.id });
    const said = { en: { title: 'Come to the fair', action: 'See' }, ja: { title: '市へどうぞ', action: '見る' } };
    await booked({ kind: 'house', words: said, to: { storyId: story.id } });
    const other = await desk.publishNew({});
    const shownThere = await page(harbour, other.path);
    const href = /href="(\/go\/\d+)"/.exec(shownThere)![1]!;
    expect(shownThere).toContain('From our network');
    expect(shownThere).not.toContain('rel="sponsored');
    expect((await get(harbour, href)).headers.location).toBe(story.path);
    expect((await get(harbour, `/ja${href}`)).headers.location).toBe(pair.path);
    expect((await get(ridge, href)).headers.location).toBe(`http://harbour.localhost${story.path}`);
    expect(await page(harbour, story.path)).not.toContain('Come to the fair');
    expect(await picks(harbour, `en card ${story.path}`)).toEqual({});
    await desk.kill(pair.id, 'It was wrong.');
    await desk.kill(story.id, 'It was wrong.');
    expect(await page(harbour, other.path)).not.toContain('Come to the fair');
    expect((await get(harbour, href)).status).toBe(404);
    expect(await picks(harbour, 'en card /')).toEqual({});
  });
});

test('a page of one reader has none: not where they log in, register or write', async () => {
  await booked({ placement: 'strip', title: 'A strip' });
  expect(await page(harbour, '/category/sea')).toContain('A strip');
  expect(await page(harbour, '/letters')).not.toContain('A strip');
  const member = await addMember(db, 'Plain Reader');
  const reader = await loggedInReader(db, port, harbour, member.id);
  reader.cookies.get(harbour)?.set('__Host-plain', '1');
  const { path } = await desk.publishNew({});
  const own = await reader.get(harbour, path);
  expect(own.text).toContain('Plain Reader');
  expect(own.text).not.toContain('A strip');
});

describe('booking', () => {
  test('what is paid for says so, and the house does not pretend to be paid', async () => {
    await expect(booked({ label: 'house' })).rejects.toThrow('does not say who pays');
    await expect(booked({ kind: 'house', label: 'ad' })).rejects.toThrow('does not say who pays');
    const flight = await booked();
    await expect(
      sql`insert into creative (flight_id, label, words, url) values (${flight}, 'house', '{}', 'https://x.example/')`.execute(
        db,
      ),
    ).rejects.toThrow('a paid creative says so');
  });

  test('a flight has days, and one that is over before it begins has none', async () => {
    const before = new Date(clock.now.getTime() - hour);
    await expect(booked({ endsAt: before })).rejects.toThrow('A flight ends after it begins');
    await expect(booked({ startsAt: new Date(before.getTime() - hour), endsAt: before })).rejects.toThrow('after now');
    await expect(booked({ endsAt: new Date(clock.now.getTime() + 401 * 24 * hour) })).rejects.toThrow('400 days');
    await expect(setHouseShare(db, 1, 101, 'desk:test')).rejects.toThrow('0 to 100');
  });
});

describe('one reader’s', () => {
  test('are decided by weight, and the house keeps its share', async () => {
    await booked({ title: 'Large', weight: 30 });
    await booked({ title: 'Small', weight: 10 });
    await booked({ kind: 'house', title: 'Ours' });
    await setHouseShare(db, network.siteByKey('harbour')!.id, 50, 'desk:test');
    await node.reloadPromos();
    const counts = { Large: 0, Small: 0, Ours: 0 };
    for (let turn = 0; turn < 600; turn += 1) {
      const { card = '' } = (await picks(harbour, 'en card /')) as Record<string, string>;
      for (const name of ['Large', 'Small', 'Ours'] as const) if (card.includes(name)) counts[name] += 1;
    }
    expect(counts.Ours / 600).toBeCloseTo(0.5, 0.9);
    expect(counts.Large / (counts.Large + counts.Small)).toBeCloseTo(0.75, 0.9);
    expect(counts.Small).toBeGreaterThan(20);
  });

  test('stand on their sites, in languages that they speak, and are asked for by this site alone', async () => {
    await booked({ title: 'Only here', siteIds: [network.siteByKey('harbour')!.id] });
    expect(await picks(harbour)).toHaveProperty('card');
    expect(await picks(ridge)).toEqual({});
    expect(await picks(harbour, 'ja strip.card /')).toEqual({});
    expect(await picks(harbour, 'en strip.card /', { 'sec-fetch-site': 'cross-site' })).toBe(403);
    for (const body of ['', 'fr card /', 'en side /', 'en card', 'en card /<script>', 'x'.repeat(400)])
      expect(await picks(harbour, body), body).toBe(204);
  });

  test('of a flight that is ahead of its goal are none, until it is due again', async () => {
    await booked({ goal: 300, endsAt: new Date(clock.now.getTime() + 3 * hour) });
    const start = clock.now;
    clock.now = new Date(start.getTime() + hour / 2);
    await node.reloadPromos();
    expect(await picks(harbour)).toHaveProperty('card');
    await sql`
      insert into promo_count (day, creative_id, site_id, kind, reason, count)
      select now()::date, id, ${network.siteByKey('harbour')!.id}, 'rendered', '', 100 from creative`.execute(db);
    await node.reloadPromos();
    expect(await picks(harbour)).toEqual({});
    clock.now = new Date(start.getTime() + 2 * hour);
    await node.reloadPromos();
    expect(await picks(harbour)).toHaveProperty('card');
  });
});

describe('a flight with a cap', () => {
  test('is nobody’s default, so that there is something for whoever has had enough, or cannot count', async () => {
    const { path } = await desk.publishNew({});
    await booked({ title: 'Thrice a day', dailyCap: 3, weight: 100 });
    expect(await page(harbour, path)).not.toContain('data-promo');
    await booked({ title: 'As it comes' });
    expect(await page(harbour, path)).toContain('As it comes');
    expect(await page(harbour, path)).not.toContain('Thrice a day');
  });

  test('does not come to a browser that says it has had enough, and no other flight is asked about', async () => {
    const capped = await booked({ title: 'Thrice a day', dailyCap: 3, weight: 100 });
    const other = await booked({ title: 'As it comes' });
    await setHouseShare(db, network.siteByKey('harbour')!.id, 0, 'desk:test');
    await node.reloadPromos();
    const asked = async (enough: string): Promise<string[]> => {
      const cards: string[] = [];
      for (let turn = 0; turn < 60; turn += 1) {
        const { card = '' } = (await picks(harbour, `en card /${enough}`)) as Record<string, string>;
        cards.push(card);
      }
      return cards;
    };
    const fresh = await asked('');
    const thrice = fresh.filter((card) => card.includes('Thrice a day'));
    expect(thrice.length).toBeGreaterThan(40);
    for (const card of thrice) expect(card).toContain(`data-cap="${capped} 3"`);
    for (const enough of [` ${capped}`, ` 7.${capped}.9`, ' *'])
      for (const card of await asked(enough)) expect(card).toMatch(/As it comes/);
    // A browser’s word counts for what has a cap, and for nothing else.
    for (const card of await asked(` ${other}.${capped}`)) expect(card).toContain('As it comes');
    expect(fresh.find((card) => card.includes('As it comes'))).not.toContain('data-cap');
    for (const enough of [
      ' ',
      ' x',
      ' 1.',
      ' 0',
      ' 1 2',
      ` ${Array.from({ length: 21 }, (_, at) => at + 1).join('.')}`,
    ])
      expect(await picks(harbour, `en card /${enough}`), enough).toBe(204);
    const told = await report();
    expect(told.leftOut).toEqual({ 'offered capped': 240 });
    expect(told.offered).toBe(300);
  });

  test('is held back by one count, however many creatives it has, and by none where it does not stand', async () => {
    const now = clock.now;
    const creative = (title: string) => ({
      ...{ label: 'ad' as const, words: { en: { title, action: 'Look' } } },
      ...{ to: { url: 'https://boats.example/' }, picture: null },
    });
    const flights = [
      {
        ...{ placement: 'card' as const, siteIds: [network.siteByKey('harbour')!.id], weight: 10, goal: null },
        ...{ dailyCap: 1, startsAt: now, endsAt: new Date(now.getTime() + hour) },
        creatives: [creative('One'), creative('Two')],
      },
    ];
    const { flightIds } = await bookOrder(db, { kind: 'paid', advertiser: 'Ahoy', flights }, 'desk:test', now);
    await hasHeard(node.cache, db);
    await node.reloadPromos();
    expect(await picks(harbour, `en strip.card / ${flightIds[0]}`)).toEqual({});
    expect(await picks(ridge, `en strip.card / ${flightIds[0]}`)).toEqual({});
    expect((await report()).leftOut).toEqual({ 'offered capped': 1 });
  });
});

test('what is paid for says so on its page, its cards and in feeds, has no thread, and is in no list of what is read', async () => {
  const story = await desk.publishNew({
    headline: 'Boats for everybody',
    sponsor: 'Ahoy Boats',
    body: ['See [our boats](https://boats.example/).'],
  });
  const text = await page(harbour, story.path);
  expect(text).toContain('<p class="paid">Sponsored by Ahoy Boats</p>');
  expect(text).toMatch(/rel="sponsored nofollow"[^>]*>our boats/);
  expect(text).toContain('"sponsor":{"@type":"Organization","name":"Ahoy Boats"}');
  expect(text).not.toContain('class="discussion');
  expect(await page(harbour, '/category/sea')).toContain('Sponsored by Ahoy Boats');
  expect(await page(harbour, '/feed')).toContain('Sponsored by Ahoy Boats.');
  expect(await page(harbour, `${story.path}.lite`)).toContain('Sponsored by Ahoy Boats');
  expect(await page(harbour)).not.toContain('Boats for everybody');
  expect(await page(ridge)).not.toContain('Boats for everybody');
});
