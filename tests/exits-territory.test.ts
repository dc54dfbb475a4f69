/** A site shows nothing of a story that its readers may not have, and another site shows nothing of it to them. */
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { boundStory, mayEnter, settleSite } from '../src/features/stories/stories.ts';
import { testDatabase } from './support/database.ts';
import { exitDesk } from './support/exit-desk.ts';
import type { Planted } from './support/exit-desk.ts';
import { hasHeard } from './support/kept-pages.ts';
import { until } from './support/until.ts';

const { url } = await testDatabase();
const { desk, served, plant, leaks, expectEverywhere, expectNowhere } = await exitDesk(url);
const { cache } = served.node;

describe('rights end at borders', () => {
  const territories = async (places: Record<string, string | null>): Promise<void> => {
    for (const [key, territory] of Object.entries(places)) {
      const site = desk.network.siteByKey(key);
      if (site) await settleSite(desk.db, site, territory, 'desk:test');
      await until(`${key} to be for ${territory}`, () => served.node.network().siteByKey(key)?.territory === territory);
    }
    await hasHeard(cache, desk.db);
  };
  const bound = async ({ ids }: Planted, onlyIn: string[] | null, notIn: string[] | null): Promise<void> => {
    for (const id of ids) await boundStory(desk.db, id, { onlyIn, notIn }, 'desk:test');
    await served.node.reloadPromos();
    await hasHeard(cache, desk.db);
  };

  test(
    'a story is nowhere on a site for readers where it is barred, and comes back when it is not any more',
    { timeout: 60_000 },
    async () => {
      await territories({ harbour: 'JP', ridge: 'JP' });
      const planted = await plant(desk.publishNew);
      await expectEverywhere(planted);
      await bound(planted, null, ['JP']);
      await expectNowhere(planted);
      await bound(planted, ['JP', 'KR'], null);
      await expectEverywhere(planted);
      await territories({ harbour: 'GB', ridge: 'GB' });
      await served.node.reloadPromos();
      await expectNowhere(planted);
    },
  );

  test('a site for everyone shows nothing that is barred anywhere', { timeout: 60_000 }, async () => {
    await territories({ harbour: null, ridge: null });
    const planted = await plant(desk.publishNew);
    await bound(planted, null, ['KR']);
    await expectNowhere(planted);
    await bound(planted, null, null);
    await expectEverywhere(planted);
  });

  test('what one site may show is in no block, and no picture, of another that may not', async () => {
    await territories({ harbour: 'JP', ridge: 'GB' });
    const planted = await plant(desk.publishNew);
    // What leads to where it may be shown says its own words.
    await sql`truncate promo_order cascade`.execute(desk.db);
    await bound(planted, ['JP'], null);
    const { found } = await leaks(planted);
    const harbour = planted.hidden.get('harbour.localhost en');
    expect(found).toContain(`harbour.localhost /category/sea/${harbour?.topSlug}`);
    expect([...found].filter((place) => place.startsWith('ridge.localhost'))).toEqual([]);
    await territories({ harbour: null, ridge: null });
  });

  test.each([
    [null, null],
    [['JP'], null],
    [null, ['JP']],
    [['JP', 'GB'], ['GB']],
  ])('the database and the program agree on only %j and not %j', async (onlyIn, notIn) => {
    for (const territory of ['JP', 'GB', 'FR', null]) {
      const { rows } = await sql<{ enters: boolean }>`
        select may_enter(${onlyIn}::text[], ${notIn}::text[], ${territory}::text) as enters`.execute(desk.db);
      expect([territory, mayEnter({ onlyIn, notIn }, territory)]).toEqual([territory, rows[0]?.enters]);
    }
  });
});
