/** What an order's file says, looked up in the network: the sites and stories that it names. */
import { siteNamed } from '../network/network.ts';
import type { Network } from '../network/network.ts';
import type { OrderInput } from './promo-input.ts';
import type { Creative, Flight, Order } from './promo.ts';

type FlightInput = OrderInput['flights'][number];
type CreativeInput = FlightInput['creatives'][number];

export interface LookUps {
  network: Network;
  /** The number of a story that is named by number or address. */
  findStory: (named: string) => Promise<number>;
  /** The number of the picture that a file has become. */
  addPicture: (file: string) => Promise<number>;
  now: Date;
}

export async function orderFromInput(input: OrderInput, look: LookUps): Promise<Order> {
  const flights: Flight[] = [];
  for (const flight of input.flights) flights.push(await toFlight(flight, look));
  return { kind: input.kind, advertiser: input.advertiser, flights };
}

async function toFlight(flight: FlightInput, look: LookUps): Promise<Flight> {
  const creatives: Creative[] = [];
  for (const creative of flight.creatives) creatives.push(await toCreative(creative, look));
  return {
    placement: flight.placement,
    siteIds: flight.sites?.map((key) => siteNamed(look.network, key).id) ?? null,
    weight: flight.weight,
    goal: flight.goal ?? null,
    dailyCap: (flight as { dailyCap?: number }).dailyCap ?? null,
    startsAt: flight.from === undefined ? look.now : new Date(flight.from),
    endsAt: new Date(flight.until),
    creatives,
  };
}

async function toCreative(creative: CreativeInput, look: LookUps): Promise<Creative> {
  const { label, words, story, url } = creative;
  const { picture } = creative as { picture?: { file: string; alt: string } };
  return {
    label,
    words: Object.fromEntries(Object.entries(words).filter(([, said]) => said !== undefined)),
    to: url === undefined ? { storyId: await look.findStory(String(story)) } : { url },
    picture: picture ? { id: await look.addPicture(picture.file), alt: picture.alt } : null,
  };
}
