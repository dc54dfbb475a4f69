/** `./kawaraban init`: a network from a file or from options, whole or not at all. */
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '../src/platform/db/database.ts';
import { cliDesk } from './support/cli-desk.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { projectRoot, readJson } from './support/demo-network.ts';
import { kawaraban } from './support/kawaraban.ts';

const empty = await testDatabase();
const dataDir = testDataDir();
const { on, file } = cliDesk(empty.url, dataDir);

describe('a new network', () => {
  test.each<[string, string | object, RegExp]>([
    ['no JSON', '{ "name": }', /network\.json.*Unexpected token '}', "{ "name": }"/s],
    ['a list', '[]', /network\.json cannot be used:\nan object in braces is wanted\./],
    ['no publisher', { sources: [], sites: [site()] }, /publisher: is missing; a text is wanted\./],
    [
      'a language that is not spoken',
      { publisher: 'P', sources: [], sites: [{ ...site(), languages: ['fr'] }] },
      /sites\[0\]\.languages\[0\]: one of these is wanted: en, ja\./,
    ],
    [
      'a theme without a file',
      { publisher: 'P', sources: [], sites: [{ ...site(), theme: 'neon' }] },
      /The theme “neon” is not among default;/,
    ],
    [
      'a wrong host',
      { publisher: 'P', sources: [], sites: [{ ...site(), host: 'http://x' }] },
      /network\.json cannot be used:\nsites\[0\]\.host: takes a host name such as news\.example/,
    ],
    [
      'two sites of one host',
      { publisher: 'P', sources: [], sites: [site(), { ...site(), key: 'other' }] },
      /sites\[1\]\.host: “news\.localhost” is there twice\./,
    ],
    [
      'two sections of one name',
      { publisher: 'P', sources: [], sites: [{ ...site(), sections: [section('news'), section('news')] }] },
      /sites\[0\]\.sections\[1\]\.segment: “news” is there twice\./,
    ],
    [
      'a wrong zone',
      { publisher: 'P', sources: [], sites: [{ ...site(), timeZone: 'Asia/Nowhere' }] },
      /sites\[0\]\.timeZone: “Asia\/Nowhere” is no time zone/,
    ],
    [
      'a provider’s rule for a section that is not there',
      demoWithRule({ section: 'national/trains', action: 'publish' }),
      /providers\[0\]\.rules\[0\]\.section: “national\/trains” is not among national, national\/transport, /,
    ],
  ])(
    'init from a file with %s names the file, the place and what to do, and makes nothing',
    async (_what, content, words) => {
      const finished = await kawaraban(['init', file('network.json', content)], on(empty.url));
      expect(finished).toMatchObject({ code: 1, stdout: '' });
      expect(finished.stderr).toMatch(words);
      expect(finished.stderr).toContain('Mend what is named');
      expect(finished.stderr).not.toMatch(/^ +at |ZodError/m);
      expect(await sitesOf(empty.url)).toEqual([]);
    },
  );

  test.each([
    [['--language', 'fr'], /^--language: one of these is wanted: en, ja\.$/m],
    [['--zone', 'Asia/Nowhere'], /^--zone: “Asia\/Nowhere” is no time zone; there are Asia\/Aden, .*Asia\/Tokyo/m],
    [['--zone', 'JST'], /^--zone: “JST” is no time zone; they are spelt as Asia\/Tokyo is/m],
  ])('init with %j says what there is, and makes nothing', async (more, words) => {
    const finished = await kawaraban(['init', '--name', 'Ladder', '--host', 'l.example', ...more], on(empty.url));
    expect(finished).toMatchObject({ code: 1, stdout: '' });
    expect(finished.stderr).toMatch(words);
    expect(await sitesOf(empty.url)).toEqual([]);
  });

  test('init from a file that is not there names it', async () => {
    const finished = await kawaraban(['init', join(dataDir, 'lost.json')], on(empty.url));
    expect(finished).toMatchObject({ code: 1, stdout: '' });
    expect(finished.stderr).toContain('lost.json');
  });

  test('init that breaks off at its last provider leaves nothing, and can be tried again', async () => {
    const made = openDatabase({ url: empty.url, name: 'kawaraban test' });
    await sql`alter table provider add constraint no_meridian check (key <> 'meridian')`.execute(made.db);
    const broken = await kawaraban(['init', join(projectRoot, 'demo/network.json')], on(empty.url));
    expect(broken).toMatchObject({ code: 1, stdout: '' });
    const left = ['site', 'section', 'source', 'provider', 'network_setting'] as const;
    for (const table of left)
      expect([table, await made.db.selectFrom(table).selectAll().execute()]).toEqual([table, []]);
    await sql`alter table provider drop constraint no_meridian`.execute(made.db);
    await made.close();
  });

  test('init from the demo’s file brings its sites, themes, agencies and providers, and a full database is refused', async () => {
    const described = join(projectRoot, 'demo/network.json');
    const finished = await kawaraban(['init', described, '--json'], on(empty.url));
    expect(finished, finished.stderr).toMatchObject({ code: 0, stderr: '' });
    const hosts = ['news.localhost', 'life.localhost', 'travel.localhost', 'city.localhost'];
    expect(finished.json()).toEqual([{ sites: hosts }]);
    const made = openDatabase({ url: empty.url, name: 'kawaraban test' });
    const sites = await made.db.selectFrom('site').select(['key', 'theme']).orderBy('position').execute();
    const providers = await made.db.selectFrom('provider').select('key').orderBy('key').execute();
    await made.close();
    expect(sites.map((row) => row.theme)).toEqual(sites.map((row) => readJson(`demo/themes/${row.key}.json`)));
    expect(providers.map((row) => row.key)).toEqual(['kaikyo', 'meridian']);
    const again = await kawaraban(['init', '--name', 'Again', '--host', 'again.example'], on(empty.url));
    expect(again).toMatchObject({ code: 2, stdout: '' });
    expect(again.stderr).toContain('holds a network already');
  });
});

async function sitesOf(databaseUrl: string): Promise<{ key: string }[]> {
  const made = openDatabase({ url: databaseUrl, name: 'kawaraban test' });
  const sites = await made.db.selectFrom('site').select('key').execute();
  await made.close();
  return sites;
}

function demoWithRule(rule: object): object {
  const network = readJson('demo/network.json') as { providers: object[] };
  return { ...network, providers: network.providers.map((provider) => ({ ...provider, rules: [rule] })) };
}

function section(segment: string): object {
  return { segment, name: { en: 'News' } };
}

function site() {
  const network = readJson('demo/network.json') as { sites: object[] };
  return network.sites[0] ?? {};
}
