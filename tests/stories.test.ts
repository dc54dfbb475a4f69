/** The states of a story, by the desk's verbs on a real database, as a reader sees them over real HTTP. */
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { addPicture, startImageProcess } from '../src/features/media/media.ts';
import { killStory, publishStory, reviseStory, scheduleStory, withholdStory } from '../src/features/stories/stories.ts';
import type { NewStory } from '../src/features/stories/new-story.ts';
import type { StoryKind } from '../src/features/stories/story.ts';
import { testClock } from './support/clock.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { demoNetwork } from './support/demo-network.ts';
import { writeJpeg } from './support/sample-pictures.ts';
import { sampleCopy } from './support/sample-stories.ts';
import { servingNode } from './support/serving-node.ts';
import { storyDesk } from './support/story-desk.ts';
import { until } from './support/until.ts';

const database = await testDatabase();
const dataDir = testDataDir();
const { db, network } = await demoNetwork(database.url);
/** Beside the database's own clock, which is the real one. */
const clock = testClock(new Date().toISOString());
const { get } = await servingNode({ databaseUrl: database.url, dataDir, now: clock.now });
const { draft, statusOf, becomes, rowOf, auditOf, tombstones } = storyDesk(db, network, get, dataDir);
const images = startImageProcess();
afterAll(() => images.close());
const hour = 3_600_000;
const desk = 'desk:test';

test('ten stories of one headline, published at once, get ten addresses', async () => {
  const made = await Promise.all(
    Array.from({ length: 10 }, async () => {
      const story = await draft({ slug: 'same-headline' });
      await publishStory(db, story.storyId, desk, clock.now());
      return story;
    }),
  );
  const addresses = new Set(made.map((story) => story.address));
  expect(addresses.size).toBe(10);
  for (const end of ['', '-2', '-3', '-4']) expect(addresses).toContain(`/category/national/same-headline${end}`);
  for (const address of addresses) expect(address).toMatch(/^\/category\/national\/same-headline(-[a-z0-9]+)?$/);
  for (const { address } of made) expect(await statusOf(address)).toBe(200);
  // A sub-section and what ends an address have the name first.
  expect((await draft({ slug: 'weather' })).address).toBe('/category/national/weather-2');
  expect((await draft({ slug: 'feed' })).address).toBe('/category/national/feed-2');
});

describe('a story’s kinds', () => {
  test.each<[StoryKind, Partial<NewStory>]>([
    ['news', {}],
    ['guide', { copy: sampleCopy({ blocks: ['How to read it.', { steps: ['Look up.', 'Subtract four.'] }] }) }],
    ['question', { copy: sampleCopy({ headline: 'How fast is your clock?', blocks: ['Tell us.'] }) }],
    ['picture', {}],
  ])('%s has a page, a light page and a place on the home page', async (kind, changed) => {
    const file = await writeJpeg(join(dataDir, `${kind}.jpg`), { hue: kind.length * 20 });
    const { pictureId } = await addPicture({ db, folder: join(dataDir, 'media'), images }, file);
    const said = { alt: 'A clock on a pole.', caption: 'The clock, at some time.', credit: 'Print: art desk' };
    const copy = { ...(changed.copy ?? sampleCopy()), picture: { id: pictureId, ...said } };
    const { storyId, address } = await draft({ slug: `a-${kind}`, kind, ...changed, copy });
    await publishStory(db, storyId, desk, clock.now());
    const page = await get('news.localhost', address);
    expect(page.status).toBe(200);
    expect(page.text).toContain(`kind-${kind}`);
    expect(page.text).toContain(`${copy.headline}</h1>`);
    expect(page.text).toMatch(/<figcaption>.*The clock, at some time\..*Print: art desk/s);
    const lite = await get('news.localhost', `${address}.lite`);
    expect([lite.status, lite.text.includes(copy.headline), lite.text.includes('<img')]).toEqual([200, true, false]);
    await until('the home page', async () => (await get('news.localhost', '/')).text.includes(address));
  });
});

describe('what lacks something', () => {
  const picture = { id: 0, alt: 'A clock.', caption: 'The clock.', credit: 'Print: art desk' };
  test.each<[string, Partial<ReturnType<typeof sampleCopy>>, RegExp]>([
    ['a headline', { headline: ' ' }, /a headline/],
    [
      'a body',
      { body: { type: 'doc', content: [{ type: 'paragraph', attrs: { id: 'b111' }, content: [] }] } },
      /a body/,
    ],
    ['alt text', { picture: { ...picture, alt: '' } }, /the picture’s alt text/],
    ['a caption', { picture: { ...picture, caption: ' ' } }, /the picture’s caption/],
    ['a credit', { picture: { ...picture, credit: '' } }, /the picture’s credit/],
  ])(
    'a story without %s is neither published nor scheduled, and it is said what to add',
    async (what, changed, words) => {
      const file = await writeJpeg(join(dataDir, 'lacking.jpg'), { hue: 200 });
      const { pictureId } = await addPicture({ db, folder: join(dataDir, 'media'), images }, file);
      const copy = sampleCopy(changed);
      if (copy.picture) copy.picture = { ...copy.picture, id: pictureId };
      const { storyId, address } = await draft({ slug: `without-${what.split(' ').at(-1)}`, copy });
      const refused = {
        code: 'story-incomplete',
        message: expect.stringMatching(words),
        next: expect.stringContaining('Add'),
      };
      await expect(publishStory(db, storyId, desk, clock.now())).rejects.toMatchObject(refused);
      await expect(scheduleStory(db, storyId, clock.now(), desk)).rejects.toMatchObject(refused);
      expect((await rowOf(storyId)).state).toBe('draft');
      expect(await statusOf(address)).toBe(404);
    },
  );

  test('a picture story has a picture', async () => {
    const { storyId } = await draft({ slug: 'no-picture', kind: 'picture' });
    await expect(publishStory(db, storyId, desk, clock.now())).rejects.toMatchObject({ code: 'story-incomplete' });
  });

  test('a live story is not revised into one that lacks something', async () => {
    const { storyId, address } = await draft({ slug: 'stays-whole' });
    await publishStory(db, storyId, desk, clock.now());
    await expect(reviseStory(db, storyId, sampleCopy({ headline: ' ' }), desk, clock.now())).rejects.toMatchObject({
      code: 'story-incomplete',
    });
    expect(await rowOf(storyId)).toMatchObject({ state: 'live', revisions: 1 });
    expect(await statusOf(address)).toBe(200);
  });
});

describe('revising and withholding', () => {
  test('new copy is a new revision at the same address; the old one is kept', async () => {
    const copy = sampleCopy({ headline: 'First words' });
    const { storyId, address } = await draft({ slug: 'revised', copy });
    await publishStory(db, storyId, desk, clock.now());
    const before = await rowOf(storyId);
    clock.advance(hour);
    await reviseStory(db, storyId, { ...copy, headline: 'Second words' }, desk, clock.now());
    const page = await until('the second words', async () => {
      const reply = await get('news.localhost', address);
      return reply.text.includes('Second words</h1>') && reply.text;
    });
    for (const block of copy.body.content) expect(page).toContain(`id="p-${block.attrs.id}"`);
    const after = await rowOf(storyId);
    expect(after).toMatchObject({
      revisions: 2,
      first_published_at: before.first_published_at,
      updated_at: clock.now(),
    });
    expect(after.revision_id).not.toBe(before.revision_id);
  });

  test('a draft’s new copy is not seen before it is published', async () => {
    const { storyId, address } = await draft({ slug: 'draft-revised' });
    await reviseStory(db, storyId, sampleCopy({ headline: 'Better words' }), desk, clock.now());
    expect(await statusOf(address)).toBe(404);
    await publishStory(db, storyId, desk, clock.now());
    expect((await rowOf(storyId)).updated_at).toBeNull();
    await until('the better words', async () =>
      (await get('news.localhost', address)).text.includes('Better words</h1>'),
    );
  });

  test('what was withheld before it was ever out is not “updated” when it comes out', async () => {
    const { storyId } = await draft({ slug: 'held-back-draft' });
    await withholdStory(db, storyId, desk, clock.now());
    await reviseStory(db, storyId, sampleCopy({ headline: 'Other words' }), desk, clock.now());
    await publishStory(db, storyId, desk, clock.now());
    expect((await rowOf(storyId)).updated_at).toBeNull();
  });

  test('withheld it is gone without a word; published again it has its first date and address', async () => {
    const { storyId, address } = await draft({ slug: 'withheld' });
    await publishStory(db, storyId, desk, clock.now());
    await becomes(address, 200);
    const first = (await rowOf(storyId)).first_published_at;
    await withholdStory(db, storyId, desk, clock.now());
    await withholdStory(db, storyId, desk, clock.now());
    await becomes(address, 404);
    expect((await get('news.localhost', address)).text).not.toContain('Harbour clock');
    await until('the feed', async () => !(await get('news.localhost', '/feed')).text.includes(address));
    clock.advance(hour);
    await publishStory(db, storyId, desk, clock.now());
    await becomes(address, 200);
    expect((await rowOf(storyId)).first_published_at).toEqual(first);
  });
});

test('a kill is for good: the notice at its address, a tombstone, a record, and no way back', async () => {
  const { storyId, address } = await draft({ slug: 'killed' });
  await publishStory(db, storyId, desk, clock.now());
  await becomes(address, 200);
  await killStory(db, tombstones, storyId, 'Withdrawn: the clock was right.', desk, clock.now());
  await killStory(db, tombstones, storyId, 'Another notice.', desk, clock.now());
  await becomes(address, 410);
  const page = await get('news.localhost', address);
  expect(page.text).toContain('Withdrawn: the clock was right.');
  expect(page.text).not.toContain('four minutes fast');
  expect(page.text).not.toContain('Another notice.');

  const refused = { code: 'story-state', message: expect.stringContaining('for good') };
  await expect(publishStory(db, storyId, desk, clock.now())).rejects.toMatchObject(refused);
  await expect(reviseStory(db, storyId, sampleCopy(), desk, clock.now())).rejects.toMatchObject(refused);
  await expect(scheduleStory(db, storyId, clock.now(), desk)).rejects.toMatchObject({ code: 'story-state' });
  await expect(withholdStory(db, storyId, desk, clock.now())).rejects.toMatchObject({ code: 'story-state' });
  expect((await rowOf(storyId)).state).toBe('killed');

  const stones = await db
    .selectFrom('tombstone')
    .select(['kind', 'tag'])
    .where('tag', '=', `story:${storyId}`)
    .execute();
  expect(stones).toEqual([{ kind: 'kill', tag: `story:${storyId}` }]);
  expect(tombstones.covers([`story:${storyId}`])).toBe(true);
  expect((await auditOf(storyId)).filter((action) => action === 'story.kill')).toHaveLength(1);
  await expect(sql`delete from tombstone`.execute(db)).rejects.toThrow('append-only');
  await expect(sql`update audit set actor = 'desk:nobody'`.execute(db)).rejects.toThrow('append-only');
});
