/** The nodes of a body as data: what the server checks with, and what the editor's extensions are made from. */

/** What an attribute may hold. `optional`: null where there is none. Lengths are in UTF-16 units. */
export type AttrSpec =
  | { kind: 'id' }
  | { kind: 'text'; most: number; optional?: true }
  | { kind: 'texts'; least: number; most: number; length: number }
  | { kind: 'entries'; most: number }
  | { kind: 'number' }
  | { kind: 'flag' }
  | { kind: 'choice'; of: readonly string[] }
  /** A moment with its zone. */
  | { kind: 'moment' }
  /** A day; also a moment or, `rough`, a month or a year. */
  | { kind: 'date'; rough?: true; optional?: true }
  /** http, https, mailto or a path. */
  | { kind: 'address'; optional?: true }
  /** Of something that a provider of embeds shows. */
  | { kind: 'embed' }
  | { kind: 'focus'; optional: true }
  | { kind: 'cardPicture'; optional: true };

export interface NodeSpec {
  /** What may stand inside; null for a node without content. */
  content: readonly string[] | null;
  /** How many of them; none, one or any number where it does not say. */
  least?: number;
  most?: number;
  attrs?: Readonly<Record<string, AttrSpec>>;
}

const inline = ['text', 'ruby', 'hardBreak'] as const;
const id = { kind: 'id' } as const;
const text = (most: number) => ({ kind: 'text', most }) as const;
const textOrNull = (most: number) => ({ kind: 'text', most, optional: true }) as const;

const number = { kind: 'number' } as const;
const flag = { kind: 'flag' } as const;
const address = { kind: 'address' } as const;
const addressOrNull = { kind: 'address', optional: true } as const;
const cardPicture = { kind: 'cardPicture', optional: true } as const;

const pictureUse = {
  picture: number,
  alt: text(600),
  decorative: flag,
  caption: text(1_000),
  credit: text(200),
  focus: { kind: 'focus', optional: true },
} as const;

const blocks: Readonly<Record<string, NodeSpec>> = {
  paragraph: { content: inline, attrs: { id } },
  heading: { content: inline, least: 1, attrs: { id } },
  pullQuote: { content: inline, least: 1, attrs: { id, by: textOrNull(200) } },
  bulletList: { content: ['listItem'], least: 1, attrs: { id } },
  orderedList: { content: ['listItem'], least: 1, attrs: { id } },
  keyPoints: { content: ['listItem'], least: 1, attrs: { id } },
  table: { content: ['tableRow'], least: 1, attrs: { id, caption: textOrNull(300) } },
  words: { content: null, attrs: { id, entries: { kind: 'entries', most: 40 } } },
  factBox: { content: ['fact'], least: 1, most: 30, attrs: { id, title: text(120) } },
  image: { content: null, attrs: { id, ...pictureUse, size: { kind: 'choice', of: ['column', 'wide'] } } },
  gallery: { content: ['galleryPicture'], least: 2, most: 20, attrs: { id, title: textOrNull(120) } },
  timeline: { content: ['timelineEntry'], least: 1, most: 60, attrs: { id, title: textOrNull(120) } },
  keyEvents: { content: ['keyEvent'], least: 1, most: 100, attrs: { id } },
  question: { content: inline, least: 1, attrs: { id, by: textOrNull(80) } },
  answer: { content: inline, least: 1, attrs: { id, by: textOrNull(80) } },
  topics: { content: null, attrs: { id } },
  embed: { content: null, attrs: { id, href: { kind: 'embed' }, title: text(200) } },
  poll: {
    content: null,
    attrs: { id, poll: number, question: text(300), answers: { kind: 'texts', least: 2, most: 10, length: 160 } },
  },
  storyCard: { content: null, attrs: { id, story: number } },
  placeCard: {
    content: null,
    attrs: {
      id,
      name: text(120),
      kind: textOrNull(60),
      area: textOrNull(120),
      text: textOrNull(400),
      access: textOrNull(300),
      hours: textOrNull(200),
      admission: textOrNull(200),
      season: textOrNull(120),
      href: addressOrNull,
      map: addressOrNull,
      picture: cardPicture,
    },
  },
  eventCard: {
    content: null,
    attrs: {
      id,
      name: text(160),
      starts: { kind: 'date' },
      ends: { kind: 'date', optional: true },
      venue: textOrNull(160),
      fee: textOrNull(160),
      text: textOrNull(400),
      href: addressOrNull,
      map: addressOrNull,
      soldOut: flag,
    },
  },
  jobCard: {
    content: null,
    attrs: {
      id,
      title: text(160),
      organisation: text(120),
      place: text(120),
      pay: textOrNull(120),
      terms: { kind: 'texts', least: 0, most: 8, length: 60 },
      href: address,
      until: { kind: 'date', optional: true },
    },
  },
  productCard: {
    content: null,
    attrs: {
      id,
      name: text(120),
      seller: text(80),
      text: textOrNull(300),
      price: textOrNull(60),
      href: address,
      action: text(60),
      picture: cardPicture,
    },
  },
};

export const nodeSpecs: Readonly<Record<string, NodeSpec>> = {
  doc: { content: Object.keys(blocks), least: 1 },
  ...blocks,
  listItem: { content: inline },
  tableRow: { content: ['tableHead', 'tableCell'], least: 1 },
  tableHead: { content: inline },
  tableCell: { content: inline },
  fact: { content: inline, least: 1, attrs: { label: textOrNull(60) } },
  galleryPicture: { content: null, attrs: pictureUse },
  timelineEntry: { content: inline, least: 1, attrs: { date: { kind: 'date', rough: true } } },
  keyEvent: { content: inline, attrs: { at: { kind: 'moment' }, heading: text(200) } },
  ruby: { content: null, attrs: { base: text(200), reading: text(200) } },
  hardBreak: { content: null },
};

export const markNames = ['em', 'strong', 'link'] as const;
