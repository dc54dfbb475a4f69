/** `./kawaraban VERB` as people and scripts call it: the built program, results alone on stdout, words on stderr, an exit code. */
import { copyFileSync, existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { runCli } from '../src/cli/cli.ts';
import { cliDesk, ladderStory } from './support/cli-desk.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { demoNetwork, projectRoot } from './support/demo-network.ts';
import { kawaraban } from './support/kawaraban.ts';
import { ninjsItem } from './support/sample-ninjs.ts';
import { servingNode } from './support/serving-node.ts';
import { until } from './support/until.ts';

const database = await testDatabase();
const others = await testDatabase();
const dataDir = testDataDir();
const { db } = await demoNetwork(database.url);
const { get } = await servingNode({ databaseUrl: database.url, dataDir });

const { on, run, file, storyVerb } = cliDesk(database.url, dataDir);

const stateOf = async (id: number): Promise<string> =>
  (await db.selectFrom('story').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state;

const verbs = [
  ...[
    ...['init', 'demo reset', 'routes', 'story bound', 'story appear', 'story disappear', 'site territory'],
    ...['site feed-text', 'site crawlers', 'feed subscribers'],
  ],
  ...['raise', 'end', 'list'].map((verb) => `banner ${verb}`),
  ...['list', 'hold', 'approve', 'reject'].map((verb) => `comment ${verb}`),
  ...['status', 'build', 'preview', 'send', 'dns'].map((verb) => `letter ${verb}`),
  ...['open', 'close', 'premod'].map((verb) => `thread ${verb}`),
  ...['list', 'new', 'describe', 'rename', 'merge'].map((verb) => `tag ${verb}`),
  ...['list', 'new', 'change'].map((verb) => `author ${verb}`),
  ...['list', 'new', 'change'].map((verb) => `series ${verb}`),
  ...['list', 'show', 'close'].map((verb) => `poll ${verb}`),
  ...['strip', 'book', 'end', 'list', 'report', 'house-share'].map((verb) => `promo ${verb}`),
  ...['parse', 'profile', 'ingest', 'status', 'conflicts', 'resolve', 'revive', 'provider', 'replay', 'poll'].map(
    (verb) => `wire ${verb}`,
  ),
  ...['push', 'add'].map((verb) => `wire ${verb}`),
  ...['show', 'set', 'try'].map((verb) => `wire rules ${verb}`),
  ...['on', 'off', 'status'].map((verb) => `emergency ${verb}`),
  'alias import',
  'health',
  ...['list', 'retry', 'drop'].map((verb) => `task ${verb}`),
  ...['list', 'show', 'set', 'remove'].map((verb) => `page ${verb}`),
  'backup',
  'restore',
  'trending',
  ...['pin', 'hide', 'boost', 'free'].map((verb) => `trending ${verb}`),
  ...['list', 'hold', 'refuse', 'drop', 'first'].map((verb) => `word ${verb}`),
  ...['list', 'show', 'first-owner', 'grant', 'revoke', 'ban', 'lift'].map((verb) => `member ${verb}`),
  ...[
    'new',
    'revise',
    'correct',
    'mark',
    'list',
    'show',
    'body',
    'sign-off',
    'publish',
    'schedule',
    'withhold',
    'kill',
    'take-down',
    'receipt',
  ].map((verb) => `story ${verb}`),
];

describe('help and wrong use', () => {
  test('every verb has help on stdout, also without a database, and all of them are listed', async () => {
    const nowhere = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing', DATA_DIR: dataDir };
    const all = await kawaraban([], nowhere);
    expect(all).toMatchObject({ code: 0, stderr: '' });
    const stdout = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    onTestFinished(() => stdout.mockRestore());
    for (const verb of verbs) {
      expect(all.stdout).toContain(`./kawaraban ${verb}`);
      expect(await runCli([...verb.split(' '), '--help'])).toBe(0);
      const [help] = stdout.mock.lastCall ?? [];
      expect(help).toMatch(new RegExp(`^Usage: ./kawaraban ${verb}.*\\[--json\\]\n\n[A-Z].*\\.\n$`));
    }
    expect(all.stdout.match(/^ {2}\.\/kawaraban /gm)).toHaveLength(verbs.length);
    // Of a group, its verbs alone.
    expect(await runCli(['wire', '--help'])).toBe(0);
    const wire = String(stdout.mock.lastCall?.[0]).match(/^ {2}\.\/kawaraban \S+/gm) ?? [];
    expect(wire).toEqual(verbs.filter((verb) => verb.startsWith('wire ')).map(() => '  ./kawaraban wire'));
  });

  test.concurrent.each([
    [['storm', 'publish', '1'], /^There is no verb “storm”; did you mean “story”\?\nVerbs begin with init, .*\n$/],
    [['wir', 'parse', 'x'], /^There is no verb “wir”; did you mean “wire”\?\n/],
    [['constructor'], /^There is no verb “constructor”\.\n/],
    [
      ['wire', 'pars', 'x'],
      /^There is no verb “pars” of wire; did you mean “parse”\?\n\n( {2}\.\/kawaraban wire .*\n {6}.*\n)+$/,
    ],
    [['wire', 'rules', 'shw', 'kaikyo'], /^There is no verb “rules” of wire; did you mean “rules show”\?/],
    [['story', 'kil', '1'], /^There is no verb “kil” of story; did you mean “kill”\?/],
    [['wire'], /^“wire” needs a verb: parse, .*\n/],
    [['site', 'territory', 'hibari', 'XX'], /COUNTRY: “XX” is no country of ISO 3166\.\nUsage/],
    [['story', 'bound', '1', '--only', 'JP,UK'], /--only: “UK” is no country of ISO 3166: GB may be meant\./],
    [['story', 'bound', '1', '--not', 'ZZ'], /--not: “ZZ” is no country/],
    [['story', 'publish'], /STORY .*missing\.\nUsage: .*story publish STORY/],
    [['story', 'new'], /FILE\.json is missing/],
    [['story', 'publish', '1', '--loudly'], /--loudly.*\nUsage/s],
    [['story', 'schedule', '1'], /--at TIME is missing/],
    [['story', 'schedule', '1', '--at', 'tomorrow'], /“tomorrow” is no time with a zone, such as/],
    [['story', 'schedule', '1', '--at', '2026-11-25T06:10'], /no time with a zone/],
    [['story', 'schedule', '1', '--at', '2027-02-31T06:10+09:00'], /--at: “2027-02-31T06:10\+09:00” is no time with/],
    [['story', 'publish', '1', '2'], /“2” is one word too many: leave it out, or call the verb once for each.*\nUsage/],
    [['demo', 'reset', 'now'], /“now” is one word too many/],
    [
      ['story', 'list', '--state', 'asleep'],
      /“asleep” is no state of a story: draft, scheduled, live, embargoed, expired/,
    ],
    [['story', 'list', '--limit', '0'], /--limit takes a number/],
    [['wire', 'parse'], /FILE is missing/],
    [['init', 'network.json', '--name', 'Second'], /The file says all of it: leave --name out/],
    [['init', '--name', 'Second'], /holds a network already/],
  ])('%j is wrong use: exit code 2, the usage, nothing on stdout', async (args, words) => {
    const finished = await run(args);
    expect(finished).toMatchObject({ code: 2, stdout: '' });
    expect(finished.stderr).toMatch(words);
    expect(finished.stderr).not.toMatch(/^ +at /m);
  });

  test('a database that cannot be reached is said, with what to do', async () => {
    const finished = await kawaraban(['wire', 'status'], {
      DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing',
      DATA_DIR: dataDir,
    });
    expect(finished).toMatchObject({ code: 3, stdout: '' });
    expect(finished.stderr).toMatch(/database.*cannot be reached.*DATABASE_URL/s);
  });
});

describe('the wire', () => {
  test('parse reads without a database, a line for each file, errors among them, and never the copy’s HTML', async () => {
    const good = join(projectRoot, 'demo/wire/1-item.json');
    const bad = file('bad-wire.json', '{');
    const finished = await kawaraban(['wire', 'parse', good, bad, join(dataDir, 'no-file.json')], {
      DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing',
      DATA_DIR: dataDir,
    });
    expect(finished).toMatchObject({ code: 0, stderr: '1 read, 2 refused\n' });
    expect(finished.json()).toEqual([
      expect.objectContaining({ file: good, itemKey: 'urn:kaikyo:2026:kp-041187', status: 'usable', problems: [] }),
      { file: bad, error: { code: 'wire-cut-off', message: expect.stringContaining('is not closed') } },
      expect.objectContaining({ error: expect.objectContaining({ code: 'file-unreadable' }) }),
    ]);
    expect(finished.stdout).not.toContain('<p>');
  });

  test('ingest takes files in as if they had been dropped, and status shows the chains', async () => {
    copyFileSync(join(projectRoot, 'demo/wire/kp-041187.jpg'), join(dataDir, 'kp-041187.jpg'));
    const items = ['1-item', '2-update', '3-cancel'].map((name) => {
      const path = join(dataDir, `${name}.json`);
      copyFileSync(join(projectRoot, `demo/wire/${name}.json`), path);
      return path;
    });
    const taken = await run(['wire', 'ingest', 'kaikyo', ...items.slice(0, 2), '--json']);
    expect(taken, taken.stderr).toMatchObject({ code: 0, stderr: '' });
    const [one, two] = taken.json() as { verdict: string; storyId: number; problems: string[] }[];
    expect([one, two]).toMatchObject([
      { verdict: 'decides', problems: [] },
      { verdict: 'decides', problems: [] },
    ]);
    expect(two?.storyId).toBe(one?.storyId);
    expect(await stateOf(one?.storyId ?? 0)).toBe('live');
    expect((await run(['wire', 'ingest', 'kaikyo', items[1] ?? ''])).stdout).toMatch(/: repeat, story \d+\n$/);
    await run(['wire', 'ingest', 'kaikyo', items[2] ?? '']);
    expect(await stateOf(one?.storyId ?? 0)).toBe('killed');
    const status = await run(['wire', 'status', '--json']);
    expect(status.json()[0]).toMatchObject({
      provider: 'kaikyo',
      itemKey: 'urn:kaikyo:2026:kp-041187',
      state: 'canceled',
      versions: 3,
    });
    expect((await run(['wire', 'status'])).stdout).toMatch(/^kaikyo {2}urn:kaikyo:2026:kp-041187 {2}canceled/);
  }, 120_000);

  test('an unknown provider is answered with those that there are', async () => {
    const finished = await run(['wire', 'ingest', 'nobody', file('item.json', ninjsItem())]);
    expect(finished).toMatchObject({ code: 1, stdout: '' });
    expect(finished.stderr).toContain('“nobody” is not among kaikyo, meridian.');
  });
});

test('whoever has read enough may go: a pipe that closes early is no failure', async () => {
  expect(await kawaraban(['routes'], on(database.url), { unread: true })).toMatchObject({ code: 0, stderr: '' });
});

test('routes: every address with what it carries and the file that answers, which exists', async () => {
  const finished = await run(['routes', '--json']);
  const routes = finished.json() as { url: string; carries: string; file: string }[];
  expect(routes.map((route) => route.url)).toEqual(
    expect.arrayContaining(['/', '/feed', '/sitemap.xml', '/media/:name']),
  );
  for (const route of routes) {
    expect(['stories', 'none']).toContain(route.carries);
    // The category pages are two files in one folder.
    const [first = '', ...beside] = route.file.split(', ');
    for (const file of [first, ...beside.map((name) => join(dirname(first), name))])
      expect(existsSync(join(projectRoot, file)), file).toBe(true);
  }
  expect((await run(['routes'])).stdout).toMatch(/^\/ +stories +src\/site\/pages\/home-page\.tsx$/m);
});

test('demo reset: four sites, the stories anew, the killed stay killed; another’s network is left alone', async () => {
  const { storyId } = await storyVerb('new', file('killed.json', ladderStory({ slug: 'killed-before-the-reset' })));
  await storyVerb('kill', String(storyId));
  // What the demo's own seeding leaves.
  await db.insertInto('audit').values({ actor: 'system:demo', action: 'demo.seeding', object: 'network' }).execute();
  const started = Date.now();
  const finished = await run(['demo', 'reset']);
  expect(finished, finished.stderr).toMatchObject({ code: 0, stdout: 'The demo is as it was.\n' });
  console.info(`demo reset: ${((Date.now() - started) / 1_000).toFixed(1)} s`);
  expect(finished.stderr).toMatch(/seeding the demo: 4 sites, \d+ stories/);
  const { count } = await db
    .selectFrom('story')
    .select((of) => of.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  expect(count).toBeGreaterThan(60);
  const stones = await db.selectFrom('tombstone').select('tag').execute();
  const ids = new Set((await db.selectFrom('story').select('id').execute()).map((row) => `story:${row.id}`));
  expect(stones).toContainEqual({ tag: `story:${storyId}` });
  expect(stones.filter((stone) => ids.has(stone.tag))).toEqual([]);
  await until('the seeded home page', async () => (await get('news.localhost', '/')).text.includes('<img'));
  expect(readdirSync(join(dataDir, 'media')).length).toBeGreaterThan(0);

  const made = await kawaraban(['init', '--name', 'The Ladder', '--host', 'ladder.example'], on(others.url));
  expect(made, made.stderr).toMatchObject({ code: 0 });
  const refused = await kawaraban(['demo', 'reset'], on(others.url));
  expect(refused).toMatchObject({ code: 2, stdout: '' });
  expect(refused.stderr).toMatch(/The Ladder .*no demo.*Nothing was changed/s);
});
