import { expect, test } from 'vitest';
import {
  blockOf,
  drawBlocks,
  eachBlock,
  sampleParts,
  samplePicture,
} from '../../../../tests/support/sample-blocks.tsx';
import type { CutPicture } from '../../media/media.ts';
import { blockInput } from './all-blocks.ts';
import type { BlockInput } from './all-blocks.ts';

test('a picture that may not be shown here leaves no hole, nor does a gallery without any', () => {
  const none = { parts: { pictures: new Map(), stories: new Map() } };
  const blocks = eachBlock
    .filter(([kind]) => ['image', 'gallery', 'story card'].includes(kind))
    .map(([, block]) => block);
  for (const edition of ['full', 'lite', 'feed'] as const) expect(drawBlocks(blocks, { edition, ...none })).toBe('');
  const one = { parts: { ...sampleParts, pictures: new Map([[3, samplePicture(3)]]) } };
  const shown = drawBlocks(blocks, one);
  expect([shown.match(/<figure/g)?.length, shown.includes('A rope.'), shown.includes('A bell.')]).toEqual([
    1,
    false,
    true,
  ]);
});

test('a picture is cut where its piece is there, and shown whole where it is not', () => {
  const block = blockOf('image');
  expect(drawBlocks([block])).toContain('width="960" height="640"');
  const pieces = ['jpeg', 'avif'].flatMap((format) => [480, 960].map((width) => ({ format, width, sizeBytes: 1 })));
  const cut = samplePicture(1, { crops: [{ ratio: '4x5', x: 30, y: 40, renditions: pieces }] } as Partial<CutPicture>);
  const html = drawBlocks([block], { parts: { ...sampleParts, pictures: new Map([[1, cut]]) } });
  expect(html).toContain('media="(max-width:599px)" srcset="/media/key1-4x5-30-40-480.avif 480w');
  expect(html).toContain('width="480" height="600"');
  // Another point is another piece.
  const elsewhere = samplePicture(1, {
    crops: [{ ratio: '4x5', x: 31, y: 40, renditions: pieces }],
  } as Partial<CutPicture>);
  expect(drawBlocks([block], { parts: { ...sampleParts, pictures: new Map([[1, elsewhere]]) } })).not.toContain('4x5');
});

test('the log of a developing story stands newest first, and an entry keeps its address when another comes', () => {
  const [first, second] = [
    { at: '2026-11-24T06:10:00+09:00', heading: 'First' },
    { at: '2026-11-24T09:30:00+09:00', heading: 'Second' },
  ] as const;
  const before = drawBlocks([{ keyEvents: [first] }]);
  const after = drawBlocks([{ keyEvents: [first, second] }]);
  const anchor = /<li id="([^"]+)"/.exec(before)?.[1];
  expect(after.indexOf('Second')).toBeLessThan(after.indexOf('First'));
  expect(after.split('Second')[1]).toContain(`<li id="${anchor}"`);
  expect(after).toContain('Updated Nov 24, 2026, 9:30 a.m. JST');
});

test('what is sold is labelled with who pays, and never stands beside a death', () => {
  const block = blockOf('product card');
  for (const edition of ['full', 'lite', 'feed'] as const) {
    expect(drawBlocks([block], { edition })).toMatch(
      /<strong>Sponsored<\/strong> by Tsuzura Mobile.*rel="sponsored nofollow"/,
    );
    expect(drawBlocks([block], { edition, sensitive: true })).toBe('');
  }
});

test('a post is closed and an event over on the day after its last', () => {
  const job = (until: string): BlockInput => ({
    job: { title: 'Deckhand', organisation: 'Line', place: 'Uno', href: '/jobs/3', until },
  });
  expect(drawBlocks([job('2026-11-24')])).toContain('href="/jobs/3"');
  expect(drawBlocks([job('2026-11-23')])).toMatch(/This post has closed.*<h2>Deckhand<\/h2>/);
  const event = (ends: string): BlockInput => ({ event: { name: 'Choir', starts: '2026-11-20', ends } });
  expect(drawBlocks([event('2026-11-24')])).not.toContain('It is over');
  // Half past midnight in Tokyo on the 24th is the 23rd in UTC.
  expect(drawBlocks([event('2026-11-23T15:30:00Z')])).not.toContain('It is over');
  expect(drawBlocks([event('2026-11-23T14:30:00Z')])).toContain('It is over');
});

test('a video is a curtain on the page and a link elsewhere, to the provider’s own page without what follows readers', () => {
  const block = blockOf('embed');
  const html = drawBlocks([block]);
  expect(html).not.toContain('<iframe');
  expect(html).toContain('data-frame="https://www.youtube-nocookie.com/embed/abcdefghijk"');
  for (const edition of ['full', 'lite', 'feed'] as const) {
    expect(drawBlocks([block], { edition })).toContain('href="https://www.youtube.com/watch?v=abcdefghijk"');
    expect(drawBlocks([block], { edition })).not.toContain('tracking');
  }
  expect(drawBlocks([block], { edition: 'feed' })).not.toContain('nocookie');
});

test.each([
  ['an unlisted host', 'https://video.example/watch?v=abcdefghijk'],
  ['plain http', 'http://www.youtube.com/watch?v=abcdefghijk'],
  ['a host that only looks like one', 'https://www.youtube.com.evil.example/watch?v=abcdefghijk'],
  ['a name and password', 'https://www.youtube.com:x@evil.example/watch?v=abcdefghijk'],
  ['another port', 'https://www.youtube.com:8443/watch?v=abcdefghijk'],
  ['no video', 'https://www.youtube.com/feed/trending'],
  ['what would leave the path', 'https://vimeo.com/12345/../../x"onload="'],
])('%s is no embed', (_what, href) => {
  const found = blockInput.safeParse({ embed: { href, title: 'T' } });
  if (href.includes('vimeo'))
    expect(drawBlocks([{ embed: { href: 'https://vimeo.com/12345', title: 'T' } }])).not.toContain('onload');
  else expect(found.success).toBe(false);
});

test('the topics of a guide are the headings below, and nothing where there is one', () => {
  const html = drawBlocks([
    { heading: 'Before' },
    { topics: true },
    { heading: 'Rent' },
    'Words.',
    { heading: 'Water' },
  ]);
  expect(html.match(/<li>/g)).toHaveLength(2);
  expect(html).toContain('<a href="#p-b00000003">Rent</a>');
  expect(drawBlocks([{ topics: true }, { heading: 'Rent' }])).not.toContain('<nav');
});
