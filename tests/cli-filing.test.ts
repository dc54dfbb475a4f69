/** `./kawaraban tag …` and the filing of a story's file, as the desk uses them. */
import { expect, test } from 'vitest';
import { cliDesk, ladderStory } from './support/cli-desk.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { demoNetwork } from './support/demo-network.ts';

const database = await testDatabase();
const dataDir = testDataDir();
await demoNetwork(database.url);
const { run, file, storyVerb } = cliDesk(database.url, dataDir);
const shownOf = async (id: number): Promise<object> =>
  ((await run(['story', 'show', String(id), '--json'])).json() as object[])[0]!;

test('tags are made, named by a story’s file, renamed and merged', async () => {
  const made = await run(['tag', 'new', 'hibari', 'ladders', '--en', 'Ladders', '--ja', 'はしご']);
  expect(made.stdout).toBe('tag ladders made: news.localhost/tag/ladders\n');
  await run(['tag', 'new', 'hibari', 'loans', '--en', 'Loans']);
  const tagged = file('tagged.json', ladderStory({ tags: ['はしご', 'loans'] }));
  const { storyId } = await storyVerb('new', tagged, '--publish');
  expect(await shownOf(storyId)).toMatchObject({ tags: ['ladders', 'loans'] });
  // What the file does not name stays; what it names as none is none.
  await storyVerb('revise', String(storyId), file('plain.json', ladderStory()));
  expect(await shownOf(storyId)).toMatchObject({ tags: ['ladders', 'loans'] });
  await storyVerb('revise', String(storyId), file('fewer.json', ladderStory({ tags: ['loans'] })));
  expect(await shownOf(storyId)).toMatchObject({ tags: ['loans'] });
  await storyVerb('correct', String(storyId), tagged, '--note', 'It has two.');
  await run(['tag', 'describe', 'hibari', 'ladders', '--en', 'Lent and returned.']);
  await run(['tag', 'rename', 'hibari', 'Ladders', '--en', 'Ladders, borrowed', '--slug', 'borrowed-ladders']);
  expect((await run(['tag', 'merge', 'hibari', 'loans', 'borrowed-ladders'])).stdout).toContain('has 0 stories more');
  expect((await run(['tag', 'list', 'hibari', '--json'])).json()).toEqual([
    {
      ...{ site: 'hibari', slug: 'borrowed-ladders', stories: 1 },
      name: { en: 'Ladders, borrowed', ja: 'はしご' },
      description: { en: 'Lent and returned.' },
    },
  ]);
});

test('authors are made, named by a story’s file, and changed', async () => {
  const said = ['--en', 'Mio Aramaki', '--ja', '荒牧澪', '--role', 'Ladders', '--bio', 'Climbs them.'];
  const made = await run(['author', 'new', 'mio', ...said, '--picture', 'demo/pictures/hibari-desk-1.jpg']);
  expect(made).toMatchObject({
    code: 0,
    stdout: 'author mio made: /author/mio, on each site with a story of theirs\n',
  });
  const { storyId } = await storyVerb('new', file('by.json', ladderStory({ authors: ['mio'] })), '--publish');
  expect(await shownOf(storyId)).toMatchObject({ authors: ['mio'] });
  await run(['author', 'change', 'mio', '--bio', '', '--slug', 'mio-aramaki', '--picture', 'none']);
  expect((await run(['author', 'list', '--json'])).json()).toEqual([
    { slug: 'mio-aramaki', name: { en: 'Mio Aramaki', ja: '荒牧澪' }, role: { en: 'Ladders' }, bio: {}, stories: 1 },
  ]);
  for (const [wrong, code] of [
    [['author', 'change', 'mio'], 2],
    [['author', 'change', 'mio', '--en', 'M'], 1],
    [['author', 'new', 'mio-aramaki', '--en', 'M'], 1],
    [['author', 'new', 'nameless'], 1],
  ] as const)
    expect((await run([...wrong])).code, wrong.join(' ')).toBe(code);
});

test('series are made, given parts by their files, and changed', async () => {
  const made = await run(['series', 'new', 'hibari', 'ladders', '--en', 'Ladders', '--ja', 'はしご', '--parts', '3']);
  expect(made.stdout).toBe('series ladders made: news.localhost/series/ladders\n');
  const series = { slug: 'ladders', part: 2 };
  const { storyId } = await storyVerb('new', file('part.json', ladderStory({ series })), '--publish');
  expect(await shownOf(storyId)).toMatchObject({ series: ['ladders, part 2'] });
  expect((await run(['story', 'new', file('same.json', ladderStory({ series }))])).stderr).toContain('is part 2');
  await run(['series', 'change', 'hibari', 'ladders', '--ja', '', '--parts', '0', '--slug', 'rungs', '--about', 'Up.']);
  expect((await run(['series', 'list', 'hibari', '--json'])).json()).toEqual([
    {
      ...{ site: 'hibari', slug: 'rungs', title: { en: 'Ladders' }, description: { en: 'Up.' }, planned: null },
      parts: [{ number: 2, language: 'en', storyId }],
    },
  ]);
  for (const [wrong, code] of [
    [['series', 'change', 'hibari', 'ladders', '--en', 'L'], 1],
    [['series', 'change', 'hibari', 'rungs'], 2],
    [['series', 'new', 'hibari', 'rungs', '--en', 'R'], 1],
    [['series', 'new', 'hibari', 'more', '--en', 'R', '--parts', 'ten'], 2],
  ] as const)
    expect((await run([...wrong])).code, wrong.join(' ')).toBe(code);
});

test('what cannot be meant is refused, with what would be right', async () => {
  const unknown = await run(['story', 'new', file('unknown.json', ladderStory({ tags: ['stepladders'] }))]);
  expect(unknown).toMatchObject({ code: 1 });
  expect(unknown.stderr).toContain('Hibari has no tag “stepladders”, but borrowed-ladders');
  for (const [wrong, code, why] of [
    [['tag', 'new', 'hibari', 'rungs'], 2, '--en TEXT or --ja TEXT is missing'],
    [['tag', 'new', 'hibari', 'Rungs', '--en', 'Rungs'], 1, 'its address is of a to z'],
    [['tag', 'rename', 'hibari', 'rungs', '--en', 'Rungs'], 1, 'tag list hibari'],
    [['tag', 'merge', 'hibari', 'borrowed-ladders', 'はしご'], 1, 'are the same'],
  ] as const) {
    const finished = await run([...wrong]);
    expect(finished.stderr, wrong.join(' ')).toContain(why);
    expect(finished.code).toBe(code);
  }
});
