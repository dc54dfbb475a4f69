/** What `wire parse` prints of an item. This schema is published: docs/wire-item.schema.json is made from it. */
import { z } from 'zod';
import { blockText } from '../stories/stories.ts';
import { blocksFromHtml, blocksFromText } from './blocks-from-html.ts';
import type { FieldRead } from './fields-read.ts';
import type { WireItem } from './wire-item.ts';

const words = z.string().min(1).nullable();
const moment = z.iso.datetime();

export const wireLine = z
  .object({
    file: z.string().describe('The file as it was named.'),
    format: z
      .enum([
        'nitf',
        'newsml-g2',
        'newsml-1',
        'ninjs-1',
        'ninjs-2',
        'ninjs-3',
        'ap',
        'rss',
        'rss-1',
        'atom',
        'json-feed',
      ])
      .describe('The dialect, found by what is in the file.'),
    itemKey: z.string().min(1).max(500).describe('The provider’s name for the item, the same over all its versions.'),
    version: z.string().min(1).max(100).describe('As the provider counts; “1” where it does not.'),
    etag: words.describe('Changes with any part of the item, where the provider says so.'),
    status: z.enum(['usable', 'embargoed', 'withheld', 'canceled']).describe('What is unknown is withheld.'),
    targetKey: words.describe(
      'The key of another item that this one acts on, as a cancel sent under a key of its own.',
    ),
    embargo: z
      .union([moment, z.literal('unknown')])
      .nullable()
      .describe('Until when it is held, in UTC; “unknown” where nobody can tell, and a later version must.'),
    expires: moment.nullable().describe('From when it may no longer be shown, in UTC.'),
    headline: words,
    slugline: words,
    dateline: words.describe('From its field, else from the beginning of the body.'),
    place: z.object({ city: words, region: words, country: words }).nullable(),
    byline: words,
    rights: z.object({ holder: words, notice: words, usageTerms: words }),
    subjects: z.array(
      z.object({
        scheme: words.describe('`medtop`, `subj`, an agency’s own, or its address.'),
        code: words,
        name: words,
      }),
    ),
    urgency: z.int().min(1).max(9).nullable(),
    signals: z.array(z.string().min(1)).describe('Without prefixes: `correction`, `newscontent`.'),
    edNote: words.describe('For the desk, never for readers.'),
    language: words,
    bodyText: words.describe('Paragraphs are parted by a blank line.'),
    media: z
      .array(z.object({ rendition: words, href: z.string().min(1), caption: words, credit: words, alt: words }))
      .describe('A line for each rendition.'),
    problems: z.array(z.string().min(1)).describe('What could not be read, in words; the item goes on without it.'),
    lost: z
      .array(z.object({ path: z.string().min(1), words: z.string().min(1) }))
      .describe(
        'Fields of the source that hold words for people of which some stand nowhere in this line: their paths as a profile writes them, and the first of those words.',
      ),
  })
  .meta({ title: 'A wire item', description: 'One line of `./kawaraban wire parse FILE… --json`.' });

export type WireLine = z.infer<typeof wireLine>;

export function toWireLine(file: string, item: WireItem, fields: readonly FieldRead[] = []): WireLine {
  const { embargo } = item;
  return {
    file,
    format: item.format as WireLine['format'],
    itemKey: item.itemKey,
    version: item.version,
    etag: item.etag,
    status: item.status,
    targetKey: item.target?.itemKey ?? null,
    embargo: embargo instanceof Date ? embargo.toISOString() : embargo,
    expires: item.expires?.toISOString() ?? null,
    headline: item.headline,
    slugline: item.slugline,
    dateline: item.dateline,
    place: item.place,
    byline: item.byline,
    rights: item.rights,
    subjects: item.subjects,
    urgency: item.urgency,
    signals: item.signals,
    edNote: item.edNote,
    language: item.language,
    bodyText: bodyText(item),
    media: item.media,
    problems: item.problems,
    lost: fields.flatMap(({ path, lost }) => (lost === null ? [] : [{ path, words: lost }])),
  };
}

/** Plain text, unless it has lost the paragraphs that the HTML beside it has kept. */
function bodyText({ bodyHtml, bodyText: text }: WireItem): string | null {
  const plain = blocksFromText(text ?? '', noId);
  const blocks = plain.length > 1 ? plain : blocksFromHtml(bodyHtml ?? '', noId);
  return (blocks.length > 0 ? blocks : plain).map(blockText).join('\n\n') || null;
}

function noId(): string {
  return '';
}
