/** What happened when, oldest first as it is written, as exactly as it is known. */
import { z } from 'zod';
import { dateStyle, mixedText } from '../../network/network.ts';
import { line } from '../input-words.ts';
import { inlineHtml } from '../inline-html.tsx';
import { parseInline } from '../inline-markup.ts';
import { inlineText } from '../inline-text.ts';
import { dateInWords, readDate } from '../story-dates.ts';
import { blockAnchor, blockForms } from './block-forms.ts';
import { blockStrings } from './block-strings.ts';

const date = z
  .string()
  .max(40)
  .refine((value) => readDate(value), 'a date is wanted: 2026, 2026-11, 2026-11-24 or a time with its zone');

export const timeline = blockForms<'timeline'>()({
  input: z.strictObject({
    timeline: z.strictObject({
      title: line(120).optional(),
      entries: z
        .array(z.tuple([date, line(1_000)]))
        .min(1)
        .max(60),
    }),
  }),
  fromInput: ({ timeline: { title, entries } }, id) => ({
    type: 'timeline',
    attrs: { id, title: title ?? null },
    content: entries.map(([when, text]) => ({
      type: 'timelineEntry',
      attrs: { date: when },
      content: parseInline(text),
    })),
  }),
  html: (block, as) => {
    const style = { ...dateStyle(as.page), language: as.language };
    return (
      <section class="timeline" id={blockAnchor(block)}>
        <h2>{mixedText(block.attrs.title ?? blockStrings(as.language).timeline, as.language)}</h2>
        <ol>
          {block.content.map(({ attrs, content }) => {
            const { text, machine } = dateInWords(attrs.date, style);
            return (
              <li>
                <time datetime={machine}>{text}</time> <p>{inlineHtml(content, as)}</p>
              </li>
            );
          })}
        </ol>
      </section>
    );
  },
  text: ({ attrs, content }) =>
    [attrs.title, ...content.map((entry) => `${entry.attrs.date}: ${inlineText(entry.content)}`)]
      .filter((text) => text)
      .join('\n'),
});
