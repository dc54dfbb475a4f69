/** Files in every dialect, dropped into a provider's folder, and what is private to it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { cliDesk } from './support/cli-desk.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { demoNetwork } from './support/demo-network.ts';
import { dialectFiles, sample } from './support/sample-wire.ts';
import { chainOf, filesIn, storyOf, wireDesk } from './support/wire-desk.ts';

const database = await testDatabase();
const dataDir = testDataDir();
const { db, network } = await demoNetwork(database.url);
const desk = await wireDesk({ db, network, dataDir });
beforeAll(() => desk.start());
const { run } = cliDesk(database.url, dataDir);

test('a sample of each dialect becomes stories', async () => {
  for (const file of dialectFiles()) expect(await desk.take(file, sample(file)), file).toBe('done');
  const { rows } = await sql<{ itemKey: string; headline: string }>`
    select c.item_key as "itemKey", r.headline from wire_chain c join story s on s.id = c.story_id
    join story_revision r on r.id = coalesce(s.revision_id, (select max(id) from story_revision where story_id = s.id))
  `.execute(db);
  const headlines = rows.map(({ headline }) => headline);
  for (const headline of [
    'Lighthouse keeps its old lamp for one more winter',
    'Island clock that ran nine minutes late is set right, and put back',
    'Pier 4 gets its bollard back',
    'Ferry & crane share a birthday',
    '鳥ヶ沢の灯台、古い電球のまま冬へ',
    'Goat of Awashiro was at home',
    'Fog leaves Torigasawa by the early bus',
    'Bus stop is moved four metres, and so is the queue',
    'Crane lifts its own birthday cake',
    'Umbrella left on the 7:14 has travelled 900 kilometres',
    'Museum of lost nets opens with one net missing',
  ])
    expect(headlines).toContain(headline);
});

test('an item of a feed that is none stays out with its reason, and stops no other; the feed again changes nothing', async () => {
  const feed = sample(
    'rss.xml',
    ['kaikyo-port-901', 'urn:example:good-entry'],
    ['<link>https://kaikyo.example/ports/birthday</link>', ''],
  );
  expect(await desk.take('half-good.xml', feed)).toBe('done');
  expect((await storyOf(db, 'urn:example:good-entry'))?.id).toBeGreaterThan(0);
  expect(desk.taken.at(-1)).toMatchObject({ ok: true, refused: [expect.stringContaining('guid')] });
  expect(filesIn(desk.folder('kaikyo'), 'done')).toContain('half-good.xml.reason.txt');
  // A poll brings the same entries under another time.
  expect(await desk.take('half-good-again.xml', feed.replace('06:20:00', '06:35:00'))).toBe('done');
  expect(await chainOf(db, 'urn:example:good-entry')).toMatchObject({ versions: 1 });
});

test.each<[string, string, (text: string) => string, string, string]>([
  [
    'a list of ninjs',
    'ninjs-1.json',
    (text) =>
      `[${text.replaceAll('kp-041190', 'twice')}, ${text.replaceAll('kp-041190', 'twice').replace('"version": "1"', '"version": "2"').replace('Umbrella left', 'An umbrella left')}]`,
    'urn:kaikyo:2026:twice',
    'An umbrella left on the 7:14 has travelled 900 kilometres',
  ],
  [
    'a message of NewsML-G2',
    'newsml-g2.xml',
    (text) => {
      const own = text.replaceAll('urn:meridian:text:5118', 'urn:meridian:text:twice');
      const [item = ''] = /<newsItem.*?<\/newsItem>/s.exec(own) ?? [];
      const newer = item
        .replace('version="11"', 'version="12"')
        .replace('Island clock that ran', 'The island clock that ran');
      return own.replace(item, `${newer}${item}`);
    },
    'urn:meridian:text:twice',
    'The island clock that ran nine minutes late is set right, and put back',
  ],
])(
  'two versions of one item in %s are both kept, and the newer one stands',
  async (_what, file, twice, key, headline) => {
    expect(await desk.take(`twice-${file}`, twice(sample(file)))).toBe('done');
    expect(await chainOf(db, key)).toMatchObject({ versions: 2 });
    const { rows } = await sql<{ headline: string; again: number }>`
    select r.headline, (select count(distinct v.raw)::int from wire_version v where v.chain_id = c.id) as again
    from wire_chain c join story_revision r on r.story_id = c.story_id where c.item_key = ${key} order by r.number desc limit 1
  `.execute(db);
    expect(rows).toEqual([{ headline, again: 2 }]);
    const replayed = await run(['wire', 'replay', key]);
    expect(replayed.stderr).toBe('1 items read anew, 0 changed, 0 notes.\n');
  },
);

test('a feed without one good item fails with the reason', async () => {
  expect(
    await desk.take('no-good.json', '{"version": "https://jsonfeed.org/version/1", "items": [{"title": "x"}]}'),
  ).toBe('failed');
  expect(await desk.reasonOf('no-good.json')).toContain('id: is missing');
  expect(await desk.take('no-items.json', '{"version": "https://jsonfeed.org/version/1", "items": []}')).toBe('failed');
  expect(await desk.reasonOf('no-items.json')).toContain('holds no item');
});

describe('a provider’s profile', () => {
  const profile = { timeZone: 'Asia/Tokyo', statuses: { spiked: 'withheld' } };
  const written = (value: object): string => {
    const file = join(dataDir, 'profile.json');
    writeFileSync(file, JSON.stringify(value));
    return file;
  };

  test('is set and shown by command, and wrong ones are refused in words', async () => {
    const set = await run(['wire', 'profile', 'meridian', written(profile), '--json']);
    expect(set, set.stderr).toMatchObject({ code: 0, stderr: '' });
    expect(set.json()).toMatchObject([profile]);
    expect((await run(['wire', 'profile', 'meridian', '--json'])).json()).toMatchObject([profile]);
    const wrong = await run(['wire', 'profile', 'meridian', written({ timeZone: 'Mars' })]);
    expect(wrong).toMatchObject({ code: 1, stderr: expect.stringMatching(/timeZone.*Asia\/Tokyo/) });
    expect(await run(['wire', 'profile', 'nobody'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('kaikyo'),
    });
  });

  test('says how its files are read, from the next one on', async () => {
    const bare = sample(
      'nitf.xml',
      [/20261124T051500\+0900/g, '20261124T051500'],
      ['meridian.2026.4410', 'urn:example:bare'],
    );
    expect(await desk.take('bare.xml', bare, 'meridian')).toBe('done');
    const { rows } = await sql<{ made: Date }>`
      select version_created as made from wire_version v join wire_chain c on c.id = v.chain_id where item_key = 'urn:example:bare'
    `.execute(db);
    expect(rows).toEqual([{ made: new Date('2026-11-23T20:15:00Z') }]);
    await run(['wire', 'profile', 'meridian', '--none']);
    expect((await run(['wire', 'profile', 'meridian', '--json'])).json()).not.toMatchObject([profile]);
  });

  test('is tried on files without a database', async () => {
    const file = join(dataDir, 'spiked.json');
    writeFileSync(file, sample('ninjs-1.json', ['"usable"', '"spiked"']));
    const args = ['wire', 'parse', file, '--json'];
    expect((await run(args)).json()).toMatchObject([
      { status: 'withheld', problems: [expect.stringContaining('spiked')] },
    ]);
    expect((await run([...args, '--profile', written(profile)])).json()).toMatchObject([
      { status: 'withheld', problems: [] },
    ]);
    expect(await run([...args, '--profile', written({ zone: 1 })])).toMatchObject({ code: 1 });
  });
});
