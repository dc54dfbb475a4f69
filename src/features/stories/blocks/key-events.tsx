/** The log of a developing story: the newest first, each with its time and an address of its own. */
import { z } from 'zod';
import { clockTime, dateStyle, dayKey, fullDay, fullTime, machineTime, mixedText } from '../../network/network.ts';
import type { DateStyle } from '../../network/network.ts';
import type { BlockOf, KeyEvent } from '../body-schema.shared.ts';
import { line, moment } from '../input-words.ts';
import { inlineHtml } from '../inline-html.tsx';
import { parseInline } from '../inline-markup.ts';
import { inlineText } from '../inline-text.ts';
import { blockAnchor, blockForms } from './block-forms.ts';
import { blockStrings } from './block-strings.ts';

export const keyEvents = blockForms<'keyEvents'>()({
  input: z.strictObject({
    keyEvents: z
      .array(z.strictObject({ at: moment, heading: line(200), text: line(2_000).optional() }))
      .min(1)
      .max(100),
  }),
  fromInput: (input, id) => ({
    type: 'keyEvents',
    attrs: { id },
    content: newestFirst(
      input.keyEvents.map(({ at, heading, text }) => ({
        type: 'keyEvent',
        attrs: { at, heading },
        content: text === undefined ? [] : parseInline(text),
      })),
    ),
  }),
  html: (block, as) => {
    const words = blockStrings(as.language);
    const style = { ...dateStyle(as.page), language: as.language };
    const events = newestFirst(block.content);
    const anchors = anchorsOf(block, events);
    const newest = events[0] && momentOf(events[0]);
    return (
      <section class="key-events" id={blockAnchor(block)}>
        <h2>{words.keyEvents}</h2>
        {newest && (
          <p class="small">
            <time datetime={machineTime(newest)}>{words.updated(fullTime(newest, style))}</time>
          </p>
        )}
        <ol>
          {events.map((event, index) => (
            <li id={anchors[index]}>
              <a href={`#${anchors[index]}`}>
                <time datetime={machineTime(momentOf(event))}>{timeBeside(event, events[index - 1], style)}</time>
              </a>
              <h3>{mixedText(event.attrs.heading, as.language)}</h3>
              {event.content.length > 0 && <p>{inlineHtml(event.content, as)}</p>}
            </li>
          ))}
        </ol>
      </section>
    );
  },
  text: ({ content }) =>
    content.map((event) => [event.attrs.heading, inlineText(event.content)].filter(Boolean).join('\n')).join('\n'),
});

/** The clock alone below an entry of the same day. */
function timeBeside(event: KeyEvent, above: KeyEvent | undefined, style: DateStyle): string {
  const [at, clock] = [momentOf(event), clockTime(momentOf(event), style)];
  if (above && dayKey(momentOf(above), style.timeZone) === dayKey(at, style.timeZone)) return clock;
  return style.language === 'ja' ? `${fullDay(at, style)} ${clock}` : `${fullDay(at, style)}, ${clock}`;
}

function momentOf({ attrs }: KeyEvent): Date {
  return new Date(attrs.at);
}

/** Of two at once the one that is written first. */
function newestFirst(events: readonly KeyEvent[]): KeyEvent[] {
  return events.toSorted((a, b) => momentOf(b).getTime() - momentOf(a).getTime());
}

/** By its time, so that it stays when newer ones come above it. */
function anchorsOf(block: BlockOf<'keyEvents'>, events: readonly KeyEvent[]): string[] {
  const seen = new Map<string, number>();
  return events
    .toReversed()
    .map((event) => {
      const minute = Math.floor(momentOf(event).getTime() / 60_000).toString(36);
      const times = (seen.get(minute) ?? 0) + 1;
      seen.set(minute, times);
      return `${blockAnchor(block)}-${minute}${times > 1 ? `-${times}` : ''}`;
    })
    .toReversed();
}
