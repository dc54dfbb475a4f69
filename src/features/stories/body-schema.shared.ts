/**
 * The body of a story: a ProseMirror document. These are its types; `node-specs.shared.ts` describes the same as data.
 * A kind of block that is added leaves the version as it is; one that changes what it means gets the next.
 */
export const schemaVersion = 1;

export type Inline =
  | { type: 'text'; text: string; marks?: Mark[] }
  | { type: 'ruby'; attrs: { base: string; reading: string } }
  | { type: 'hardBreak' };

export type Mark = { type: 'em' } | { type: 'strong' } | { type: 'link'; attrs: { href: string } };

export interface Body {
  type: 'doc';
  content: Block[];
}

/** The id is stable over revisions: quotes of readers are anchored to it. */
type Node<Type extends string, Attrs = object, Content = undefined> = Content extends undefined
  ? { type: Type; attrs: { id: string } & Attrs }
  : { type: Type; attrs: { id: string } & Attrs; content: Content };

/** A top-level node. */
export type Block =
  | Node<'paragraph', object, Inline[]>
  | Node<'heading', object, Inline[]>
  | Node<'pullQuote', { by: string | null }, Inline[]>
  | Node<'bulletList', object, ListItem[]>
  | Node<'orderedList', object, ListItem[]>
  | Node<'keyPoints', object, ListItem[]>
  | Node<'table', { caption: string | null }, { type: 'tableRow'; content: TableCell[] }[]>
  | Node<'words', { entries: { word: string; reading: string; meaning: string }[] }>
  | Node<'factBox', { title: string }, Fact[]>
  | Node<'image', PictureUse & { size: 'column' | 'wide' }>
  | Node<'gallery', { title: string | null }, { type: 'galleryPicture'; attrs: PictureUse }[]>
  | Node<'timeline', { title: string | null }, TimelineEntry[]>
  | Node<'keyEvents', object, KeyEvent[]>
  | Node<'question', { by: string | null }, Inline[]>
  | Node<'answer', { by: string | null }, Inline[]>
  | Node<'topics'>
  | Node<'embed', { href: string; title: string }>
  | Node<'poll', { poll: number; question: string; answers: string[] }>
  | Node<'storyCard', { story: number }>
  | Node<'placeCard', PlaceCard>
  | Node<'eventCard', EventCard>
  | Node<'jobCard', JobCard>
  | Node<'productCard', ProductCard>;

export type BlockType = Block['type'];
export type BlockOf<Type extends BlockType> = Extract<Block, { type: Type }>;

export interface ListItem {
  type: 'listItem';
  content: Inline[];
}

export interface TableCell {
  type: 'tableCell' | 'tableHead';
  content: Inline[];
}

/** With a label it is one line of a list of facts, without one a paragraph. */
export interface Fact {
  type: 'fact';
  attrs: { label: string | null };
  content: Inline[];
}

/** A picture where a body shows it. Its words belong to the use, not to the file. */
export interface PictureUse {
  picture: number;
  alt: string;
  /** The words beside it say all that is seen: it has no alt text on purpose. */
  decorative: boolean;
  caption: string;
  credit: string;
  /** What must stay in sight where it is cut, in hundredths of width and height; null: it is shown whole. */
  focus: { x: number; y: number } | null;
}

/** A picture in a card, whose words are the card's. */
export interface CardPicture {
  picture: number;
  alt: string;
  credit: string;
}

/** `date`: `2026`, `2026-11`, `2026-11-24`, or a moment with its zone. */
export interface TimelineEntry {
  type: 'timelineEntry';
  attrs: { date: string };
  content: Inline[];
}

/** `at`: a moment with its zone. */
export interface KeyEvent {
  type: 'keyEvent';
  attrs: { at: string; heading: string };
  content: Inline[];
}

export interface PlaceCard {
  name: string;
  /** What it is: “Shrine”, “Public bath”. */
  kind: string | null;
  /** Ward or city, and prefecture. */
  area: string | null;
  text: string | null;
  access: string | null;
  hours: string | null;
  admission: string | null;
  season: string | null;
  href: string | null;
  map: string | null;
  picture: CardPicture | null;
}

/** Dates are days or moments. */
export interface EventCard {
  name: string;
  starts: string;
  ends: string | null;
  venue: string | null;
  fee: string | null;
  text: string | null;
  href: string | null;
  map: string | null;
  soldOut: boolean;
}

export interface JobCard {
  title: string;
  organisation: string;
  place: string;
  pay: string | null;
  /** “Japanese: none”, “Visa sponsorship”. */
  terms: string[];
  href: string;
  /** The last day on which one can apply. */
  until: string | null;
}

/** Paid for: it says so, and by whom. */
export interface ProductCard {
  name: string;
  seller: string;
  text: string | null;
  price: string | null;
  href: string;
  /** What its link says. */
  action: string;
  picture: CardPicture | null;
}
