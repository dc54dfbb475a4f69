/** Addresses of a former system: taken line by line, asked only where there is nothing else, and telling nothing that may not be told. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importAliases } from '../src/features/aliases/aliases.ts';
import type { AliasLine } from '../src/features/aliases/aliases.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { kawaraban } from './support/kawaraban.ts';
import { servingNode } from './support/serving-node.ts';
import { testDesk } from './support/test-desk.ts';

const { url: databaseUrl } = await testDatabase();
const dataDir = testDataDir();
const desk = await testDesk({ databaseUrl, dataDir });
const { db, network } = desk;
const { get } = await servingNode({ databaseUrl, dataDir });
const [harbour, ridge] = ['harbour.localhost', 'ridge.localhost'];

async function* toLines(rows: readonly (readonly [string, string])[]): AsyncGenerator<AliasLine> {
  for (const [at, [from, to]] of rows.entries()) yield { number: at + 1, from, to };
}

const take = (...rows: (readonly [string, string])[]) =>
  importAliases(toLines(rows), { db, network, site: network.siteByKey('harbour')!, progress: () => undefined });

const leads = async (path: string, host = harbour): Promise<string | number> => {
  const { status, headers } = await get(host, path);
  return status === 301 ? String(headers.location) : status;
};

test('lead to a story where it stands by now, however they are written', async () => {
  const story = await desk.publishNew();
  expect(await leads('/2019/03/Old-Story/')).toBe('/2019/03/Old-Story');
  expect(
    await take(
      ['https://www.former.example/2019/03/Old-Story/', String(story.id)],
      ['/?p=123', `http://${harbour}${story.path}`],
      ['/archive/雪.html', story.path],
      ['/about-us/', '/letters'],
    ),
  ).toEqual({ taken: 4, refused: [] });
  for (const path of [
    '/2019/03/old-story',
    '/2019/03/Old-Story/',
    '/2019/03/OLD-STORY?utm_source=mail',
    '/?p=123',
    '/archive/%E9%9B%AA.html',
  ])
    expect(await leads(path), path).toBe(story.path);
  expect(await leads('/about-us')).toBe('/letters');
  expect(await leads('/2019/03/old-story', ridge)).toBe(404);
  expect(await leads('/2019/03/another')).toBe(404);
});

test('by number at the front, as former systems had them; a section is a page of its own', async () => {
  const story = await desk.publishNew();
  expect(await take(['/?p=777', String(story.id)], ['/?page_id=7', '/letters'], ['/category/sea', '/letters'])).toEqual(
    { taken: 2, refused: [{ line: 3, why: '“/category/sea” is a section of Harbour.' }] },
  );
  expect(await leads('/?p=777&utm_source=x')).toBe(story.path);
  expect(await leads('/?page_id=7')).toBe('/letters');
  expect(await leads('/?p=778')).toBe(200);
  expect(await leads('/?q=nothing')).toBe(200);
});

test('never stand before a page, and the last word on one stands', async () => {
  const [first, second] = [await desk.publishNew(), await desk.publishNew()];
  const { refused } = await take([first.path, String(second.id)], ['/', String(second.id)]);
  expect(refused.map(({ line }) => line)).toEqual([1, 2]);
  await take(['/later-a-page', String(first.id)]);
  await take(['/later-a-page', String(second.id)]);
  expect(await leads('/later-a-page')).toBe(second.path);
  expect((await take(['/category/sea', String(first.id)])).refused).toHaveLength(1);
  expect(await leads('/category/sea')).toBe(200);
});

test('straighten what leads on and on, and refuse what leads in a circle', async () => {
  const story = await desk.publishNew();
  const { taken, refused } = await take(
    ['/a', '/b'],
    ['/b', '/c'],
    ['/c', String(story.id)],
    ['/round', '/round-again'],
    ['/round-again', '/round/'],
    ['/self', '/Self/'],
    ['/out', 'https://elsewhere.example/page'],
    ['/out-too', '//elsewhere.example/page'],
  );
  expect([taken, refused.map(({ line }) => line)]).toEqual([3, [4, 5, 6, 7, 8]]);
  for (const path of ['/a', '/b', '/c']) expect(await leads(path)).toBe(story.path);
  // Also through those of before.
  await take(['/z', '/a']);
  expect(await leads('/z')).toBe(story.path);
});

test('tell nothing of what may not be read, and lead to the notice of what was killed', async () => {
  const embargoed = await desk.publishNew({ embargoUntil: new Date(Date.now() + 3_600_000).toISOString() });
  const [withheld, killed, draft] = [await desk.publishNew(), await desk.publishNew(), await desk.write()];
  await take(
    ['/embargoed', String(embargoed.id)],
    ['/withheld', String(withheld.id)],
    ['/killed', String(killed.id)],
    ['/draft', String(draft.id)],
  );
  expect(await leads('/withheld')).toBe(withheld.path);
  await desk.withhold(withheld.id);
  await desk.kill(killed.id, 'It was wrong.');
  for (const path of ['/embargoed', '/withheld', '/draft']) expect(await leads(path), path).toBe(404);
  expect(await leads('/killed')).toBe(killed.path);
});

describe('by command', () => {
  test('each wrong line is named, and the others are taken', async () => {
    const story = await desk.publishNew();
    const file = join(dataDir, 'old.csv');
    writeFileSync(
      file,
      [
        'from,to',
        `"/quoted, with a comma",${story.id}`,
        `/semicolon,${story.path}`,
        '/nowhere,/category/sea/never-written',
        '/number,999999999',
        `/${'x'.repeat(600)},${story.id}`,
        '/other-site,http://elsewhere.example/page',
        '/half',
        '',
        `//evil.example/,${story.id}`,
        `/evil,//evil.example/x`,
        `/fine,${story.id}`,
      ].join('\r\n'),
    );
    const env = { DATABASE_URL: databaseUrl, DATA_DIR: dataDir };
    const { code, stdout, stderr } = await kawaraban(['alias', 'import', file, '--site', 'harbour'], env);
    expect([code, stdout]).toEqual([1, '3 old addresses lead on, 7 lines were refused\n']);
    for (const line of [4, 5, 6, 8, 10, 11]) expect(stderr, String(line)).toContain(`line ${line}: `);
    expect(await leads('/quoted,%20with%20a%20comma')).toBe(story.path);
    expect(await leads('/fine')).toBe(story.path);
    expect((await kawaraban(['alias', 'import', file], env)).stderr).toContain('has no host: give --site');
    writeFileSync(file, '"never closed,1\n');
    expect(await kawaraban(['alias', 'import', file, '--site', 'harbour'], env)).toMatchObject({ code: 1, stdout: '' });
    expect(await kawaraban(['alias', 'import', join(dataDir, 'not-there.csv')], env)).toMatchObject({ code: 1 });
  });
});
