/** `./kawaraban letter …`: an issue looked at, sent out of its hour, and counted. */
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { cliDesk, ladderStory } from './support/cli-desk.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { demoNetwork } from './support/demo-network.ts';
import { notePort } from '../src/platform/supervisor/port-note.ts';

const database = await testDatabase();
const dataDir = testDataDir();
const { db } = await demoNetwork(database.url);
const { run, file, storyVerb } = cliDesk(database.url, dataDir);

async function storyIn(section: string, headline: string): Promise<void> {
  const slug = headline.toLowerCase().replaceAll(' ', '-');
  await storyVerb('new', file(`${slug}.json`, ladderStory({ section, slug, headline })), '--publish');
}

async function confirmedReader(email: string): Promise<void> {
  await sql`
    with b as (insert into subscriber (email, email_key) values (${email}, ${email}) returning id)
    insert into subscription (subscriber_id, letter_id, state, language, leave_hash)
    select b.id, l.id, 'confirmed', 'en', sha256(${email}::bytea) from b, letter l join site s on s.id = l.site_id
    where s.key = 'hibari' and l.key = 'daily'`.execute(db);
}

test('an issue is looked at before it is there, sent once to each, and counted', async () => {
  expect((await run(['letter', 'preview', 'hibari', 'daily'])).stderr).toContain('too little is new');
  for (const [section, headline] of [
    ['sport', 'A race'],
    ['national', 'A ladder'],
    ['national/transport', 'A tram'],
    ['sport', 'A ball'],
  ] as const)
    await storyIn(section, headline);
  await confirmedReader('mio@readers.example');

  notePort(dataDir, 8083);
  const preview = await run(['letter', 'preview', 'hibari', 'daily']);
  expect(preview.code, preview.stderr).toBe(0);
  // The newest leads; the others stand by section, as the site has them.
  const order = ['A ball', '■ National', 'A tram', 'A ladder', '■ Sport', 'A race'];
  const places = order.map((words) => preview.stdout.lastIndexOf(`\n${words}\n`));
  expect(places.every((place, which) => place > (places[which - 1] ?? 0))).toBe(true);
  expect(preview.stdout).toContain('http://news.localhost:8083/category/national/a-ladder');
  expect((await run(['letter', 'preview', 'hibari', 'daily', '--html'])).stdout).toMatch(/^<!doctype html>/);
  expect((await run(['letter', 'status'])).stdout).toBe('');

  const sent = await run(['letter', 'send', 'hibari', 'daily', '--json']);
  const [issue] = sent.json() as { day: string; queued: number }[];
  expect(issue?.queued).toBe(1);
  expect((await run(['letter', 'send', 'hibari', 'daily'])).stdout).toContain('0 more on their way');
  await confirmedReader('ren@readers.example');
  const again = await run(['letter', 'send', 'hibari', 'daily', '--date', issue?.day ?? '', '--json']);
  expect(again.json()).toMatchObject([{ queued: 1 }]);
  expect((await run(['letter', 'status'])).stdout).toBe(`${issue?.day}  hibari/daily en  queued 2\n`);
});

test('what there is none of is said, with what there is', async () => {
  expect((await run(['letter', 'send', 'hibari', 'alerts'])).stderr).toContain('“alerts” is not among daily');
  expect((await run(['letter', 'send', 'nowhere', 'daily'])).stderr).toContain('“nowhere” is not among');
  expect((await run(['letter', 'send', 'hibari', 'daily', '--date', '2026-02-31'])).code).toBe(2);
  expect((await run(['letter', 'send', 'hibari', 'daily', '--date', '2020-01-01'])).code).toBe(1);
  expect((await run(['letter', 'preview', 'hibari', 'daily', '--language', 'fr'])).code).toBe(2);
});

test('the records for the DNS are those of the key that signs', async () => {
  const records = (await run(['letter', 'dns', 'hibari', '--json'])).json() as { name: string; value: string }[];
  expect(records.map(({ name }) => name)).toEqual([
    'news.localhost',
    expect.stringMatching(/^kawaraban\d{4}\._domainkey\.news\.localhost$/),
    '_dmarc.news.localhost',
  ]);
  expect((await run(['letter', 'dns', 'hibari', '--json'])).json()).toEqual(records);
});
