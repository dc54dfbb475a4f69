/** `./kawaraban site feed-text`, `site crawlers`, `feed subscribers`: how sites are read and found elsewhere, said and asked. */
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { loadNetwork } from '../src/features/network/network.ts';
import { openDatabase } from '../src/platform/db/database.ts';
import { cliDesk } from './support/cli-desk.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { demoNetwork, readJson } from './support/demo-network.ts';
import { kawaraban } from './support/kawaraban.ts';

const database = await testDatabase();
const empty = await testDatabase();
const dataDir = testDataDir();
const { db } = await demoNetwork(database.url);
const { run, file } = cliDesk(database.url, dataDir);

test('what is set is said, kept and written down; what cannot be meant is refused', async () => {
  expect((await run(['site', 'feed-text', 'hibari'])).stdout).toBe('Hibari: summary\n');
  expect((await run(['site', 'feed-text', 'hibari', 'own', '--json'])).json()).toEqual([
    { site: 'hibari', feedText: 'own' },
  ]);
  const set = ['site', 'crawlers', 'hibari', '--training', 'allow', '--agent', 'CCBot=deny'];
  expect((await run(set)).stdout).toBe('search     allow\nanswers    allow\ntraining   allow\nCCBot      deny\n');
  expect((await run(['site', 'crawlers', 'hibari', '--agent', 'ccbot=usual', '--json'])).json()).toEqual([
    { site: 'hibari', search: 'allow', answers: 'allow', training: 'allow', named: {} },
  ]);
  const hibari = (await loadNetwork(db)).siteByKey('hibari');
  expect([hibari?.feedText, hibari?.crawlers.training]).toEqual(['own', 'allow']);
  const { rows } = await sql<{
    action: string;
  }>`select action from audit where action like 'site.%' order by id`.execute(db);
  expect(rows.map(({ action }) => action)).toEqual(['site.feed-text', 'site.crawlers', 'site.crawlers']);
  for (const [wrong, code] of [
    [['site', 'feed-text', 'hibari', 'half'], 2],
    [['site', 'feed-text', 'nobody', 'own'], 1],
    [['site', 'crawlers', 'hibari', '--training', 'maybe'], 2],
    [['site', 'crawlers', 'hibari', '--agent', 'GPTBot'], 2],
    [['site', 'crawlers', 'hibari', '--agent', 'Two Words=deny'], 1],
  ] as const)
    expect((await run([...wrong])).code, wrong.join(' ')).toBe(code);
});

test('subscribers are listed with what they do not take', async () => {
  expect(await run(['feed', 'subscribers'])).toMatchObject({
    code: 0,
    stdout: '',
    stderr: 'Nobody has asked to be told.\n',
  });
  await sql`insert into websub_topic (site_id, url, tag, sha256)
    select id, 'http://' || host || '/feed', 'front:' || id, '' from site where key in ('hibari', 'tabine')`.execute(
    db,
  );
  await sql`insert into websub_subscription (topic_id, callback, host, secret, lease_until, failing_since, error)
    select id, 'https://reader.example/told/secret-path', 'reader.example', 'hidden', now() + interval '5 days',
      case when url like '%travel%' then now() end, case when url like '%travel%' then 'It answered 500.' end from websub_topic`.execute(
    db,
  );
  const { stdout } = await run(['feed', 'subscribers']);
  expect(stdout.split('\n')[0]).toMatch(
    /travel\.localhost\/feed {2}reader\.example {2}fails since .*: It answered 500\.$/,
  );
  expect(stdout).toMatch(/news\.localhost\/feed {2}reader\.example {2}well$/m);
  expect(stdout).not.toMatch(/hidden|secret-path/);
  expect((await run(['feed', 'subscribers', '--site', 'hibari', '--json'])).json()).toHaveLength(1);
});

test('the file of `init` says both for each site', async () => {
  const described = readJson('demo/network.json') as { sites: object[] };
  const [first, ...others] = described.sites;
  const named = { ...first, theme: 'default', feedText: 'full', crawlers: { answers: 'deny' } };
  const network = {
    ...described,
    providers: [],
    sites: [named, ...others.map((site) => ({ ...site, theme: 'default' }))],
  };
  const done = await kawaraban(['init', file('network.json', network)], { DATABASE_URL: empty.url, DATA_DIR: dataDir });
  expect(done, done.stderr).toMatchObject({ code: 0 });
  const { db: made, close } = openDatabase({ url: empty.url, name: 'kawaraban test' });
  const sites = (await loadNetwork(made)).sites.map(({ feedText, crawlers }) => [
    feedText,
    crawlers.answers,
    crawlers.training,
  ]);
  await close();
  expect(sites[0]).toEqual(['full', 'deny', 'deny']);
  expect(sites[1]).toEqual(['summary', 'allow', 'deny']);
});
