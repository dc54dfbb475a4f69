/** Promos by command. */
import { dirname, resolve } from 'node:path';
import { addPicture } from '../features/media/media.ts';
import { machineTime, siteNamed } from '../features/network/network.ts';
import type { Network } from '../features/network/network.ts';
import {
  bookOrder,
  clickRate,
  endFlight,
  newestFlights,
  orderFromInput,
  orderInput,
  promosAhead,
  promoReport,
  setHouseShare,
} from '../features/promos/promos.ts';
import type { Order, OrderInput, ReportRow } from '../features/promos/promos.ts';
import { findStory } from '../features/stories/stories.ts';
import { KnownError } from '../platform/http/errors.ts';
import { inputProblems } from '../platform/http/input-problems.ts';
import { readJson } from './read-json.ts';
import { toMoment } from './to-moment.ts';
import { needed, UsageError } from './verb.ts';
import type { CliContext, Verb } from './verb.ts';
import { withDesk } from './with-desk.ts';
import type { Desk } from './with-desk.ts';

const actor = 'desk:cli';
const usualDays = 7;

export const promoVerbs: Record<string, Verb> = {
  'promo strip': {
    usage:
      'promo strip TEXT --to STORY|URL [--by ADVERTISER --label ad|pr|sponsored] [--action WORDS] [--ja TEXT] [--site KEY] [--until TIME | --minutes N] [--daily-cap N]',
    help: `Books the line above the masthead, for ${usualDays} days if nothing is said. Without --by it is the network’s own; with it, it is labelled “Sponsored” unless --label says another.`,
    takes: 1,
    options: {
      ...{ to: { type: 'string' }, by: { type: 'string' }, label: { type: 'string' }, action: { type: 'string' } },
      ...{ ja: { type: 'string' }, 'ja-action': { type: 'string' }, site: { type: 'string' } },
      ...{ until: { type: 'string' }, minutes: { type: 'string' }, 'daily-cap': { type: 'string' } },
    },
    run: (context, [text], options) =>
      withDesk(context, (desk) => book(context, desk, stripInput(context, desk.network, text, options), process.cwd())),
  },
  'promo book': {
    usage: 'promo book FILE.json|-',
    help: 'Books an order with its flights and creatives from a file (docs/runbooks/promos.md shows one).',
    takes: 1,
    run: (context, [file]) =>
      withDesk(context, async (desk) => {
        const named = needed(file, 'FILE.json');
        await book(context, desk, await readJson(named), named === '-' ? process.cwd() : dirname(named));
      }),
  },
  'promo end': {
    usage: 'promo end FLIGHT',
    help: 'Takes a flight away before its time.',
    takes: 1,
    run: (context, [named]) =>
      withDesk(context, async ({ db }) => {
        const id = toNumber('FLIGHT', needed(named, 'FLIGHT (its number)'));
        await endFlight(db, id, actor, context.now());
        context.result({ flightId: id, done: 'ended' }, `flight ${id} is over`);
      }),
  },
  'promo list': {
    usage: 'promo list',
    help: 'The newest flights: number, when, placement, sites, what was shown of what goal, advertiser, title.',
    run: (context) =>
      withDesk(context, async ({ db, network }) => {
        for (const flight of await newestFlights(db, 50)) {
          const until = flight.endedAt ?? flight.endsAt;
          const now = context.now();
          const standing = flight.endedAt === null && flight.startsAt <= now && flight.endsAt > now;
          const state = standing ? 'until' : until <= now ? 'ended' : 'from';
          const sites = flight.siteIds?.map((id) => network.siteById(id)?.key ?? '').join(',') ?? 'all';
          const shown = flight.goal === null ? String(flight.rendered) : `${flight.rendered}/${flight.goal}`;
          const cap = flight.dailyCap === null ? '' : `, at most ${flight.dailyCap} a reader and day`;
          context.result(
            { ...flight, standing, sites },
            `${String(flight.flightId).padStart(4)}  ${state.padEnd(5)} ${machineTime(state === 'from' ? flight.startsAt : until)}  ${flight.placement.padEnd(6)}  ${sites.padEnd(12)}  ${shown.padStart(8)}  ${flight.kind.padEnd(5)}  ${flight.advertiser}: ${flight.title}${cap}`,
          );
        }
      }),
  },
  'promo report': {
    usage: 'promo report [ORDER] [--days N]',
    help: 'By day (UTC), creative and site: offered, shown, seen, pressed, of letters sent and pressed; what was left out, and why; the rate of presses with its 95 % interval.',
    takes: 1,
    options: { days: { type: 'string' } },
    run: (context, [named], { days }) =>
      withDesk(context, async ({ db, network }) => {
        const orderId = named === undefined ? null : toNumber('ORDER', named);
        const span = typeof days === 'string' ? toNumber('--days', days) : 30;
        const since = new Date(context.now().getTime() - (span - 1) * 86_400_000).toISOString().slice(0, 10);
        const rows = await promoReport(db, { orderId, since });
        for (const row of rows) context.result(row, reportLine(row, network));
        if (rows.length === 0) context.say('Nothing was told of any promo in that time.');
      }),
  },
  'promo house-share': {
    usage: 'promo house-share SITE PERCENT',
    help: 'How much of what a site shows paid flights leave to the house.',
    takes: 2,
    run: (context, [key, percent]) =>
      withDesk(context, async ({ db, network }) => {
        const site = siteNamed(network, needed(key, 'SITE'));
        if (!/^\d{1,3}$/.test(percent ?? '')) throw new UsageError('PERCENT is a whole number from 0 to 100.');
        await setHouseShare(db, site.id, Number(percent), actor);
        context.result({ site: site.key, percent: Number(percent) }, `${site.key}: ${percent} % are the house’s`);
      }),
  },
};

async function book(context: CliContext, desk: Desk, input: unknown, folder: string): Promise<void> {
  const parsed = orderInput.safeParse(input);
  if (!parsed.success) throw new KnownError('input-invalid', inputProblems(parsed.error));
  const order = await orderFromInput(parsed.data, {
    network: desk.network,
    findStory: (named) => findStory(desk.db, desk.network, named),
    addPicture: async (file) => (await addPicture(desk.media, resolve(folder, file))).pictureId,
    now: context.now(),
  });
  const booked = await bookOrder(desk.db, order, actor, context.now());
  for (const line of await withoutGround(desk, order, context.now())) context.say(line);
  context.result(booked, `order ${booked.orderId} is booked: flight ${booked.flightIds.join(', ')}`);
}

/** What has a cap needs something below it for whoever has had enough: without, its place is on no page. */
async function withoutGround({ db, network }: Desk, { flights }: Order, now: Date): Promise<string[]> {
  const capped = flights.filter(({ dailyCap }) => dailyCap !== null);
  if (capped.length === 0) return [];
  const grounds = (await promosAhead(db, now)).filter((row) => row.dailyCap === null && row.startsAt <= now);
  return capped.flatMap(({ placement, siteIds }) =>
    network.sites
      .filter(({ id }) => siteIds === null || siteIds.includes(id))
      .filter(({ id }) => !grounds.some((row) => row.placement === placement && (row.siteIds?.includes(id) ?? true)))
      .map(
        ({ key }) =>
          `${key} has no ${placement} without a cap, and so no place for one with: book a house ${placement} there.`,
      ),
  );
}

/** One line on all pages of a site or of all, as an order with one flight. */
function stripInput(
  context: CliContext,
  network: Network,
  text: string | undefined,
  options: Readonly<Record<string, string | boolean | undefined>>,
): OrderInput {
  const { by, site, label, ja } = options;
  const to = needed(options['to'], '--to STORY|URL');
  const said = { title: needed(text, 'TEXT'), action: wordsOf(options['action'], 'Read more') };
  const inJapanese =
    typeof ja === 'string' ? { ja: { title: ja, action: wordsOf(options['ja-action'], '詳しく') } } : {};
  const ours = /^\d+$/.test(to) || isStoryAddress(network, to);
  if (typeof by !== 'string' && label !== undefined) throw new UsageError('--label goes with --by ADVERTISER.');
  return {
    kind: typeof by === 'string' ? 'paid' : 'house',
    advertiser: typeof by === 'string' ? by : network.settings.name,
    flights: [
      {
        placement: 'strip',
        // Whoever says one line now wants it seen, not drawn by lot among those that stand already.
        weight: 100,
        ...(typeof site === 'string' ? { sites: [site] } : {}),
        until: untilOf(context, options).toISOString(),
        ...(typeof options['daily-cap'] === 'string'
          ? { dailyCap: toNumber('--daily-cap', options['daily-cap']) }
          : {}),
        creatives: [
          {
            label: typeof by === 'string' ? wordsOf(label, 'sponsored') : 'house',
            words: { en: said, ...inJapanese },
            ...(ours ? { story: to } : { url: to }),
          },
        ],
      },
    ],
  } as OrderInput;
}

/** A story's by its looks; any other page of ours is an address like any. */
function isStoryAddress(network: Network, text: string): boolean {
  const url = URL.parse(text);
  return (
    url !== null && network.siteByHost(url.hostname) !== undefined && /^(\/ja)?\/category\/[^/]+\/.+/.test(url.pathname)
  );
}

function untilOf(
  context: CliContext,
  { until, minutes }: Readonly<Record<string, string | boolean | undefined>>,
): Date {
  if (until !== undefined && minutes !== undefined) throw new UsageError('Give either --until or --minutes.');
  if (typeof until === 'string') return toMoment('--until', until);
  const span = typeof minutes === 'string' ? toNumber('--minutes', minutes) : usualDays * 24 * 60;
  return new Date(context.now().getTime() + span * 60_000);
}

function wordsOf(option: string | boolean | undefined, usual: string): string {
  return typeof option === 'string' ? option : usual;
}

function toNumber(what: string, text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new UsageError(`${what} is a number from 1 on, not “${text}”.`);
  return Number(text);
}

function reportLine(row: ReportRow, network: Network): string {
  const { offered, rendered, viewable, clicks, placement } = row;
  const shown = placement === 'letter' ? `sent ${rendered}` : `offered ${offered}, shown ${rendered}, seen ${viewable}`;
  const rate = clickRate(clicks, rendered);
  const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;
  const left = Object.entries(row.leftOut).map(([what, count]) => `${count} ${what}`);
  return [
    `${row.day}  order ${row.orderId} flight ${row.flightId} creative ${row.creativeId}  ${network.siteById(row.siteId)?.key ?? ''}  ${row.advertiser}: ${row.title}${row.dailyCap === null ? '' : ` (at most ${row.dailyCap} a reader and day)`}`,
    `            ${shown}, pressed ${clicks}${rate ? ` (${percent(rate.rate)}, between ${percent(rate.from)} and ${percent(rate.to)})` : ''}`,
    ...(left.length > 0 ? [`            left out: ${left.join(', ')}`] : []),
  ].join('\n');
}
