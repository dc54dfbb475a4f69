/** Feeds as other people's programs read them: checked strictly for being well-formed, then read by a library that did not write them. */
import { extractFromJson, extractFromXml } from '@extractus/feed-extractor';
import { SaxesParser } from 'saxes';
import { z } from 'zod';

export interface ReadItem {
  id: string;
  title: string;
  link: string;
  published: string;
  updated: string;
  author: string;
  summary: string;
  html: string | undefined;
  picture: { url: string; type: string; length: number } | undefined;
}

export interface ReadFeed {
  title: string;
  language: string;
  link: string;
  self: string;
  hub: string | undefined;
  next: string | undefined;
  items: ReadItem[];
}

/** An element as the library has it: its words, or an object with its attributes. */
type Element = string | { '#text': string };
type Link = Record<'@_rel' | '@_href' | '@_type' | '@_length' | '@_url', string>;

interface RawFeed {
  link: Link[];
  'atom:link': Link[];
  '@_xml:lang': string;
}

/** Of RSS and of Atom. */
interface RawEntry {
  title: Element;
  pubDate: string;
  published: string;
  'atom:updated': string;
  updated: string;
  'dc:creator': string;
  author: { name: string };
  description: Element;
  summary: Element;
  'content:encoded'?: string;
  content?: Element;
  enclosure?: Link;
  link: Link | Link[];
}

interface Entry {
  id: string;
  link: string;
  title: string;
  raw: RawEntry;
}

export function readFeed(format: 'rss' | 'atom' | 'json', text: string): ReadFeed {
  if (format === 'json') return readJson(jsonFeedOneOne.parse(JSON.parse(text)));
  requireWellFormed(text);
  const raws: RawFeed[] = [];
  const read = extractFromXml(text, {
    descriptionMaxLen: 0,
    getExtraFeedFields: (raw: object) => {
      raws.push(raw as RawFeed);
      return {};
    },
    getExtraEntryFields: (raw: object) => ({ raw }),
  }) as unknown as { title: string; language: string; link: string; entries: Entry[] };
  const raw = raws[0]!;
  const links = [format === 'atom' ? raw.link : raw['atom:link']].flat();
  const rel = (wanted: string) => links.find((link) => link['@_rel'] === wanted)?.['@_href'];
  return {
    title: read.title,
    // The library looks for it where Atom does not have it.
    language: format === 'atom' ? raw['@_xml:lang'] : read.language,
    link: read.link,
    self: rel('self')!,
    hub: rel('hub'),
    next: rel('next'),
    items: read.entries.map((entry) => (format === 'atom' ? atomItem(entry) : rssItem(entry))),
  };
}

function rssItem({ id, link, raw }: Entry): ReadItem {
  const enclosure = raw.enclosure;
  return {
    ...{ id, link },
    title: textOf(raw.title),
    published: toSecond(raw.pubDate),
    updated: new Date(raw['atom:updated']).toISOString(),
    author: raw['dc:creator'],
    summary: textOf(raw.description),
    html: raw['content:encoded'],
    picture: enclosure && toPicture(enclosure['@_url'], enclosure),
  };
}

function atomItem({ id, link, raw }: Entry): ReadItem {
  const enclosure = [raw.link].flat().find((one) => one['@_rel'] === 'enclosure');
  return {
    ...{ id, link },
    title: textOf(raw.title),
    published: toSecond(raw.published),
    updated: new Date(raw.updated).toISOString(),
    author: raw.author.name,
    summary: textOf(raw.summary),
    html: raw.content === undefined ? undefined : textOf(raw.content),
    picture: enclosure && toPicture(enclosure['@_href'], enclosure),
  };
}

function readJson(feed: z.infer<typeof jsonFeedOneOne>): ReadFeed {
  const read = extractFromJson(feed as Record<string, unknown>) as unknown as { title: string; entries: Entry[] };
  if (read.entries.length !== feed.items.length) throw new Error('The library finds other items than there are.');
  return {
    title: read.title,
    language: feed.language,
    link: feed.home_page_url,
    self: feed.feed_url,
    hub: feed.hubs?.[0]?.url,
    next: feed.next_url,
    items: feed.items.map((item, at) => {
      const attachment = item.attachments?.[0];
      return {
        id: read.entries[at]!.id,
        link: read.entries[at]!.link,
        title: item.title,
        published: toSecond(item.date_published),
        updated: new Date(item.date_modified).toISOString(),
        author: item.authors[0]!.name,
        summary: item.summary,
        html: item.content_html,
        picture: attachment && { url: attachment.url, type: attachment.mime_type, length: attachment.size_in_bytes },
      };
    }),
  };
}

function toPicture(url: string, link: Link): ReadItem['picture'] {
  return { url, type: link['@_type'], length: Number(link['@_length']) };
}

/** RSS knows nothing finer. */
function toSecond(date: string): string {
  return new Date(Math.floor(Date.parse(date) / 1_000) * 1_000).toISOString();
}

export function requireWellFormed(xml: string): void {
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
}

function textOf(value: Element): string {
  return typeof value === 'string' ? value : value['#text'];
}

/** https://www.jsonfeed.org/version/1.1/, with what we always say. Nothing else may stand in it but what begins with an underscore. */
const address = z.url({ protocol: /^https?$/ });
const author = z.strictObject({ name: z.string().min(1) });
const jsonFeedOneOne = z.strictObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string().min(1),
  home_page_url: address,
  feed_url: address,
  next_url: address.optional(),
  description: z.string(),
  language: z.string(),
  authors: z.array(author).min(1),
  hubs: z
    .array(z.strictObject({ type: z.literal('WebSub'), url: address }))
    .length(1)
    .optional(),
  items: z.array(
    z
      .strictObject({
        id: z.string().min(1),
        url: address,
        title: z.string().min(1),
        summary: z.string().min(1),
        content_text: z.string().optional(),
        content_html: z.string().optional(),
        image: address.optional(),
        date_published: z.iso.datetime(),
        date_modified: z.iso.datetime(),
        authors: z.array(author).length(1),
        tags: z.array(z.string()),
        language: z.string(),
        attachments: z
          .array(
            z.strictObject({
              url: address,
              mime_type: z.string(),
              title: z.string(),
              size_in_bytes: z.int().positive(),
            }),
          )
          .optional(),
      })
      .refine((item) => (item.content_text === undefined) !== (item.content_html === undefined)),
  ),
});
