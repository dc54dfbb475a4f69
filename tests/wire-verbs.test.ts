/** The desk's word on wire items, at the command line. */
import { expect, test } from 'vitest';
import { bodyText, newestRevision, storyState } from '../src/features/stories/stories.ts';
import { cliDesk } from './support/cli-desk.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { demoNetwork } from './support/demo-network.ts';
import { ninjsItem } from './support/sample-ninjs.ts';

const database = await testDatabase();
const dataDir = testDataDir();
const { db } = await demoNetwork(database.url);
const { run, file } = cliDesk(database.url, dataDir);

/** Versions of one item, taken in one after the other; the story that they have become. */
async function ingest(uri: string, ...versions: Parameters<typeof ninjsItem>[0][]): Promise<number> {
  const files = versions.map((parts, index) =>
    file(`${uri.split(':').at(-1)}-${index}.json`, ninjsItem({ uri, version: String(index + 1), ...parts })),
  );
  const taken = await run(['wire', 'ingest', 'kaikyo', ...files, '--json']);
  expect(taken, taken.stderr).toMatchObject({ code: 0 });
  return (taken.json() as { storyId: number }[]).at(-1)?.storyId ?? 0;
}

test('revive lets a canceled item live as a new story, once there is a newer usable version', async () => {
  const uri = 'urn:example:revived';
  const killed = await ingest(uri, {}, { pubstatus: 'canceled' });
  const early = await run(['wire', 'revive', 'kaikyo', uri]);
  expect(early).toMatchObject({ code: 1, stdout: '' });
  expect(early.stderr).toContain('No usable version is newer than the cancel.');
  await ingest(uri, { version: '3', headline: 'It was true after all' });
  const revived = await run(['wire', 'revive', 'kaikyo', uri, '--json']);
  expect(revived, revived.stderr).toMatchObject({ code: 0 });
  const [{ storyId, version }] = revived.json() as [{ storyId: number; version: string }];
  expect([version, await storyState(db, killed), await storyState(db, storyId)]).toEqual(['3', 'killed', 'live']);
  expect((await run(['wire', 'revive', 'kaikyo', 'urn:example:nobody'])).stderr).toContain('has sent nothing called');
});

test('status says by the clock what a chain has come to', async () => {
  const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
  await ingest('urn:example:embargoed', { embargoed: inAnHour });
  await ingest('urn:example:expired', { expires: '2026-01-01T00:00:00Z' });
  const status = (await run(['wire', 'status', '--json'])).json() as { itemKey: string; standing: string }[];
  const standing = (key: string) => status.find(({ itemKey }) => itemKey === key)?.standing;
  expect([standing('urn:example:embargoed'), standing('urn:example:expired')]).toEqual(['held', 'expired']);
});

test('conflicts shows both texts and what both had; resolve decides', async () => {
  const uri = 'urn:example:conflicting';
  const body = '<p>The paint was left over from a bridge.</p><p>Drivers had asked for orange.</p>';
  const storyId = await ingest(uri, { headline: 'Plough painted', body });
  const desk = {
    ...{ site: 'hibari', section: 'national', headline: 'Plough painted green' },
    body: ['The paint was left over from a bridge.', 'Drivers had asked for a warm orange.'],
  };
  expect((await run(['story', 'revise', String(storyId), file('desk.json', desk)])).code).toBe(0);
  await ingest(uri, {
    ...{ version: '2', headline: 'Plough painted red' },
    body: body.replace('a bridge', 'a long bridge').replace('orange', 'red'),
  });
  const shown = await run(['wire', 'conflicts', '--story', String(storyId)]);
  expect(shown.stdout).toMatch(
    /^conflict \d+ {2}story \d+ {2}headline {2}\(kaikyo, version 2\)\n {4}both had {4}Plough painted\n {4}agency {6}Plough painted red\n {4}desk {8}Plough painted green\nconflict \d+ .*paragraph 2/,
  );
  const waiting = (await run(['wire', 'conflicts', '--json'])).json() as { conflict: number; agency: string }[];
  const [headline, paragraph] = waiting.map(({ conflict }) => String(conflict));
  expect(waiting[1]?.agency).toBe('Drivers had asked for red.');
  expect((await run(['wire', 'resolve', headline ?? '', '--take', 'agency'])).stdout).toMatch(/decided: agency\n$/);
  expect((await run(['wire', 'resolve', paragraph ?? '', '--text', 'Drivers had asked for both.'])).code).toBe(0);
  const newest = await newestRevision(db, storyId);
  expect(newest?.headline).toBe('Plough painted red');
  expect(newest && bodyText(newest.body)).toBe(
    'The paint was left over from a long bridge.\n\nDrivers had asked for both.',
  );
  expect(await run(['wire', 'conflicts'])).toMatchObject({
    code: 0,
    stdout: '',
    stderr: expect.stringContaining('Nothing waits.'),
  });
  expect(await run(['wire', 'resolve', headline ?? '', '--take', 'desk'])).toMatchObject({ code: 1 });
  for (const wrong of [['--take', 'both'], [], ['--take', 'desk', '--text', 'x']])
    expect(await run(['wire', 'resolve', '1', ...wrong])).toMatchObject({ code: 2, stdout: '' });
});

test('rules are shown, tried over the past and set; wrong ones change nothing', async () => {
  const uri = 'urn:example:routed';
  const storyId = await ingest(uri, { headline: 'It is routed', subjects: [{ name: 'sport' }] });
  expect(await storyState(db, storyId)).toBe('live');
  const shown = await run(['wire', 'rules', 'show', 'kaikyo']);
  expect(JSON.parse(shown.stdout)).toMatchObject({
    rules: [{ site: 'hibari', subjects: ['weather'], section: 'national/weather', action: 'publish' }, {}, {}, {}],
  });
  const rules = file('rules.json', {
    site: 'hibari',
    rules: [
      { subjects: ['sport'], action: 'drop' },
      { section: 'national', action: 'publish' },
    ],
  });
  const tried = await run(['wire', 'rules', 'try', 'kaikyo', rules, '--days', '1']);
  expect(tried).toMatchObject({ code: 0, stdout: `${uri}  publish in hibari/national → drop  It is routed\n` });
  expect(tried.stderr).toMatch(/^1 of \d+ items would go elsewhere\.\n$/);
  expect((await run(['wire', 'rules', 'show', 'kaikyo'])).stdout).toBe(shown.stdout);
  const wrong = file('wrong-rules.json', { site: 'hibari', rules: [{ section: 'nowhere', action: 'publish' }] });
  expect((await run(['wire', 'rules', 'set', 'kaikyo', wrong])).stderr).toContain('Rule 1: “nowhere” is not among');
  expect((await run(['wire', 'rules', 'set', 'kaikyo', rules])).stdout).toBe('kaikyo has 2 rules.\n');
  expect(await ingest('urn:example:dropped', { subjects: [{ name: 'sport' }] })).toBe(0);
  expect(await run(['wire', 'rules', 'try', 'kaikyo', rules, '--days', '0'])).toMatchObject({ code: 2 });
  const changed = await run([
    'wire',
    'provider',
    'kaikyo',
    '--rights',
    'Kaikyo Press',
    '--newscontent-only',
    'yes',
    '--json',
  ]);
  expect(changed.json()).toMatchObject([{ provider: 'kaikyo', rights: 'Kaikyo Press', newscontentOnly: true }]);
  expect((await run(['wire', 'provider', 'kaikyo', '--rights', 'none', '--newscontent-only', 'no'])).stdout).toContain(
    'none: it is held',
  );
});

test('profile says where a provider has what the standard has elsewhere; a wrong one is refused', async () => {
  const uri = 'urn:example:profiled';
  const odd = { ...ninjsItem({ uri }), headline: undefined, extra: { title: 'From the odd place' } };
  const set = await run(['wire', 'profile', 'kaikyo', file('profile.json', { fields: { headline: 'extra.title' } })]);
  expect(set, set.stderr).toMatchObject({ code: 0 });
  const taken = await run(['wire', 'ingest', 'kaikyo', file('odd.json', odd), '--json']);
  const [{ storyId }] = taken.json() as [{ storyId: number }];
  expect((await newestRevision(db, storyId))?.headline).toBe('From the odd place');
  const wrong = await run(['wire', 'profile', 'kaikyo', file('wrong.json', { fields: { headline: '[' } })]);
  expect(wrong).toMatchObject({ code: 1, stdout: '' });
  expect(wrong.stderr).toContain('a path such as');
  const none = await run(['wire', 'profile', 'kaikyo', '--none', '--json']);
  expect(none.json()).toEqual([expect.objectContaining({ fields: {} })]);
});
