/** A desk that books promos, a node that serves them, and readers who tell of them. */
import { sql } from 'kysely';
import { bookOrder, promoReport, promoTag } from '../../src/features/promos/promos.ts';
import type { ReportRow } from '../../src/features/promos/promos.ts';
import type { Network } from '../../src/features/network/network.ts';
import { announce } from '../../src/platform/db/announce.ts';
import type { Db } from '../../src/platform/db/database.ts';
import { ask } from './ask.ts';
import { testDataDir } from './data-folder.ts';
import { hasHeard } from './kept-pages.ts';
import { servingNode } from './serving-node.ts';
import type { ServingNode } from './serving-node.ts';
import { testDesk } from './test-desk.ts';
import type { TestDesk } from './test-desk.ts';

export const harbour = 'harbour.localhost';
export const ridge = 'ridge.localhost';
export const hour = 3_600_000;
export const browser = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0' };
/** What a page's script sends with what it tells. */
export const plain = { 'content-type': 'text/plain;charset=UTF-8' };
const own = { 'sec-fetch-site': 'same-origin' };

type Order = Parameters<typeof bookOrder>[1];
type Flight = Order['flights'][number];
type Creative = Flight['creatives'][number];

export interface Wanted extends Partial<Omit<Flight, 'creatives'>> {
  kind?: Order['kind'];
  title?: string;
  label?: Creative['label'];
  to?: Creative['to'];
  words?: Creative['words'];
  picture?: Creative['picture'];
}

type Reply = Awaited<ReturnType<typeof ask>>;

export interface PromoTestDesk extends ServingNode {
  db: Db;
  desk: TestDesk;
  network: Network;
  clock: { now: Date };
  /** An order of one flight with one creative; the flight's number. */
  booked(wanted?: Wanted): Promise<number>;
  page(host: string, path?: string): Promise<string>;
  /** What is decided, or the status of a refusal. */
  picks(host: string, body?: string, headers?: Record<string, string>): Promise<Record<string, string> | number>;
  /** One for a card. */
  offer(host?: string): Promise<{ token: string; href: string }>;
  /** What a page's script tells. */
  shown(text: string, headers?: Record<string, string>, host?: string): Promise<Reply>;
  /** The sums of all rows. */
  report(): Promise<Pick<ReportRow, 'offered' | 'rendered' | 'viewable' | 'clicks' | 'leftOut'>>;
  /** Nothing is booked any more. */
  clear(): Promise<void>;
}

export async function promoTestDesk(databaseUrl: string): Promise<PromoTestDesk> {
  const dataDir = testDataDir();
  const desk = await testDesk({ databaseUrl, dataDir });
  const { db, network } = desk;
  const clock = { now: new Date() };
  const serving = await servingNode({ databaseUrl, dataDir, now: () => clock.now });
  const { node, get, port } = serving;

  async function booked(wanted: Wanted = {}): Promise<number> {
    const { kind = 'paid', title = 'Buy a boat', to, words, picture = null, ...over } = wanted;
    const { label = kind === 'paid' ? 'sponsored' : 'house', ...flight } = over;
    const creative = {
      label,
      words: words ?? { en: { title, action: 'Look' } },
      to: to ?? { url: 'https://boats.example/' },
      picture,
    };
    const standing = {
      placement: 'card' as const,
      siteIds: null,
      weight: 10,
      goal: null,
      dailyCap: null,
      startsAt: clock.now,
    };
    const endsAt = new Date(clock.now.getTime() + 3 * hour);
    const flights = [{ ...standing, endsAt, ...flight, creatives: [creative] }];
    const { flightIds } = await bookOrder(db, { kind, advertiser: 'Ahoy Boats', flights }, 'desk:test', clock.now);
    await hasHeard(node.cache, db);
    await node.reloadPromos();
    return flightIds[0]!;
  }

  async function page(host: string, path = '/'): Promise<string> {
    await hasHeard(node.cache, db);
    return (await get(host, path)).text;
  }

  async function picks(host: string, body = 'en strip.card /', headers: Record<string, string> = own) {
    const sent = { ...plain, ...headers };
    const reply = await ask(port, { method: 'POST', host, path: '/picks', headers: sent, body });
    return reply.status === 200 ? (JSON.parse(reply.text) as Record<string, string>) : reply.status;
  }

  async function offer(host = harbour): Promise<{ token: string; href: string }> {
    const { card = '' } = (await picks(host, 'en card /')) as Record<string, string>;
    return { token: /data-offer="([^"]+)"/.exec(card)![1]!, href: /href="([^"]+)"/.exec(card)![1]! };
  }

  const shown = (text: string, headers: Record<string, string> = {}, host = harbour) =>
    ask(port, {
      ...{ method: 'POST', host, path: '/shown', body: text },
      headers: { ...plain, ...own, ...browser, ...headers },
    });

  async function report(): ReturnType<PromoTestDesk['report']> {
    await node.flushReads();
    const rows = await promoReport(db, { orderId: null, since: '2020-01-01' });
    const sum = (of: (row: ReportRow) => number): number => rows.reduce((all, row) => all + of(row), 0);
    const leftOut: Record<string, number> = {};
    for (const row of rows)
      for (const [what, count] of Object.entries(row.leftOut)) leftOut[what] = (leftOut[what] ?? 0) + count;
    return {
      offered: sum((row) => row.offered),
      rendered: sum((row) => row.rendered),
      viewable: sum((row) => row.viewable),
      clicks: sum((row) => row.clicks),
      leftOut,
    };
  }

  async function clear(): Promise<void> {
    clock.now = new Date();
    await node.flushReads();
    await sql`truncate promo_order, promo_event, house_share cascade`.execute(db);
    await announce(db, [promoTag], { withdrawn: [promoTag] });
    await hasHeard(node.cache, db);
    await node.reloadPromos();
  }

  return { ...serving, db, desk, network, clock, booked, page, picks, offer, shown, report, clear };
}
