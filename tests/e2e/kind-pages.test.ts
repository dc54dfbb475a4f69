/** One story of each kind of the demo, in a real browser with and without script: nothing that axe or a narrow screen could complain about. */
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { storyKinds } from '../../src/features/stories/kinds/kind-name.ts';
import { openDatabase } from '../../src/platform/db/database.ts';
import { testBrowser } from '../support/browser.ts';
import { htmlFaults } from '../support/html-validate.ts';
import { faultsIn } from '../support/page-faults.ts';
import { seededDemo } from '../support/seeded-demo.ts';
import { servingNode } from '../support/serving-node.ts';
import { watched } from '../support/watched-page.ts';

const demo = await seededDemo();
const { port, get } = await servingNode({ databaseUrl: demo.url, dataDir: demo.dataDir });
const { db, close } = openDatabase({ url: demo.url, name: 'kawaraban test' });
afterAll(close);
const browser = await testBrowser();

/** The longest of each kind in each language, as its fields make it long. */
const { rows: stories } = await sql<{ kind: string; language: string; host: string; path: string }>`
  select distinct on (s.kind, a.language) s.kind, a.language, site.host,
    case when a.language = site.languages[1] then '' else '/' || a.language end || '/category/' || section.path || '/' || a.slug as path
  from story s join appearance a on a.story_id = s.id join site on site.id = a.site_id
  join section on section.id = a.section_id join story_revision r on r.id = s.revision_id
  where s.state = 'live' order by s.kind, a.language, pg_column_size(r.fields) desc, r.words desc
`.execute(db);

test('the demo has a story of each kind, and pairs in Japanese', () => {
  const english = stories.filter(({ language }) => language === 'en').map(({ kind }) => kind);
  expect(english.toSorted()).toEqual([...storyKinds].toSorted());
  expect(stories.length).toBeGreaterThanOrEqual(english.length + 5);
});

test.each(stories.map((story) => [story.kind, story.language, story] as const))(
  'a story of kind %s in %s is without fault, light and dark, in both editions, with script and without',
  { timeout: 90_000 },
  async (_kind, _language, { host, path }) => {
    const faults: string[] = [];
    const origin = `http://${host}:${port}`;
    for (const form of ['', '.lite'])
      faults.push(
        ...(await htmlFaults((await get(host, path + form)).text)).map((fault) => `${form} markup: ${fault}`),
      );
    for (const script of [true, false]) {
      const page = await browser.newPage();
      // As if it were not there: a browser that runs no script at all runs no test of it either.
      if (!script) await page.route('**/*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
      const seen = watched(page, origin);
      for (const colorScheme of ['light', 'dark'] as const)
        for (const form of script ? [''] : colorScheme === 'light' ? ['', '.lite'] : ['.lite']) {
          const found = [...(await faultsIn(page, origin + path + form, colorScheme)), ...seen.faults()];
          faults.push(...found.map((fault) => `${script ? '' : 'no script, '}${form} ${fault}`));
        }
      await page.close();
    }
    expect(faults).toEqual([]);
  },
);
