/** The demo's copy, by the rules that it was written to, and what its seeding leaves. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { renditionFile } from '../src/features/media/media-files.ts';
import type { Rendition } from '../src/features/media/media.ts';
import { storyKinds } from '../src/features/stories/kinds/kind-name.ts';
import { demoFieldFiles, demoPictureFile } from '../src/demo-fields.ts';
import { openDatabase } from '../src/platform/db/database.ts';
import { projectRoot, readJson } from './support/demo-network.ts';
import { seededDemo } from './support/seeded-demo.ts';

interface Story {
  file: string;
  key: string;
  site: string;
  language: 'en' | 'ja';
  kind: string;
  headline: string;
  standfirst?: string;
  source?: string;
  pairOf?: string;
  picture?: { subject: string; n: number; alt: string; caption: string; credit: string };
  body: unknown[];
  fields?: unknown;
}

const demo = join(projectRoot, 'demo');
const stories: Story[] = readdirSync(join(demo, 'stories')).flatMap((site) =>
  readdirSync(join(demo, 'stories', site)).flatMap((name) => {
    const file = `demo/stories/${site}/${name}`;
    return [readJson(file)].flat().map((story) => ({ language: 'en', ...(story as object), file }) as Story);
  }),
);
const named = (story: Story): string => `${story.file} ${story.key}`;
const picturesOf = ({ site, picture, fields }: Story): string[] => [
  ...(picture ? [demoPictureFile(site, picture.subject, picture.n)] : []),
  ...demoFieldFiles(site, fields),
];

/** All strings in a value: what readers read. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Of fields what is said in sentences: addresses of a pair are the same. */
const saidIn = (fields: unknown): string[] =>
  textsIn(fields).filter((text) => /[.。?？!]$/.test(text) && !/^https?:/.test(text));

function wordsOf(story: Story): string[] {
  const { headline, standfirst, picture, body, fields } = story;
  return textsIn([headline, standfirst ?? '', picture?.alt ?? '', picture?.caption ?? '', body, fields]);
}

/** Without the addresses of links, which have marks of their own. */
const plain = (text: string): string => text.replaceAll(/\]\([^)]*\)/g, ']');

const sentencesOf = (text: string, language: string): string[] =>
  [...new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)].map(({ segment }) => segment.trim());

const wordCount = (text: string, language: string): number =>
  [...new Intl.Segmenter(language, { granularity: 'word' }).segment(text)].filter((part) => part.isWordLike).length;

describe('the copy', () => {
  test('there are enough stories, of every kind, on every site, in both languages', () => {
    expect(stories.length).toBeGreaterThanOrEqual(60);
    expect(new Set(stories.map((story) => story.kind))).toEqual(new Set(storyKinds));
    for (const site of ['hibari', 'norenwork', 'tabine', 'yorimichi'])
      expect(new Set(stories.filter((story) => story.site === site).map((story) => story.language))).toEqual(
        new Set(['en', 'ja']),
      );
    const keys = stories.map((story) => story.key);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    for (const { pairOf } of stories) if (pairOf) expect(keys).toContain(pairOf);
  });

  test('no sentence stands twice', () => {
    const seen = new Map<string, string>();
    const twice: string[] = [];
    for (const story of stories) {
      for (const sentence of textsIn([
        story.standfirst ?? '',
        story.picture?.caption ?? '',
        story.body,
        saidIn(story.fields),
      ]).flatMap((text) => sentencesOf(text, story.language))) {
        // “No.” and a table’s “Day” are no sentences of anybody’s own.
        if (wordCount(sentence, story.language) < 5) continue;
        const first = seen.get(sentence);
        if (first) twice.push(`${sentence} (${first}, ${named(story)})`);
        seen.set(sentence, named(story));
      }
    }
    expect(twice).toEqual([]);
  });

  test('no headline ends in a full stop, and none stands twice', () => {
    expect(stories.filter((story) => /[.。]$/.test(story.headline)).map(named)).toEqual([]);
    const headlines = stories.map((story) => story.headline);
    expect(headlines.filter((headline, index) => headlines.indexOf(headline) !== index)).toEqual([]);
  });

  test('quotation marks and apostrophes are curly', () => {
    const straight = stories.flatMap((story) =>
      wordsOf(story)
        .map(plain)
        .filter((text) => /["']/.test(text))
        .map((text) => `${named(story)}: ${text}`),
    );
    expect(straight).toEqual([]);
  });

  test('no agency, paper or broadcaster that there is', () => {
    const real = [
      ...[
        'Reuters',
        'Associated Press',
        'Agence France',
        'AFP',
        'Kyodo',
        'Jiji',
        'Bloomberg',
        'Xinhua',
        'Yonhap',
        'dpa',
        'TASS',
      ],
      ...[
        'NHK',
        'BBC',
        'CNN',
        'Asahi',
        'Yomiuri',
        'Mainichi',
        'Nikkei',
        'Sankei',
        'Japan Times',
        'Japan Today',
        'Guardian',
      ],
      ...[
        'New York Times',
        'Washington Post',
        '共同通信',
        '時事通信',
        '朝日新聞',
        '読売新聞',
        '毎日新聞',
        '日本経済新聞',
        'ロイター',
      ],
    ];
    const pattern = new RegExp(
      `\\b(?:${real.filter((name) => /^[A-Za-z]/.test(name)).join('|')})\\b|${real.filter((name) => !/^[A-Za-z]/.test(name)).join('|')}`,
    );
    const texts = [
      ...stories.map((story): [string, string] => [named(story), textsIn(story).join('\n')]),
      ...['demo/network.json', 'demo/wire/1-item.json', 'demo/wire/2-update.json', 'demo/wire/3-cancel.json'].map(
        (file): [string, string] => [file, textsIn(readJson(file)).join('\n')],
      ),
    ];
    expect(
      texts.flatMap(([where, text]) => (pattern.test(text) ? [`${where}: ${pattern.exec(text)?.[0]}`] : [])),
    ).toEqual([]);
  });
});

describe('the pictures', () => {
  const pictured = stories.filter((story) => story.picture);

  test('every one that a story names is there, and every one that is there is named', () => {
    const inBodies = JSON.stringify(stories.map(({ body }) => body)).matchAll(/"file":"([^"]+)"/g);
    const wanted = new Set([...stories.flatMap(picturesOf), ...[...inBodies].map(([, file]) => file ?? '')]);
    const there = readdirSync(join(demo, 'pictures'));
    expect([...wanted].filter((name) => !there.includes(name))).toEqual([]);
    expect(there.filter((name) => !wanted.has(name))).toEqual([]);
    expect(existsSync(join(demo, 'wire/kp-041187.jpg'))).toBe(true);
  });

  test('each has an alt text of eight words or more, a caption and a credit, which say different things', () => {
    const short = pictured.filter(({ picture, language }) => wordCount(picture?.alt ?? '', language) < 8);
    expect(short.map((story) => `${named(story)}: ${story.picture?.alt}`)).toEqual([]);
    for (const story of pictured) {
      expect(story.picture?.caption.trim(), named(story)).toMatch(/\S/);
      expect(story.picture?.credit, named(story)).toMatch(/^(Print|版画)[:：]/);
      expect(story.picture?.alt, named(story)).not.toBe(story.picture?.caption);
    }
  });
});

describe('the seeded network', async () => {
  const started = Date.now();
  const demoNow = await seededDemo();
  console.info(`the demo, seeded or copied: ${((Date.now() - started) / 1_000).toFixed(1)} s`);
  const { db, close } = openDatabase({ url: demoNow.url, name: 'kawaraban test' });
  afterAll(close);

  test('has four sites and every story, live', async () => {
    const sites = await db.selectFrom('site').select('key').orderBy('position').execute();
    expect(sites.map((site) => site.key)).toEqual(['hibari', 'norenwork', 'tabine', 'yorimichi']);
    const states = await db.selectFrom('story').select('state').execute();
    expect(states).toHaveLength(stories.length);
    expect(new Set(states.map((story) => story.state))).toEqual(new Set(['live']));
  });

  test('lacks no rendition of any lead picture on disk', async () => {
    const leads = await db
      .selectFrom('story')
      .innerJoin('story_revision', 'story_revision.id', 'story.revision_id')
      .innerJoin('picture', 'picture.id', 'story_revision.picture_id')
      .select(['story.id', 'picture.key', 'picture.renditions'])
      .execute();
    expect(leads).toHaveLength(stories.filter((story) => story.picture).length);
    for (const { id, key, renditions } of leads) {
      const made = renditions as unknown as Rendition[];
      expect(made.length, `story ${id}`).toBeGreaterThan(0);
      for (const { width, format, sizeBytes } of made)
        expect(
          readFileSync(renditionFile(join(demoNow.dataDir, 'media'), key, width, format)).length,
          `story ${id}`,
        ).toBe(sizeBytes);
    }
  });
});
