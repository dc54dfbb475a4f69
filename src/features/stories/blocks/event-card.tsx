/** When and where something is, what it costs, and whether there is room. */
import type { ComponentChild } from 'preact';
import { z } from 'zod';
import { dateStyle, dayKey, mixedText } from '../../network/network.ts';
import type { EventCard } from '../body-schema.shared.ts';
import { line } from '../input-words.ts';
import { dateInWords, lastDayOf, readDate } from '../story-dates.ts';
import { blockAnchor, blockForms } from './block-forms.ts';
import type { BodyAs } from './block-forms.ts';
import { blockStrings } from './block-strings.ts';
import { CardFacts } from './card-facts.tsx';
import { addressInput, CardHead, linesOf, linkTo } from './card-parts.tsx';

/** A day, or a moment with its zone. */
export const dayOrMoment = z
  .string()
  .max(40)
  .refine((value) => ['day', 'moment'].includes(readDate(value)?.precision ?? ''), {
    message: 'a day such as 2026-11-24, or a time with its zone, is wanted',
  });

export const eventCard = blockForms<'eventCard'>()({
  input: z.strictObject({
    event: z.strictObject({
      name: line(160),
      starts: dayOrMoment,
      ends: dayOrMoment.optional(),
      venue: line(160).optional(),
      fee: line(160).optional(),
      text: line(400).optional(),
      href: addressInput.optional(),
      map: addressInput.optional(),
      soldOut: z.boolean().optional(),
    }),
  }),
  fromInput: ({ event }, id) => ({
    type: 'eventCard',
    attrs: {
      id,
      name: event.name,
      starts: event.starts,
      ends: event.ends ?? null,
      venue: event.venue ?? null,
      fee: event.fee ?? null,
      text: event.text ?? null,
      href: event.href ?? null,
      map: event.map ?? null,
      soldOut: event.soldOut ?? false,
    },
  }),
  html(block, as) {
    const { name, venue, fee, text, href, map, soldOut } = block.attrs;
    const words = blockStrings(as.language);
    const over = isOver(block.attrs, as);
    return (
      <div class="card-box event-card" id={blockAnchor(block)}>
        {(over || soldOut) && <p class="label ended">{over ? words.over : words.soldOut}</p>}
        <CardHead name={name} href={href} as={as} />
        {text && <p>{mixedText(text, as.language)}</p>}
        <CardFacts
          facts={[
            [words.when, whenHtml(block.attrs, as)],
            [words.where, venue && mixedText(venue, as.language)],
            [words.fee, fee && mixedText(fee, as.language)],
            [words.map, linkTo(map, words.showOnMap)],
          ]}
        />
      </div>
    );
  },
  text: ({ attrs: { name, text, venue, fee } }) => linesOf([name, text, venue, fee]),
});

function whenHtml({ starts, ends }: EventCard, as: BodyAs): ComponentChild {
  const style = { ...dateStyle(as.page), language: as.language };
  const [from, to] = [starts, ends].map((value) => value && dateInWords(value, style));
  return (
    <>
      {from && <time datetime={from.machine}>{from.text}</time>}
      {to && (
        <>
          {' – '}
          <time datetime={to.machine}>{to.text}</time>
        </>
      )}
    </>
  );
}

/** From the day after its last: pages are made anew at midnight, and not before. */
function isOver({ starts, ends }: EventCard, { page }: BodyAs): boolean {
  const dayOf = (date: Date): string => dayKey(date, page.site.timeZone);
  const last = lastDayOf(ends ?? starts, dayOf);
  return last !== null && last < dayOf(page.now);
}
