/** What only some kinds of stories do: what may harm is signed off, what is paid for is labelled, what is named may go. */
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import {
  boundStory,
  copyOf,
  correctStory,
  killStory,
  newestRevision,
  publishStory,
  reviseStory,
  scheduleStory,
  signOffStory,
  storyAtAddress,
  storyStatus,
  withholdStory,
} from '../src/features/stories/stories.ts';
import type { StoryCopy } from '../src/features/stories/stories.ts';
import { chooseStory } from '../src/features/trending/trending.ts';
import { trendingCandidates } from '../src/features/trending/candidate-queries.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { demoNetwork } from './support/demo-network.ts';
import { kawaraban } from './support/kawaraban.ts';
import { hasHeard } from './support/kept-pages.ts';
import { kindDesk } from './support/kind-desk.ts';
import { addMember } from './support/members.ts';
import { servingNode } from './support/serving-node.ts';

const database = await testDatabase();
const dataDir = testDataDir();
const { db, network } = await demoNetwork(database.url);
/** The clock of the node, off from the database's by so much. */
let skewMs = 0;
const { get, node } = await servingNode({
  ...{ databaseUrl: database.url, dataDir },
  now: () => new Date(Date.now() + skewMs),
});
const { desk, draftOf, make, publish, sampleOf, storiesThatTheDigestNames } = kindDesk({
  ...{ db, databaseUrl: database.url, network, dataDir },
});
const actor = 'desk:test';
const now = (): Date => new Date();

async function copyAt(id: number): Promise<StoryCopy> {
  const newest = await newestRevision(db, id);
  if (!newest) throw new Error(`Story ${id} has no revision.`);
  return copyOf(newest);
}
async function read({ host, path }: { host: string; path: string }): Promise<string> {
  await hasHeard(node.cache, db);
  return (await get(host, path)).text;
}
async function threadState(id: number): Promise<string> {
  const { rows } = await sql<{ state: string }>`select state from thread where story_id = ${id}`.execute(db);
  return rows[0]?.state ?? 'open';
}

describe('a crime with a suspect’s name', () => {
  const named = () => {
    const sample = sampleOf('crime');
    return { ...sample, fields: { ...sample.fields, namesSuspects: true, legalRisks: ['named-suspect'] } };
  };

  test('is neither published nor scheduled before its words are signed off, and its comments are read first', async () => {
    const crime = await make(named());
    expect(await threadState(crime.id)).toBe('premod');
    const refused = { code: 'story-incomplete', detail: expect.stringContaining('named-suspect') };
    await expect(publishStory(db, crime.id, actor, now())).rejects.toMatchObject(refused);
    await expect(scheduleStory(db, crime.id, now(), actor)).rejects.toMatchObject(refused);
    await signOffStory(db, crime.id, { note: 'Read against the indictment.' }, 'member:7', now());
    await publishStory(db, crime.id, actor, now());
    expect(await read(crime)).toContain('Nobody named here has been convicted');
    const { rows } = await sql<{ actor: string; detail: { note: string } }>`
      select actor, detail from audit where object = ${`story:${crime.id}`} and action = 'story.sign-off'`.execute(db);
    expect(rows).toMatchObject([{ actor: 'member:7', detail: { note: 'Read against the indictment.' } }]);
  });

  test('keeps the words that were signed off before readers until others are', async () => {
    const crime = await publish(named());
    const before = await copyAt(crime.id);
    const reworded = { ...before, headline: 'Man accused of 63 lids' };
    expect(await reviseStory(db, crime.id, reworded, actor, now())).toEqual({ waits: true });
    expect(await read(crime)).not.toContain('Man accused of 63 lids');
    const correction = { kind: 'correction' as const, note: 'It was 63.' };
    await expect(correctStory(db, crime.id, reworded, correction, actor, now())).rejects.toThrow('sign that off');
    await signOffStory(db, crime.id, { note: 'Read.', correction: correction.note }, actor, now());
    await correctStory(db, crime.id, reworded, correction, actor, now());
    expect(await read(crime)).toMatch(/Man accused of 63 lids.*It was 63\./s);
    // The very words that were signed off once need no other sign-off.
    expect(await reviseStory(db, crime.id, before, actor, now())).toEqual({ waits: false });
    // Withheld, it does not come back with other words either.
    await withholdStory(db, crime.id, actor, new Date());
    await reviseStory(db, crime.id, { ...before, headline: 'Another headline' }, actor, now());
    await expect(publishStory(db, crime.id, actor, now())).rejects.toThrow('sign-off');
  });

  test('is signed off at the command line by an editor of the site, and by nobody else', async () => {
    const crime = await make(named());
    const [hibari, tabine] = [network.siteByKey('hibari')!, network.siteByKey('tabine')!];
    const editor = await addMember(db, 'Desk Editor', { grants: [{ role: 'desk-editor', siteId: hibari.id }] });
    const elsewhere = await addMember(db, 'Other Editor', { grants: [{ role: 'desk-editor', siteId: tabine.id }] });
    const moderator = await addMember(db, 'Watch', { grants: [{ role: 'moderator', siteId: null }] });
    const signOff = (by: number) =>
      kawaraban(['story', 'sign-off', String(crime.id), '--by', `member:${by}`, '--note', 'Read.'], {
        ...{ DATABASE_URL: database.url, DATA_DIR: dataDir },
      });
    for (const { id } of [elsewhere, moderator]) expect((await signOff(id)).code).toBe(1);
    await expect(publishStory(db, crime.id, actor, now())).rejects.toThrow('sign-off');
    expect((await signOff(editor.id)).code).toBe(0);
    await publishStory(db, crime.id, actor, now());
    const show = await kawaraban(['story', 'show', String(crime.id)], {
      DATABASE_URL: database.url,
      DATA_DIR: dataDir,
    });
    expect(show.stdout).toMatch(new RegExp(`signed off.*member:${editor.id} \\(named-suspect\\): Read\\.`));
  });

  test('comes to have its comments read first when a name comes in later, unless the desk has closed the thread', async () => {
    const crime = await publish(sampleOf('crime'));
    expect(await threadState(crime.id)).toBe('open');
    await reviseStory(db, crime.id, { ...(await copyAt(crime.id)), fields: named().fields }, actor, now());
    expect(await threadState(crime.id)).toBe('premod');
  });

  test('stands in the block of no other site, pinned or not', async () => {
    const crime = await publish(sampleOf('crime'));
    const news = await publish(sampleOf('news'));
    const ids = (await trendingCandidates(db, now())).map(({ storyId }) => storyId);
    expect([ids.includes(news.id), ids.includes(crime.id)]).toEqual([true, false]);
    const pin = { choice: { kind: 'pin' } as const, until: null };
    await expect(chooseStory(db, [1], crime.id, pin, actor, now())).rejects.toThrow('stands on no other site');
  });
});

describe('a press release', () => {
  test('says who pays wherever it stands, has no thread, leads out by sponsored links, and is on no front', async () => {
    const release = await publish(sampleOf('press-release'));
    const html = await read(release);
    expect(html).toMatch(/<p class="paid"><b>Press release<\/b> by Akari Bicycle Works<\/p><h1>/);
    expect(html).toContain(
      '<a href="https://akari-bicycles.example/nine" data-host="akari-bicycles.example" rel="sponsored nofollow"',
    );
    expect(html).not.toContain('id="comments"');
    for (const link of html.match(/<a href="https:[^>]*akari-bicycles\.example[^>]*>/g) ?? [])
      expect(link).toContain('sponsored');
    const section = { host: release.host, path: '/category/press-releases' };
    for (const path of [section.path, `${section.path}.lite`])
      expect(await read({ ...section, path })).toContain('Press release by Akari Bicycle Works');
    for (const path of ['/', '/home.lite']) expect(await read({ ...section, path })).not.toContain(release.path);
  });

  test('is labelled by another client once its words say so', async () => {
    const release = await publish(sampleOf('press-release'));
    const { fields, ...copy } = await copyAt(release.id);
    const client = { name: 'Hoshi Lockers' };
    await reviseStory(db, release.id, { ...copy, fields: { ...fields, client } }, actor, now());
    expect(await read(release)).toContain('by Hoshi Lockers</p>');
    const section = await read({ ...release, path: '/category/press-releases' });
    expect(section).toContain('Press release by Hoshi Lockers');
  });
});

test('a digest shows what it names as long as that may be read here', async () => {
  const [first = 0, second = 0] = await storiesThatTheDigestNames();
  const sample = sampleOf('digest');
  const stories = [first, second].map((story) => ({ story, words: `What ${story} says.` }));
  const digest = await publish({ ...sample, fields: { ...sample.fields, stories } });
  expect(await read(digest)).toMatch(new RegExp(`What ${first} says.*What ${second} says`, 's'));
  const lite = { ...digest, path: `${digest.path}.lite` };
  expect(await read(lite)).toContain(`What ${first} says`);
  await killStory(db, desk.tombstones, first, null, actor, now());
  const kept = [await read(digest), await read(lite)];
  for (const html of kept) {
    expect(html).not.toMatch(/moving-out-deposit|What \d+ says.*What/s);
    expect(html).toContain(`What ${second} says`);
  }
  await boundStory(db, second, { onlyIn: ['FR'], notIn: null }, actor);
  expect(await read(digest)).not.toContain(`What ${second} says`);
});

test('a digest loses a story that expires by its own date, without anyone telling', async () => {
  const news = { ...sampleOf('news'), site: 'norenwork', section: 'home', headline: 'Soon over' };
  const short = await publish({ ...news, expiresAt: new Date(Date.now() + 3_600_000).toISOString() });
  const sample = sampleOf('digest');
  const digest = await publish({
    ...sample,
    fields: { ...sample.fields, stories: [{ story: short.id, words: 'It says.' }] },
  });
  // The light page, which has nothing beside it that would expire by itself.
  const lite = { ...digest, path: `${digest.path}.lite` };
  expect(await read(lite)).toContain('Soon over');
  skewMs = 2 * 3_600_000;
  expect(await read(lite)).not.toMatch(/Soon over|It says/);
  skewMs = 0;
});

test('the pictures of a contest leave with it, each by its own address', async () => {
  const contest = await publish(sampleOf('contest'));
  const html = await read(contest);
  const pictures = [...new Set(html.match(/\/media\/[\w-]+\.jpg/g))];
  expect(pictures.length).toBeGreaterThanOrEqual(2);
  for (const path of pictures) expect((await get(contest.host, path)).status).toBe(200);
  await killStory(db, desk.tombstones, contest.id, null, actor, now());
  await hasHeard(node.cache, db);
  const winners = pictures.filter((path) => html.includes(`src="${path}"`)).slice(0, 2);
  for (const path of winners) expect([path, (await get(contest.host, path)).status]).toEqual([path, 404]);
});

test.each([
  ['in its body', 'tabine-pines-3'],
  ['as its lead', 'tabine-tram-1'],
])('a picture of a field goes with any story that is killed and had it %s', async (where, picture) => {
  const text = JSON.stringify(sampleOf('contest')).replaceAll('hibari-bridge-4', picture);
  const contest = await publish(JSON.parse(text) as ReturnType<typeof sampleOf>);
  const { fields } = await copyAt(contest.id);
  const [first] = fields['winners'] as [{ picture: { picture: number; alt: string } }];
  const { picture: id, ...said } = first.picture;
  const { picture: _lead, ...sample } = sampleOf('news');
  const news = await make(sample);
  const shown = { id, alt: said.alt, caption: 'As the agency had it.', credit: 'Print: agency' };
  const copy = await copyAt(news.id);
  const block = (await draftOf({ ...sample, body: ['Words.', { image: shown }] })).copy.body;
  const changed = where === 'in its body' ? { ...copy, body: block } : { ...copy, picture: shown };
  await reviseStory(db, news.id, changed, actor, now());
  await publishStory(db, news.id, actor, now());
  const before = await read(contest);
  expect(before).toContain(`alt="${said.alt}"`);
  // While the database is down, too: a copy that names what is gone is not shown.
  const site = network.siteByHost(contest.host)!;
  const [, sectionPath = '', slug = ''] = /^\/category\/(.+)\/([^/]+)$/.exec(contest.path) ?? [];
  const on = { network, site, language: 'en' as const, now: now() };
  const kept = await storyAtAddress(db, on, network.sectionByPath(site, sectionPath)!, slug);
  expect(kept.tags).toContain(`story:${news.id}`);
  const [address = ''] = /\/media\/[\w-]+\.jpg/.exec(before.slice(before.indexOf(`alt="${said.alt}"`) - 600)) ?? [];
  await killStory(db, desk.tombstones, news.id, null, actor, now());
  expect(await read(contest)).not.toContain(`alt="${said.alt}"`);
  expect((await get(contest.host, address)).status).toBe(404);
});

test('a section of quotations lists them with who spoke; one of places shows them as tiles', async () => {
  const quote = await publish(sampleOf('quote'));
  const quotes = await read({ host: quote.host, path: '/category/quotes' });
  expect(quotes).toMatch(
    /<blockquote><h2><a href="[^"]*the-sea-has.*?<b>Isamu Kurokochi<\/b>, printer of tide tables/s,
  );
  expect(await read({ host: quote.host, path: '/' })).toContain('Isamu Kurokochi');
  const place = await publish({ ...sampleOf('place'), section: 'mountains' });
  const places = await read({ host: place.host, path: '/category/mountains' });
  expect(places).toMatch(/class="tiles".*<span>青静<\/span>.*Aoshizu island, Kagawa/s);
});

test('no verb writes fields that their kind has not, whoever calls it', async () => {
  const place = await publish(sampleOf('place'));
  const copy = await copyAt(place.id);
  const wrong = { ...copy, fields: { ...copy.fields, prefecture: 'atlantis' } };
  const refused = { code: 'input-invalid', detail: expect.stringContaining('fields.prefecture') };
  await expect(reviseStory(db, place.id, wrong, actor, now())).rejects.toMatchObject(refused);
  await expect(reviseStory(db, place.id, { ...copy, fields: {} }, actor, now())).rejects.toThrow('is missing');
  expect((await copyAt(place.id)).fields).toEqual(copy.fields);
});

test('a territory keeps fields where they are', async () => {
  const place = await publish(sampleOf('place'));
  const before = (await copyAt(place.id)).fields;
  await boundStory(db, place.id, { onlyIn: null, notIn: ['US'] }, actor);
  expect((await copyAt(place.id)).fields).toEqual(before);
  expect((await storyStatus(db, place.id))?.kind).toBe('place');
});
