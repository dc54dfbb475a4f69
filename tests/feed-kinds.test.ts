/** What feeds say of each kind of story: whose words they are, and, where all of it goes out, all that its page says. */
import { describe, expect, test } from 'vitest';
import { setFeedText } from '../src/features/network/network.ts';
import { kindOf } from '../src/features/stories/stories.ts';
import type { StoryKind } from '../src/features/stories/stories.ts';
import { storyKinds } from '../src/features/stories/kinds/kind-name.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { demoNetwork } from './support/demo-network.ts';
import { hasHeard } from './support/kept-pages.ts';
import { kindDesk } from './support/kind-desk.ts';
import { requireWellFormed, readFeed } from './support/read-feed.ts';
import type { ReadItem } from './support/read-feed.ts';
import { servingNode } from './support/serving-node.ts';
import { until } from './support/until.ts';

const database = await testDatabase();
const dataDir = testDataDir();
const { db, network } = await demoNetwork(database.url);
const { get, node } = await servingNode({ databaseUrl: database.url, dataDir });
const { draftOf, publish, sampleOf, storiesThatTheDigestNames } = kindDesk({
  ...{ db, databaseUrl: database.url, network, dataDir },
});
await storiesThatTheDigestNames();

async function setting(text: 'summary' | 'own' | 'full'): Promise<void> {
  for (const site of network.sites) await setFeedText(db, site, text, 'desk:test');
  await until('the node to know', () => node.network().sites.every(({ feedText }) => feedText === text));
}

/** The story of this address, as its site's feed has it. */
async function inFeed({ host, path }: { host: string; path: string }): Promise<ReadItem> {
  await hasHeard(node.cache, db);
  const under = path.startsWith('/ja/') ? '/ja' : '';
  const { items } = readFeed('json', (await get(host, `${under}/feed.json`)).text);
  return items.find(({ link }) => link.endsWith(path))!;
}

describe('words that are not the house’s', () => {
  test.each<[StoryKind, author: string]>([
    ['partner', 'Natsume Ide'],
    ['press-release', 'Akari Bicycle Works'],
  ])('of a %s are its owner’s, and go out whole only where everything does', async (kind, author) => {
    await setting('own');
    const news = await publish(sampleOf('news'));
    const story = await publish(sampleOf(kind));
    expect((await inFeed(news)).html).toBeDefined();
    const { author: named, html } = await inFeed(story);
    expect([named, html]).toEqual([author, undefined]);
    await setting('full');
    expect((await inFeed(story)).html).toBeDefined();
  });

  test('of a partner who names nobody are the partner’s', async () => {
    const sample = sampleOf('partner');
    delete sample.fields?.['person'];
    expect((await inFeed(await publish(sample))).author).toBe('The Utsumi Tribune');
  });
});

/** What its page says that neither its body nor its words for the search hold. */
const alsoSaid: Partial<Record<StoryKind, readonly string[]>> = {
  partner: ['By Natsume Ide, The Utsumi Tribune', 'first appeared in The Utsumi Tribune on', 'Read it there'],
  crime: ['Who says so', 'Read it'],
  quote: ['printer of tide tables', 'As it was said', '<q lang="ja">海が遅れたことは一度もない</q>'],
  picture: ['Licence', 'Uranoto harbour', 'alt="Three fishing boats'],
  question: ['Say what you think'],
  feature: ['Mio Aramaki asks; Ruriko Tokizane', '17, of whom 5 climb'],
  digest: ['The Counter, No. 89', 'Named: moving-out-deposit'],
  'press-release': [
    'Press release by Akari',
    'Our newsroom has neither written nor checked it',
    'press@akari',
    'Issued',
  ],
  'event-roundup': ['Sold out', 'Recommended for', '5 p.m. – 8:30 p.m.'],
  contest: ['2nd', '1st', 'Winners named', 'The judges'],
  guide: ['See a sample', 'てんにゅうとどけ'],
  place: ['See it on a map', 'How to get there', '香川県丸亀市'],
  'job-roundup': ['¥268,000–310,000 / month', 'Visa sponsorship', 'Purser, night service'],
};

const textOf = (html: string): string =>
  html
    .replaceAll(/<rp>.*?<\/rp>|<rt>.*?<\/rt>/g, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
/** Of `[links](…)`, `*stress*` and `{readings|…}`. */
const withoutMarkup = (text: string): string =>
  text
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/\{([^|]*)\|[^}]*\}/g, '$1')
    .replaceAll('*', '');
const letters = (text: string): string => text.replaceAll(/\s/g, '');

describe.each(storyKinds)('where all of it goes out, a %s', (kind) => {
  test('says what its page says, in HTML that feeds allow', async () => {
    await setting('full');
    const sample = sampleOf(kind);
    const { copy } = await draftOf(sample);
    const story = await publish(sample);
    const html = (await inFeed(story)).html!;
    const said = letters(textOf(html));
    for (const words of kindOf(kind).words?.(copy.fields!) ?? []) expect(said).toContain(letters(withoutMarkup(words)));
    for (const words of alsoSaid[kind] ?? []) expect(letters(textOf(html) + html)).toContain(letters(words));
    requireWellFormed(`<div>${html}</div>`);
    for (const word of [
      ' id=',
      ' class=',
      ' data-',
      ' style=',
      ' aria-',
      '="/',
      '="#',
      '<script',
      '<svg',
      '<nav',
      '<form',
    ])
      expect(html).not.toContain(word);
    for (const [, address = ''] of html.matchAll(/(?:href|src)="([^"]*)"/g))
      expect(address).toMatch(/^(https?:\/\/|mailto:|tel:)/);
  });
});

test('a press release is called one in a summary, too', async () => {
  await setting('summary');
  const { summary } = await inFeed(await publish(sampleOf('press-release')));
  expect(summary).toMatch(/^Press release by Akari Bicycle Works\. /);
});

test('a suspect who is named has not been convicted, and the feed says so', async () => {
  await setting('full');
  const sample = sampleOf('crime');
  const fields = { ...sample.fields, namesSuspects: true, legalRisks: ['named-suspect'] };
  expect((await inFeed(await publish({ ...sample, fields }))).html).toContain(
    'Nobody named here has been convicted of what is reported.',
  );
});
