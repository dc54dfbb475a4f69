/** A post that is open: where, for how much, under which terms, until when. */
import { z } from 'zod';
import { dateStyle, dayKey, mixedText } from '../../network/network.ts';
import type { JobCard } from '../body-schema.shared.ts';
import { line } from '../input-words.ts';
import { dateInWords, lastDayOf } from '../story-dates.ts';
import { blockAnchor, blockForms } from './block-forms.ts';
import type { BodyAs } from './block-forms.ts';
import { blockStrings } from './block-strings.ts';
import { CardFacts } from './card-facts.tsx';
import { addressInput, CardHead, linesOf } from './card-parts.tsx';
import { dayOrMoment } from './event-card.tsx';

export const jobCard = blockForms<'jobCard'>()({
  input: z.strictObject({
    job: z.strictObject({
      title: line(160),
      organisation: line(120),
      place: line(120),
      pay: line(120).optional(),
      terms: z.array(line(60)).max(8).optional(),
      href: addressInput,
      until: dayOrMoment.optional(),
    }),
  }),
  fromInput: ({ job: { pay, terms, until, ...job } }, id) => ({
    type: 'jobCard',
    attrs: { id, ...job, pay: pay ?? null, terms: terms ?? [], until: until ?? null },
  }),
  html(block, as) {
    const { title, organisation, place, pay, terms, href, until } = block.attrs;
    const words = blockStrings(as.language);
    const closed = isClosed(block.attrs, as);
    const end = until && dateInWords(until, { ...dateStyle(as.page), language: as.language });
    return (
      <div class="card-box job-card" id={blockAnchor(block)}>
        {closed && <p class="label ended">{words.jobClosed}</p>}
        <CardHead name={title} href={closed ? null : href} as={as} />
        <p>
          {mixedText(organisation, as.language)} · {mixedText(place, as.language)}
        </p>
        <CardFacts
          facts={[
            [words.pay, pay && mixedText(pay, as.language)],
            [words.until, end && <time datetime={end.machine}>{end.text}</time>],
          ]}
        />
        {terms.length > 0 && (
          <ul class="terms">
            {terms.map((term) => (
              <li>{mixedText(term, as.language)}</li>
            ))}
          </ul>
        )}
      </div>
    );
  },
  text: ({ attrs: { title, organisation, place, pay, terms } }) => linesOf([title, organisation, place, pay, ...terms]),
});

function isClosed({ until }: JobCard, { page }: BodyAs): boolean {
  const dayOf = (date: Date): string => dayKey(date, page.site.timeZone);
  const last = until === null ? null : lastDayOf(until, dayOf);
  return last !== null && last < dayOf(page.now);
}
