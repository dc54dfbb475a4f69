/** Every kind of story, from the manual's samples: drafted, held against its rules, published, read by people and machines. */
import { describe, expect, test } from 'vitest';
import { kindOf } from '../src/features/stories/kinds/all-kinds.ts';
import { storyKinds } from '../src/features/stories/kinds/kind-name.ts';
import type { StoryKind } from '../src/features/stories/kinds/kind-name.ts';
import { missingForPublishing } from '../src/features/stories/publish-rules.ts';
import { kawaraban } from './support/kawaraban.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { demoNetwork } from './support/demo-network.ts';
import { htmlFaults } from './support/html-validate.ts';
import { hasHeard } from './support/kept-pages.ts';
import { kindDesk, markupIn } from './support/kind-desk.ts';
import { servingNode } from './support/serving-node.ts';

const database = await testDatabase();
const dataDir = testDataDir();
const { db, network } = await demoNetwork(database.url);
const { get, node } = await servingNode({ databaseUrl: database.url, dataDir });
const { asFile, draftOf, publish, sampleOf, samples, storiesThatTheDigestNames } = kindDesk({
  ...{ db, databaseUrl: database.url, network, dataDir },
});
await storiesThatTheDigestNames();

/** What machines read of each, and what people do that no other kind has. */
const seen: Record<StoryKind, readonly [type: string, ...words: string[]]> = {
  news: ['NewsArticle', 'By Mio Aramaki'],
  partner: ['NewsArticle', 'By Natsume Ide, <a href="https://utsumi-tribune.example/">', 'Read it there'],
  crime: ['ReportageNewsArticle', 'Who says so', 'Minami Setouchi Television'],
  quote: ['Quotation', 'printer of tide tables', '<q lang="ja">海が遅れたことは一度もない</q>'],
  picture: ['ImageObject', 'rel="license"', 'Uranoto harbour'],
  question: ['DiscussionForumPosting', 'The railway has asked to see the answers.'],
  feature: ['Article', 'Mio Aramaki asks; Ruriko Tokizane', '17, of whom 5 climb'],
  digest: ['Article', 'The Counter, No. 89', 'Named: moving-out-deposit'],
  'press-release': ['AdvertiserContentArticle', 'Our newsroom has neither written nor checked it', 'mailto:press@'],
  'event-roundup': ['Article', 'Recommended for people who have lived here too long', 'Sold out', 'openstreetmap.org'],
  contest: ['Article', 'There was no discussion.', '<ol reversed start="2">'],
  guide: ['Article', 'See a sample', 'てんにゅうとどけ'],
  place: ['TouristAttraction', 'See it on a map', 'How to get there', '香川県丸亀市'],
  'job-roundup': ['Article', '¥268,000–310,000 / month', 'Visa sponsorship'],
};

test('the manual shows each kind there is, once', () => {
  expect([...samples.keys()].toSorted()).toEqual([...storyKinds].toSorted());
});

describe.each(storyKinds)('a story of kind %s', (kind) => {
  test('has a page that people, validators and machines can read, in both editions and in a feed', async () => {
    const { host, path } = await publish(sampleOf(kind));
    await hasHeard(node.cache, db);
    const [full, lite] = [await get(host, path), await get(host, `${path}.lite`)];
    expect([full.status, lite.status]).toEqual([200, 200]);
    const [type, ...words] = seen[kind];
    for (const text of words) expect(full.text).toContain(text);
    expect(markupIn(full.text)).toMatchObject({ '@context': 'https://schema.org', '@type': type });
    expect([...(await htmlFaults(full.text)), ...(await htmlFaults(lite.text))]).toEqual([]);
    for (const { text } of [full, lite]) expect(text).not.toMatch(/ style=| on[a-z]+=|javascript:/);
    expect(lite.text).not.toMatch(/<(script|img|form|iframe)/);
    const section = path.slice(0, path.lastIndexOf('/'));
    for (const feed of [`${section}/feed`, section]) expect((await get(host, feed)).text).toContain(path);
  });

  test('keeps what its file said, and takes no field that it has not', async () => {
    const sample = sampleOf(kind);
    const draft = await draftOf(sample);
    const { stored } = kindOf(kind);
    expect(stored.parse(draft.copy.fields)).toEqual(draft.copy.fields);
    const foreign = { ...sample, fields: { ...sample.fields, weather: 'fine' } };
    await expect(draftOf(foreign)).rejects.toMatchObject({
      detail: expect.stringContaining('fields: nothing here is called “weather”'),
    });
  });
});

/** The sample with one thing otherwise: `fields.winners.0.rank`. Undefined leaves it out. */
function changed(kind: StoryKind, path: string, value: unknown): ReturnType<typeof sampleOf> {
  const sample = sampleOf(kind);
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  const holder = steps.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], sample);
  (holder as Record<string, unknown>)[last] = value;
  return sample;
}

test.each<[StoryKind, string, unknown, RegExp]>([
  ['partner', 'fields.original', 'javascript:alert(1)', /fields\.original: takes an address/],
  ['crime', 'fields.attributions', [], /fields\.attributions: at least 1/],
  ['quote', 'fields.speaker', undefined, /fields\.speaker: is missing/],
  ['question', 'fields.answersUntil', 'soon', /fields\.answersUntil: a day such as/],
  ['feature', 'fields.company.name', undefined, /fields\.company\.name: is missing/],
  ['digest', 'fields.stories.0.story', 999_999, /Number 999999/],
  ['press-release', 'fields.contact.email', 'press', /fields\.contact\.email: a mail address/],
  ['event-roundup', 'fields.events.0.opens', '25:00', /fields\.events\[0\]\.opens: takes a time/],
  ['contest', 'fields.winners.0.rank', 11, /fields\.winners\[0\]\.rank: at most 10/],
  ['guide', 'fields.topics.0', 'x'.repeat(41), /fields\.topics\[0\]: at most 40/],
  ['place', 'fields.prefecture', 'atlantis', /fields\.prefecture: one of these/],
  ['job-roundup', 'fields.jobs.0.pay.per', 'minute', /fields\.jobs\[0\]\.pay\.per: one of these/],
])('a %s is refused for its %s, with the place', async (kind, path, value, told) => {
  await expect(draftOf(changed(kind, path, value))).rejects.toMatchObject({ detail: expect.stringMatching(told) });
});

const fourJobs = (sampleOf('job-roundup').fields?.['jobs'] as unknown[] | undefined)?.slice(1);

test.each<[StoryKind, RegExp, path: string, value: unknown]>([
  ['partner', /a byline that is the partner’s alone/, 'byline', 'By Us'],
  ['crime', /the legal risk “named-suspect”/, 'fields.namesSuspects', true],
  [
    'crime',
    /a body without embeds/,
    'body',
    ['Words.', { embed: { href: 'https://vimeo.com/123456', title: 'A film' } }],
  ],
  ['picture', /the picture that a picture story is about/, 'picture', undefined],
  ['feature', /a standfirst/, 'standfirst', undefined],
  ['feature', /questions: `question` blocks/, 'body', ['No question.']],
  ['digest', /which is there twice/, 'fields.stories.1.story', 'life.localhost/category/home/moving-out-deposit'],
  ['press-release', /nobody of the house has written it/, 'byline', 'By Us'],
  ['press-release', /mail address or telephone/, 'fields.contact', { name: 'Shin Murakoshi' }],
  ['event-roundup', /an end of “Lantern walk”/, 'fields.events.0.until', '2026-11-01'],
  ['event-roundup', /alt text of a picture in its fields/, 'fields.events.0.picture.alt', undefined],
  ['contest', /each rank from 1 to 2 once/, 'fields.winners.1.rank', 5],
  ['contest', /not before the opening/, 'fields.closes', '2026-09-01'],
  ['guide', /a topic for each of its headings \(2 of 3\)/, 'fields.topics', ['Before', 'Windows']],
  ['place', /a picture of the place/, 'picture', undefined],
  ['job-roundup', /at least 5 posts/, 'fields.jobs', fourJobs],
  ['job-roundup', /ends above where it begins/, 'fields.jobs.0.pay.to', 1],
])('a %s is not published without %s', async (kind, missing, path, value) => {
  const sample = changed(kind, path, value);
  const { copy } = await draftOf(sample);
  const { picture } = copy;
  const lacking = missingForPublishing(kind, { ...copy, pictureId: picture?.id ?? null, pictureText: picture });
  expect(lacking.join(', ')).toMatch(missing);
  const refused = { code: 'story-incomplete', detail: expect.stringMatching(missing) };
  await expect(publish(sample)).rejects.toMatchObject(refused);
});

test('an interview asks by its blocks as well as by its headings', async () => {
  const body = [
    { question: 'Who looks at a clock?', by: 'We' },
    { answer: 'Everybody.', by: 'Ruriko Tokizane' },
  ];
  const { host, path } = await publish(changed('feature', 'body', body));
  await hasHeard(node.cache, db);
  expect((await get(host, path)).text).toContain('<strong>Who looks at a clock?</strong>');
});

test('the sample of a place works as the manual says: pasted into the command line', async () => {
  const env = { DATABASE_URL: database.url, DATA_DIR: dataDir };
  const input = JSON.stringify(sampleOf('place'));
  const made = await kawaraban(['story', 'new', '-', '--publish', '--json'], env, { input });
  expect(made, made.stderr).toMatchObject({ code: 0 });
  const [{ storyId }] = made.json() as [{ storyId: number }];
  const shown = await kawaraban(['story', 'show', String(storyId)], env);
  expect(shown.stdout).toContain('prefecture: "kagawa"');
  // Without fields they stay; another kind it cannot become.
  const { fields: _fields, kind: _kind, ...words } = sampleOf('place');
  const revised = { ...words, standfirst: 'An island of two paths.' };
  expect((await kawaraban(['story', 'revise', String(storyId), asFile(revised)], env)).code).toBe(0);
  const after = await kawaraban(['story', 'show', String(storyId), '--json'], env);
  const [about] = after.json() as [{ fields: { prefecture: string }; changes: { place: string; after: string }[] }];
  expect(about.fields.prefecture).toBe('kagawa');
  expect(about.changes).toContainEqual(
    expect.objectContaining({ place: 'standfirst', after: 'An island of two paths.' }),
  );
  const other = await kawaraban(['story', 'revise', String(storyId), asFile({ ...words, kind: 'news' })], env);
  expect(other).toMatchObject({ code: 1, stderr: expect.stringContaining('is a place, and stays one') });
});
