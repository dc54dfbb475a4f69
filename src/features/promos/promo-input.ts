/** An order as a file gives it: `kawaraban promo book FILE.json`. docs/runbooks/promos.md shows one. */
import { z } from 'zod';
import { moment } from '../stories/stories.ts';
import { longest, mostDaily, room, usualWeight } from './promo.ts';
import type { Placement } from './promo.ts';

/** PostgreSQL's text holds neither NUL nor half a surrogate pair. */
const words = z
  .string()
  .trim()
  .refine((text) => text.isWellFormed() && !text.includes('\u0000'), 'holds a character that cannot be kept');
const line = (max: number) =>
  words.min(1).refine((text) => room(text) <= max, `has room for ${max} signs, of which Japanese ones count double`);

/** Only what a browser opens as a page, and with nobody's password in it. */
const target = z
  .string()
  .max(500)
  .refine((text) => {
    const url = URL.parse(text);
    return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
  }, 'is no address that begins with https:// or http://');

function creative(placement: Placement) {
  const most = longest[placement];
  const said = z.strictObject({
    title: line(most.title),
    ...(most.text > 0 ? { text: line(most.text).optional() } : {}),
    action: line(most.action),
  });
  return z
    .strictObject({
      label: z.enum(['ad', 'pr', 'sponsored', 'house']),
      words: z.strictObject({ en: said.optional(), ja: said.optional() }),
      /** Its number or its address. */
      story: z.union([z.string().min(1).max(2_000), z.number().int().positive()]).optional(),
      url: target.optional(),
      /** A file beside this one; the story's own where none is named. */
      ...(placement === 'card'
        ? { picture: z.strictObject({ file: z.string().min(1).max(1_000), alt: line(600) }).optional() }
        : {}),
    })
    .refine(({ words: { en, ja } }) => en !== undefined || ja !== undefined, 'has no words in any language')
    .refine(({ story, url }) => (story === undefined) !== (url === undefined), 'leads to either a story or a url');
}

function flight(placement: Placement) {
  return z.strictObject({
    placement: z.literal(placement),
    /** Keys of sites; every site where none is named. */
    sites: z.array(z.string().max(60)).min(1).max(100).optional(),
    weight: z.number().int().min(1).max(100).default(usualWeight),
    goal: z.number().int().positive().max(1_000_000_000).optional(),
    // A letter comes once a day.
    ...(placement === 'letter' ? {} : { dailyCap: z.number().int().min(1).max(mostDaily).optional() }),
    from: moment.optional(),
    until: moment,
    creatives: z.array(creative(placement)).min(1).max(20),
  });
}

export const orderInput = z.strictObject({
  kind: z.enum(['paid', 'house']),
  advertiser: line(longest.advertiser),
  flights: z
    .array(z.discriminatedUnion('placement', [flight('strip'), flight('card'), flight('letter')]))
    .min(1)
    .max(50),
});

export type OrderInput = z.infer<typeof orderInput>;
