/** Pictures of promos: for how long they are there, and whose right ends. */
import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { endFlight } from '../src/features/promos/promos.ts';
import { testDatabase } from './support/database.ts';
import { harbour, hour, promoTestDesk } from './support/promo-test-desk.ts';

const { url } = await testDatabase();
const { db, desk, get, clock, booked, page, picks, clear } = await promoTestDesk(url);

beforeEach(clear);

test('a picture of its own is there as long as the flight, and never one that went with a story', async () => {
  const pictureId = await desk.addPicture({ hue: 200 });
  const [path = ''] = await desk.renditionsOf(pictureId);
  const status = async (): Promise<number> => (await page(harbour), (await get(harbour, path)).status);
  expect(await status()).toBe(404);
  const flight = await booked({ picture: { id: pictureId, alt: 'A boat, drawn' } });
  const { path: at } = await desk.publishNew({});
  expect(await page(harbour, at)).toContain('alt="A boat, drawn"');
  expect(await status()).toBe(200);
  await endFlight(db, flight, 'desk:test', clock.now);
  expect(await status()).toBe(404);
  const story = await desk.publishNew({ pictureId });
  await desk.kill(story.id, 'It was wrong.');
  await booked({ picture: { id: pictureId, alt: 'A boat, drawn' } });
  expect(await status()).toBe(404);
});

test('a picture whose right ends is shown no more, of its own or of the story that it leads to', async () => {
  const ends = new Date(clock.now.getTime() + hour);
  const [own, use] = [await desk.addPicture({ hue: 201 }), await desk.addPicture({ hue: 202 })];
  const story = await desk.publishNew({ pictureId: use, headline: 'The fair' });
  await sql`update picture set expires_at = ${ends} where id = ${own}`.execute(db);
  await sql`update story_revision set picture_text = picture_text || ${JSON.stringify({ expires: ends.toISOString() })}::jsonb
    where story_id = ${story.id}`.execute(db);
  const paths = [await desk.renditionsOf(own), await desk.renditionsOf(use)].map(([path = '']) => path);
  const shownBy = async (): Promise<boolean[]> => {
    const html = await page(harbour, at);
    const card = (await picks(harbour)) as Record<string, string>;
    return paths.map((path) =>
      [html, card['card'] ?? ''].some((text) => text.includes(path.replace(/-\d+\.jpg$/, ''))),
    );
  };
  const { path: at } = await desk.publishNew({});
  for (const [index, wanted] of [
    { picture: { id: own, alt: 'A boat, drawn' } },
    { to: { storyId: story.id } },
  ].entries()) {
    await booked({ kind: 'house', ...wanted });
    expect((await shownBy())[index]).toBe(true);
    clock.now = new Date(ends.getTime() + 1_000);
    expect(await shownBy()).toEqual([false, false]);
    expect((await get(harbour, paths[index] ?? '')).status).toBe(404);
    await clear();
  }
});
