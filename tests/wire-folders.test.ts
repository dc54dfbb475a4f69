/** The folders that agencies' files are dropped into: bad files, half ones, overlooked ones, and those after them. */
import {
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { demoNetwork } from './support/demo-network.ts';
import { ninjsItem } from './support/sample-ninjs.ts';
import { until } from './support/until.ts';
import { chainOf, filesIn, storyOf, wireDesk } from './support/wire-desk.ts';

const database = await testDatabase();
const dataDir = testDataDir();
const { db, network } = await demoNetwork(database.url);
const desk = await wireDesk({ db, network, dataDir });
beforeAll(() => desk.start());

function grewAgo(name: string, seconds: number): void {
  const then = Date.now() / 1_000 - seconds;
  utimesSync(join(desk.folder('kaikyo'), name), then, then);
}

describe('what cannot be used', () => {
  test('each bad file goes to failed/ with the reason beside it', async () => {
    const bad: [name: string, content: string | Buffer | object, reason: string][] = [
      ['words.json', 'This is a letter, not an item.', 'neither XML nor JSON'],
      ['list.json', '[1, 2, 3]', 'none of the dialects'],
      ['latin.json', Buffer.from('{"uri":"urn:x","headlines":[{"value":"caf\xe9"}]}', 'latin1'), 'not UTF-8'],
      ['empty.json', '', 'nothing in it'],
      ['no-uri.json', { ...ninjsItem(), uri: '' }, 'uri'],
    ];
    for (const [name, content] of bad) desk.drop('kaikyo', name, content);
    // One that has no end waits for it, but not for ever.
    grewAgo('empty.json', 31);
    for (const [name, , reason] of bad) {
      expect(await desk.settled('kaikyo', name)).toBe('failed');
      const words = await desk.reasonOf(name);
      expect(words).toContain(reason);
      expect(words).not.toMatch(/select |node:|^ +at /m);
    }
  });

  test('a file that is whole and wrong fails at once, and so does half a one from a clock that is ahead', async () => {
    const dropped = Date.now();
    desk.drop('kaikyo', 'ahead.json', '{"uri": "urn:exam');
    grewAgo('ahead.json', -3_600);
    expect(await desk.take('wrong.json', '{"uri": "urn:x", }')).toBe('failed');
    expect(await desk.settled('kaikyo', 'ahead.json')).toBe('failed');
    expect(Date.now() - dropped).toBeLessThan(1_000);
  });

  test('a file over the bound is refused unread, and the next one is taken', async () => {
    // Only as long as it says: reading it would fail.
    const huge = join(desk.folder('kaikyo'), 'huge.json');
    writeFileSync(`${huge}.part`, '');
    truncateSync(`${huge}.part`, 3_000_000_000);
    renameSync(`${huge}.part`, huge);
    expect(await desk.settled('kaikyo', 'huge.json')).toBe('failed');
    expect(await desk.reasonOf('huge.json')).toContain('more than 10 MB');
    expect(await desk.take('after-huge.json', ninjsItem())).toBe('done');
  });

  test('an item that no database column holds as it is does not stop the folder', async () => {
    const uri = 'urn:example:awkward';
    const awkward = ninjsItem({
      uri,
      headline: `Too long a headline: ${'on and on '.repeat(60)}`,
      body: '<p>A nul \u0000 and half a pair \ud83d in one paragraph.</p>',
      by: 'x'.repeat(500),
      descriptions: [{ role: 'summary', value: 'y '.repeat(900) }],
    });
    expect(await desk.take('awkward.json', awkward)).toBe('done');
    expect((await storyOf(db, uri))?.state).toBe('draft');
    expect(desk.taken.at(-1)).toMatchObject({
      ok: true,
      problems: expect.arrayContaining([expect.stringMatching(/headline/i)]),
    });
    expect(await desk.take('after-awkward.json', ninjsItem())).toBe('done');
  });
});

describe('files on their way', () => {
  test('one that is written slowly is taken when it is whole', async () => {
    const uri = 'urn:example:slow';
    const bytes = Buffer.from(JSON.stringify(ninjsItem({ uri, headline: '山火事が広がる' })));
    const file = openSync(join(desk.folder('kaikyo'), 'slow.json'), 'w');
    // Senders stall: two pauses are longer than any quiet time that a watcher would want, one of them in the middle of
    // a character, the other where something ends.
    const inCharacter = bytes.indexOf('山') + 1;
    const atBracket = bytes.indexOf('}', inCharacter) + 1;
    const [short, long] = [60, 3_200];
    for (const [from, to, pauseMs] of [
      [0, 20, short],
      [20, inCharacter, long],
      [inCharacter, atBracket, long],
      [atBracket, bytes.length - 1, short],
      [bytes.length - 1, bytes.length, short],
    ] as const) {
      writeSync(file, bytes.subarray(from, to));
      await sleep(pauseMs);
    }
    expect(await desk.settled('kaikyo', 'slow.json')).toBe('done');
    expect((await storyOf(db, uri))?.state).toBe('live');
  });

  test('temporary and hidden files are left alone until they have their name', async () => {
    const uri = 'urn:example:renamed';
    const text = JSON.stringify(ninjsItem({ uri }));
    const names = ['.upload.json', 'upload.json.tmp', 'upload.json.part'];
    for (const name of names) writeFileSync(join(desk.folder('kaikyo'), name), text);
    for (const name of ['meanwhile-1.json', 'meanwhile-2.json'])
      expect(await desk.take(name, ninjsItem())).toBe('done');
    for (const name of names) expect(existsSync(join(desk.folder('kaikyo'), name))).toBe(true);
    expect(await chainOf(db, uri)).toBeUndefined();
    renameSync(join(desk.folder('kaikyo'), '.upload.json'), join(desk.folder('kaikyo'), 'upload.json'));
    expect(await desk.settled('kaikyo', 'upload.json')).toBe('done');
  });

  test('two files of one name, one right after the other, are both taken and both in done/', async () => {
    const uris = ['urn:example:twin-a', 'urn:example:twin-b'];
    for (const uri of uris) {
      const file = desk.drop('kaikyo', 'twin.json', ninjsItem({ uri }));
      await until('the file to be moved', () => !existsSync(file));
    }
    for (const uri of uris) await until(uri, () => storyOf(db, uri));
    expect(filesIn(desk.folder('kaikyo'), 'done').filter((name) => name.endsWith('twin.json'))).toHaveLength(2);
  });

  test('a folder of no provider is left alone', async () => {
    desk.drop('nobody', 'item.json', ninjsItem({ uri: 'urn:example:nobody' }));
    expect(await desk.take('for-kaikyo.json', ninjsItem())).toBe('done');
    expect(readdirSync(desk.folder('nobody'))).toEqual(['item.json']);
    expect(await chainOf(db, 'urn:example:nobody')).toBeUndefined();
  });

  test('what was dropped while no worker ran is taken when one starts', async () => {
    await desk.stop();
    desk.drop('kaikyo', 'waiting-1.json', ninjsItem({ uri: 'urn:example:waiting-1' }));
    desk.drop('meridian', 'waiting-2.json', ninjsItem({ uri: 'urn:example:waiting-2' }));
    await desk.start();
    expect(await desk.settled('kaikyo', 'waiting-1.json')).toBe('done');
    expect(await desk.settled('meridian', 'waiting-2.json')).toBe('done');
  });
});

test('the queue goes on after a bad file, in the order of arrival', async () => {
  const before = desk.taken.length;
  desk.drop('kaikyo', 'q1.json', ninjsItem());
  desk.drop('kaikyo', 'q2.json', 'broken');
  desk.drop('kaikyo', 'q3.json', ninjsItem());
  const ends = await Promise.all(['q1.json', 'q2.json', 'q3.json'].map((name) => desk.settled('kaikyo', name)));
  expect(ends).toEqual(['done', 'failed', 'done']);
  await until('all three', () => desk.taken.length >= before + 3);
});

test('a half-written file that its sender takes back is forgotten', async () => {
  const file = desk.drop('kaikyo', 'taken-back.json', '{"uri": "urn:exam');
  await until('a first look at it', () => desk.attempts.includes(file));
  rmSync(file);
  // The next file has to wait as long as the one that is gone would have.
  desk.drop('kaikyo', 'after-taken-back.json', '{"uri": "urn:not finished ei');
  grewAgo('after-taken-back.json', 28.5);
  expect(await desk.settled('kaikyo', 'after-taken-back.json')).toBe('failed');
  expect(desk.attempts.filter((attempt) => attempt === file)).toHaveLength(1);
});

test('a file that the watcher overlooks is taken by the next look into the folder', async () => {
  expect(await desk.take('seen.json', ninjsItem(), 'meridian')).toBe('done');
  // Somebody puts a new folder in the place of the watched one.
  renameSync(desk.folder('meridian'), `${desk.folder('meridian')}-before`);
  mkdirSync(desk.folder('meridian'));
  expect(await desk.take('meanwhile-elsewhere.json', ninjsItem())).toBe('done');
  expect(await desk.take('overlooked.json', ninjsItem(), 'meridian')).toBe('done');
});
