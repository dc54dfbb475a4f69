/** `./kawaraban story …`: the desk, as long as it is the command line. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cliDesk, ladderStory } from './support/cli-desk.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { demoNetwork } from './support/demo-network.ts';
import { writeJpeg } from './support/sample-pictures.ts';
import { servingNode } from './support/serving-node.ts';
import { until } from './support/until.ts';

const database = await testDatabase();
const dataDir = testDataDir();
const { db } = await demoNetwork(database.url);
const { get } = await servingNode({ databaseUrl: database.url, dataDir });
const { run, file, storyVerb } = cliDesk(database.url, dataDir);

const page = (address = ''): [host: string, path: string] => {
  const [host = '', ...path] = address.split('/');
  return [host, `/${path.join('/')}`];
};

test('a story from a file: draft, published, revised, withheld, published by its address, killed with a notice', async () => {
  await writeJpeg(join(dataDir, 'ladder.jpg'), { hue: 10 });
  const picture = { file: 'ladder.jpg', alt: 'A ladder.', caption: 'The ladder, longer.', credit: 'Print: art desk' };
  const made = await storyVerb('new', file('ladder.json', ladderStory({ picture })));
  expect(made).toEqual({
    storyId: made.storyId,
    done: 'draft',
    addresses: ['news.localhost/category/national/borrowed-ladder'],
  });
  const [address = ''] = made.addresses;
  const id = String(made.storyId);
  expect((await get(...page(address))).status).toBe(404);

  expect(await storyVerb('publish', id)).toMatchObject({ done: 'published', addresses: [address] });
  const first = await until('the page', async () => {
    const reply = await get(...page(address));
    return reply.status === 200 && reply.text;
  });
  expect(first).toContain('The ladder, longer.');

  const revised = ladderStory({
    picture,
    headline: 'Ladder measured again',
    body: ['Nobody had asked.', 'It is two rungs.'],
  });
  await storyVerb('revise', id, file('ladder-2.json', revised));
  const second = await until('the new words', async () => {
    const reply = await get(...page(address));
    return reply.text.includes('Ladder measured again</h1>') && reply.text;
  });
  const idOf = (html: string): string | undefined => /<p id="(p-[a-z0-9]+)">Nobody had asked\./.exec(html)?.[1];
  expect(idOf(second)).toBe(idOf(first));

  const corrected = await storyVerb('correct', id, file('ladder-3.json', revised), '--note', 'It was one rung.');
  expect(corrected.done).toBe('corrected');
  await until('the correction', async () => (await get(...page(address))).text.includes('It was one rung.'));
  expect((await run(['story', 'correct', id, file('ladder-3.json', revised)])).code).toBe(2);

  expect((await storyVerb('withhold', `http://${address}`)).done).toBe('withheld');
  await until('404', async () => (await get(...page(address))).status === 404);
  await storyVerb('publish', `http://${address}.lite`);
  await until('200', async () => (await get(...page(address))).status === 200);

  await storyVerb('kill', `http://${address}`, '--notice', 'The ladder was never lent.');
  await until('410', async () => (await get(...page(address))).text.includes('The ladder was never lent.'));
  const again = await run(['story', 'publish', id]);
  expect(again).toMatchObject({ code: 1, stdout: '' });
  expect(again.stderr).toMatch(/killed, and that is for good/);
});

test('a story from stdin, published at once; one line for people on stdout', async () => {
  const text = JSON.stringify(ladderStory({ slug: 'from-stdin' }));
  const finished = await run(['story', 'new', '-', '--publish'], text);
  expect(finished).toMatchObject({ code: 0, stderr: '' });
  expect(finished.stdout).toMatch(/^story \d+ published: news\.localhost\/category\/national\/from-stdin\n$/);
});

test('a story that may not be published at once is refused whole: no draft, no slug is left', async () => {
  const input = file('bare.json', ladderStory({ slug: 'bare-picture', kind: 'picture', picture: undefined }));
  const refused = await run(['story', 'new', input, '--publish']);
  expect(refused).toMatchObject({ code: 1, stdout: '' });
  expect(refused.stderr).toMatch(/Missing: /);
  const left = await db.selectFrom('segment').select('segment').where('segment', '=', 'bare-picture').execute();
  const places = await db.selectFrom('appearance').select('slug').where('slug', '=', 'bare-picture').execute();
  expect([left, places]).toEqual([[], []]);
});

test('a story taken down leaves no trace at its address, and a tombstone', async () => {
  const { storyId, addresses } = await storyVerb(
    'new',
    file('court.json', ladderStory({ slug: 'court-order' })),
    '--publish',
  );
  const [address = ''] = addresses;
  await until('the page', async () => (await get(...page(address))).status === 200);
  // As it is printed, without a scheme.
  await storyVerb('take-down', address);
  await until('404', async () => (await get(...page(address))).status === 404);
  expect((await run(['story', 'publish', String(storyId)])).stderr).toMatch(/for good/);
  const stones = await db.selectFrom('tombstone').select(['kind', 'tag']).execute();
  expect(stones).toContainEqual({ kind: 'takedown', tag: `story:${storyId}` });
  const shown = await run(['story', 'show', address]);
  expect(shown).toMatchObject({ code: 0, stderr: '' });
  expect(shown.stdout).toMatch(/^state +taken-down$/m);
  expect(shown.stdout).toMatch(/^addresses +news\.localhost\/category\/national\/court-order$/m);
});

test('a story scheduled for a time with a zone', async () => {
  const { storyId } = await storyVerb('new', file('later.json', ladderStory({ slug: 'later' })));
  await storyVerb('schedule', String(storyId), '--at', '2031-01-01T06:10+09:00');
  const row = await db.selectFrom('story').selectAll().where('id', '=', storyId).executeTakeFirstOrThrow();
  expect([row.state, row.publish_at?.toISOString()]).toEqual(['scheduled', '2030-12-31T21:10:00.000Z']);
});

test.concurrent.each<[string, string | object, RegExp]>([
  ['no JSON', '{"kind": "news",', /no JSON.*position 16/s],
  ['a list', '[]', /an object in braces is wanted\./],
  ['no headline', { ...ladderStory(), headline: undefined }, /headline/],
  ['a slug with capitals', ladderStory({ slug: 'Ladder' }), /slug: is made of a to z/],
  ['an unknown word', ladderStory({ heading: 'x' }), /heading/],
  ['an unknown site', ladderStory({ site: 'nowhere' }), /“nowhere” is not among hibari, norenwork, tabine, yorimichi/],
  [
    'an unknown section',
    ladderStory({ section: 'moon' }),
    /“moon” is not among national, .*Use one of the sections named/s,
  ],
  ['an unknown agency', ladderStory({ source: 'nobody' }), /“nobody” is not among kaikyo/],
  [
    'a picture without alt',
    ladderStory({ picture: { file: 'ladder.jpg', caption: 'c', credit: 'd' } }),
    /picture\.alt/,
  ],
  [
    'a picture without credit',
    ladderStory({ picture: { file: 'ladder.jpg', alt: 'a', caption: 'c', credit: ' ' } }),
    /picture\.credit/,
  ],
  [
    'a picture that is not there',
    ladderStory({ picture: { file: 'lost.jpg', alt: 'a', caption: 'c', credit: 'd' } }),
    /no file .*lost\.jpg/,
  ],
  [
    'a character that cannot be kept',
    '{"kind":"news","site":"hibari","section":"national","slug":"nul","headline":"A\\u0000B","body":["x"]}',
    /headline/,
  ],
])('a file with %s is refused with its place and what to do', async (what, content, words) => {
  const { count: before } = await db
    .selectFrom('story')
    .select((of) => of.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  const finished = await run(['story', 'new', file(`bad ${what}.json`, content)]);
  expect(finished).toMatchObject({ code: 1, stdout: '' });
  expect(finished.stderr).toMatch(words);
  expect(finished.stderr).not.toMatch(/^ +at |ZodError|insert into/m);
  const { count } = await db
    .selectFrom('story')
    .select((of) => of.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  expect(count).toBe(before);
});

test.concurrent.each([
  ['999999', /no such story/],
  ['ladder', /Nothing of ours/],
  ['http://:', /neither a number nor an address/],
  ['http://news.localhost/category/national/never-written', /Nothing of ours/],
  ['http://elsewhere.example/category/national/from-stdin', /Nothing of ours/],
])('%s names no story', async (named, words) => {
  const finished = await run(['story', 'publish', named]);
  expect(finished).toMatchObject({ code: 1, stdout: '' });
  expect(finished.stderr).toMatch(words);
});

test('a file that is not there is named', async () => {
  const finished = await run(['story', 'new', join(dataDir, 'missing.json')]);
  expect(finished).toMatchObject({ code: 1, stdout: '' });
  expect(finished.stderr).toContain('missing.json');
});

test('list: the newest stories of a site or a state; show says what readers see', async () => {
  const make = async (slug: string, ...more: [object, ...string[]]): Promise<number> => {
    const [changed, ...options] = more;
    return (await storyVerb('new', file(`${slug}.json`, ladderStory({ slug, headline: slug, ...changed })), ...options))
      .storyId;
  };
  const first = await make('first-made-last-published', {});
  const embargoed = await make('held', { embargoUntil: '2099-01-01T00:00:00Z' }, '--publish');
  const expired = await make('over', { expiresAt: '2020-01-01T00:00:00Z' }, '--publish');
  const draft = await make('a-draft', {});
  await storyVerb('publish', String(first));
  const listed = (await run(['story', 'list', '--site', 'hibari', '--json'])).json() as {
    storyId: number;
    state: string;
  }[];
  // What is to come stands above what was, the latest first.
  expect(listed[0]).toMatchObject({ storyId: embargoed, state: 'embargoed', publishedAt: '2099-01-01T00:00:00.000Z' });
  expect(listed[1]?.state).toBe('scheduled');
  expect(listed.slice(2, 5)).toMatchObject([
    { storyId: first, state: 'live', site: 'hibari', section: 'national', headline: 'first-made-last-published' },
    { storyId: draft, state: 'draft', publishedAt: null },
    { storyId: expired, state: 'expired' },
  ]);
  const ofState = async (state: string): Promise<number[]> =>
    ((await run(['story', 'list', '--state', state, '--json'])).json() as { storyId: number }[]).map(
      (of) => of.storyId,
    );
  expect(await ofState('embargoed')).toEqual([embargoed]);
  expect(await ofState('expired')).toEqual([expired]);
  expect(await ofState('live')).toContain(first);
  expect(await ofState('live')).not.toContain(embargoed);
  expect(await run(['story', 'list', '--site', 'tabine'])).toMatchObject({ code: 0, stdout: '' });
  const drafts = await run(['story', 'list', '--state', 'draft', '--limit', '1']);
  expect(drafts.stdout).toMatch(/^ +\d+ {2}draft +- +hibari\/national +a-draft\n$/);
  const words = async (id: number): Promise<string> => (await run(['story', 'show', String(id)])).stdout;
  expect(await words(embargoed)).toMatch(/^state +live, embargoed until 2099-01-01T00:00:00\.000Z: .*not see it yet$/m);
  expect(await words(expired)).toMatch(
    /^state +live, expired since 2020-01-01T00:00:00\.000Z: .*not see it any more$/m,
  );
  expect((await run(['story', 'show', String(expired), '--json'])).json()).toMatchObject([
    { state: 'live', standing: 'expired' },
  ]);
});
