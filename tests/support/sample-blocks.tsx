/** One of each kind of block, as a desk's file writes it, and how it is drawn. */
import { bodyFromInput } from '../../src/features/stories/body-from-input.ts';
import { BodyHtml } from '../../src/features/stories/body-html.tsx';
import type { BlockInput } from '../../src/features/stories/blocks/all-blocks.ts';
import type { BodyParts, Edition } from '../../src/features/stories/blocks/block-forms.ts';
import { htmlForFeeds } from '../../src/features/stories/html-for-feeds.ts';
import type { CutPicture } from '../../src/features/media/media.ts';
import type { Site } from '../../src/features/network/network.ts';
import { renderHtml } from '../../src/platform/html/render.ts';
import { countedIds } from './sample-bodies.ts';

const site = { name: 'Hibari', timeZone: 'Asia/Tokyo', languages: ['en', 'ja'] } as unknown as Site;
const now = new Date('2026-11-24T03:00:00Z');

export const samplePicture = (id: number, more: Partial<CutPicture> = {}): CutPicture =>
  ({
    ...{ id, key: `key${id}`, width: 1_200, height: 800, crops: [] },
    renditions: [
      { format: 'jpeg', width: 640, sizeBytes: 60_000 },
      { format: 'jpeg', width: 960, sizeBytes: 90_000 },
      { format: 'avif', width: 960, sizeBytes: 30_000 },
    ],
    ...more,
  }) as CutPicture;

export const sampleParts: BodyParts = {
  pictures: new Map([1, 2, 3].map((id) => [id, samplePicture(id)])),
  stories: new Map([
    [7, { href: '/category/sea/fog', headline: 'Fog & ferries', section: { name: 'Sea' }, publishedAt: now }],
  ]),
};

interface Drawn {
  edition?: Edition;
  sensitive?: boolean;
  parts?: BodyParts;
  language?: 'en' | 'ja';
}

export function drawBlocks(
  blocks: BlockInput[],
  { edition = 'full', sensitive = false, language = 'en', ...drawn }: Drawn = {},
): string {
  const body = bodyFromInput(blocks, countedIds());
  const story = { href: '/category/sea/ferry', sensitive };
  const page = { site, language, now };
  const html = renderHtml(
    <BodyHtml {...{ body, page, language, story, edition }} parts={drawn.parts ?? sampleParts} />,
  );
  return edition === 'feed' ? htmlForFeeds(html, 'https://news.example') : html;
}

/** One of each kind, as a desk's file writes it. */
export const eachBlock: readonly [string, BlockInput][] = [
  ['paragraph', 'A *small* [boat](/category/sea/boat).'],
  ['heading', { heading: 'Fares' }],
  ['pull quote', { pullQuote: 'You leave early.', by: 'Nobody' }],
  ['list', { list: ['one', 'two'] }],
  ['steps', { steps: ['one', 'two'] }],
  ['key points', { keyPoints: ['one', 'two'] }],
  ['table', { table: { caption: 'Fares', head: ['', 'Day'], rows: [['Adult', '920 yen']] } }],
  ['words', { words: [['夜行便', 'やこうびん', 'night service']] }],
  [
    'fact box',
    { factBox: { title: 'The line', facts: [['Opened', '1962'], ['Boats', 'two'], 'It is the last of its kind.'] } },
  ],
  [
    'image',
    { image: { id: 1, alt: 'A ferry.', caption: 'The ferry.', credit: 'Print: desk', size: 'wide', focus: [30, 40] } },
  ],
  [
    'gallery',
    {
      gallery: {
        title: 'On the quay',
        pictures: [
          { id: 2, alt: 'A rope.', caption: 'A rope.', credit: 'Print: desk' },
          { id: 3, alt: 'A bell.', caption: 'A bell.', credit: 'Print: desk' },
        ],
      },
    },
  ],
  [
    'timeline',
    {
      timeline: {
        entries: [
          ['1962', 'It opens.'],
          ['2026-11', 'It closes.'],
          ['2026-11-24', 'It is back.'],
        ],
      },
    },
  ],
  [
    'key events',
    {
      keyEvents: [
        { at: '2026-11-24T06:10:00+09:00', heading: 'The first boat leaves' },
        { at: '2026-11-24T09:30:00+09:00', heading: 'Fog', text: 'The second *waits*.' },
      ],
    },
  ],
  ['question', { question: 'Why at night?', by: 'Hibari' }],
  ['answer', { answer: 'Because of the choir.', by: 'Rin Oda' }],
  ['embed', { embed: { href: 'https://youtu.be/abcdefghijk?si=tracking', title: 'The crossing' } }],
  ['poll', { poll: { number: 12, question: 'Would you take it?', answers: ['Yes', 'No'] } }],
  ['story card', { story: 7 }],
  [
    'place card',
    { place: { name: 'Old quay', kind: 'Harbour', area: 'Uno', hours: 'always', map: 'https://map.example/1' } },
  ],
  ['event card', { event: { name: 'Night choir', starts: '2026-11-28T19:00:00+09:00', venue: 'Quay', fee: 'free' } }],
  [
    'job card',
    {
      job: {
        title: 'Deckhand',
        organisation: 'Seto Line',
        place: 'Uno',
        href: '/jobs/3',
        terms: ['Japanese: none'],
        until: '2026-12-01',
      },
    },
  ],
  [
    'product card',
    {
      product: { name: 'Data plan', seller: 'Tsuzura Mobile', href: 'https://shop.example/', action: 'See the plans' },
    },
  ],
];

export function blockOf(kind: string): BlockInput {
  const [, block] = eachBlock.find(([name]) => name === kind) ?? [];
  if (block === undefined) throw new Error(`There is no sample of a ${kind}.`);
  return block;
}
