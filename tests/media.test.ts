/** Pictures that somebody sends: what is refused, what is made of the rest, and what pages show of it. */
import { openTombstones } from '../src/platform/page-cache/tombstones.ts';
import { silentMail } from '../src/platform/mail/silent-mail.ts';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import { pino } from 'pino';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { pictureById } from '../src/features/media/media-queries.ts';
import { masterFile, renditionFile } from '../src/features/media/media-files.ts';
import { addPicture, startImageProcess } from '../src/features/media/media.ts';
import { newStory, publishStory } from '../src/features/stories/stories.ts';
import { taskList } from '../src/tasks.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { demoNetwork } from './support/demo-network.ts';
import { sheet, writeJpeg } from './support/sample-pictures.ts';
import { sampleCopy, sampleStory } from './support/sample-stories.ts';
import { servingNode } from './support/serving-node.ts';
import { until } from './support/until.ts';

const database = await testDatabase();
const dataDir = testDataDir();
const { db, network } = await demoNetwork(database.url);
const { get } = await servingNode({ databaseUrl: database.url, dataDir });
const images = startImageProcess();
afterAll(() => images.close());
const store = { db, folder: join(dataDir, 'media'), images };

const sent = (name: string, bytes: Buffer | string): string => {
  const file = join(dataDir, name);
  writeFileSync(file, bytes);
  return file;
};

async function added(file: string) {
  const { pictureId } = await addPicture(store, file);
  const picture = await pictureById(db, pictureId);
  if (!picture) throw new Error('The picture has no row.');
  return picture;
}

const pictures = async (): Promise<number> =>
  (
    await db
      .selectFrom('picture')
      .select((of) => of.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
  ).count;

/** The image child of this process, from its parent's note in /proc. */
function imageChild(): number | undefined {
  const tasks = readdirSync(`/proc/${process.pid}/task`);
  const pids = tasks.flatMap((task) =>
    readFileSync(`/proc/${process.pid}/task/${task}/children`, 'utf8').trim().split(' '),
  );
  return pids
    .filter(Boolean)
    .map(Number)
    .find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('image-child'));
}

describe('what is refused', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><script>alert(1)</script></svg>';
  const cases: [what: string, make: () => Promise<string>, words: RegExp][] = [
    ['an SVG', async () => sent('a.svg', svg), /cannot be used/],
    ['an SVG that calls itself a JPEG', async () => sent('svg.jpg', svg), /cannot be used/],
    [
      'a PHP program that calls itself a JPEG',
      async () => sent('php.jpg', '<?php system($_GET["x"]);'),
      /cannot be used/,
    ],
    ['a PDF', async () => sent('pdf.jpg', '%PDF-1.7\n1 0 obj\n'), /cannot be used/],
    ['a TIFF', async () => sent('a.tiff', await sheet().tiff().toBuffer()), /cannot be used/],
    ['an empty file', async () => sent('empty.jpg', ''), /cannot be used/],
    [
      'half a JPEG',
      async () => sent('half.jpg', (await sheet({ width: 900, height: 600 }).jpeg().toBuffer()).subarray(0, 2_000)),
      /cannot be used/,
    ],
    [
      'a picture of 60 megapixels',
      async () => sent('bomb.png', await sheet({ width: 10_000, height: 6_000 }).png().toBuffer()),
      /pixel limit/,
    ],
    [
      'a picture of 8 pixels',
      async () => sent('dot.png', await sheet({ width: 8, height: 8 }).png().toBuffer()),
      /size is not accepted/,
    ],
    [
      'a file of 21 MB',
      async () => {
        const file = await writeJpeg(join(dataDir, 'heavy.jpg'));
        truncateSync(file, 21 * 1_048_576);
        return file;
      },
      /It has 21 MB/,
    ],
    [
      'a folder',
      async () => {
        mkdirSync(join(dataDir, 'folder.jpg'));
        return join(dataDir, 'folder.jpg');
      },
      /no file/,
    ],
    [
      'a pipe that nobody writes to',
      async () => {
        execFileSync('sh', ['-c', 'mkfifo "$0"', join(dataDir, 'pipe.jpg')]);
        return join(dataDir, 'pipe.jpg');
      },
      /no file/,
    ],
    ['a file that is not there', async () => join(dataDir, 'nothing.jpg'), /no file/],
  ];
  test.each(cases)(
    '%s, in words that say what may be sent',
    async (_what, make, words) => {
      const before = await pictures();
      const file = await make();
      const refused = {
        code: 'picture-refused',
        message: expect.stringMatching(words),
        next: expect.stringContaining('JPEG, PNG, WebP'),
      };
      await expect(addPicture(store, file)).rejects.toMatchObject(refused);
      expect(await pictures()).toBe(before);
    },
    30_000,
  );
});

describe('what is made of a picture', () => {
  test('a phone’s picture is turned upright, and where and when it was taken goes', async () => {
    const file = sent(
      'phone.jpg',
      await sheet({ width: 600, height: 400, hue: 140 })
        .withExif({
          IFD0: { Make: 'Kamera', Copyright: 'Tomoe Asakura' },
          IFD3: {
            GPSLatitudeRef: 'N',
            GPSLatitude: '34/1 59/1 0/1',
            GPSLongitudeRef: 'E',
            GPSLongitude: '135/1 44/1 0/1',
          },
        })
        .withMetadata({ orientation: 6 })
        .jpeg()
        .toBuffer(),
    );
    expect((await sharp(file).metadata()).exif).toBeDefined();
    const picture = await added(file);
    expect([picture.width, picture.height]).toEqual([400, 600]);
    const widest = picture.renditions.at(-1);
    for (const made of [
      masterFile(store.folder, picture.key),
      renditionFile(store.folder, picture.key, widest?.width ?? 0, 'jpeg'),
    ]) {
      const { exif, xmp, iptc, orientation, width, height } = await sharp(made).metadata();
      expect({ exif, xmp, iptc, orientation }).toEqual({
        exif: undefined,
        xmp: undefined,
        iptc: undefined,
        orientation: undefined,
      });
      expect(height).toBeGreaterThan(width);
      expect(readFileSync(made).includes('Kamera')).toBe(false);
    }
  });

  test('what hides behind or in a picture does not come through', async () => {
    const hidden = Buffer.from('<?php system("x"); ?><script>alert(1)</script>');
    const jpeg = await sheet({ hue: 33 })
      .withExif({ IFD0: { ImageDescription: hidden.toString() } })
      .jpeg()
      .toBuffer();
    const picture = await added(sent('hiding.jpg', Buffer.concat([jpeg, hidden])));
    const folder = dirname(masterFile(store.folder, picture.key));
    for (const name of readdirSync(folder).filter((entry) => entry.startsWith(picture.key)))
      expect(readFileSync(join(folder, name)).includes('php')).toBe(false);
  });

  test('PNG, WebP, GIF and AVIF are taken too, and a large one is made smaller', async () => {
    for (const format of ['png', 'webp', 'gif', 'avif'] as const) {
      const file = sent(
        `taken.${format}`,
        await sheet({ hue: format.length * 40 })
          .toFormat(format)
          .toBuffer(),
      );
      expect((await added(file)).width).toBe(320);
    }
    const large = await added(await writeJpeg(join(dataDir, 'large.jpg'), { width: 4_000, height: 2_000, hue: 77 }));
    expect([large.width, large.height]).toEqual([2_400, 1_200]);
    expect(large.renditions.map((rendition) => rendition.width)).toEqual([168, 336, 640, 960, 1_440]);
  });

  test('the same bytes twice are one picture, also at the same time', async () => {
    const file = await writeJpeg(join(dataDir, 'twice.jpg'), { hue: 222 });
    const before = await pictures();
    const ids = await Promise.all([addPicture(store, file), addPicture(store, file)]);
    ids.push(await addPicture(store, file));
    expect(new Set(ids.map(({ pictureId }) => pictureId)).size).toBe(1);
    expect(await pictures()).toBe(before + 1);
    const picture = await pictureById(db, ids[0]?.pictureId ?? 0);
    for (const { width, format, sizeBytes } of picture?.renditions ?? [])
      expect(statSync(renditionFile(store.folder, picture?.key ?? '', width, format)).size).toBe(sizeBytes);
  });
});

describe('the process that touches foreign pictures', () => {
  test('knows no address of a database and no secret', async () => {
    process.env['DATABASE_URL'] = 'postgres://secret@example.com/news';
    await added(await writeJpeg(join(dataDir, 'env.jpg'), { hue: 1 }));
    const environment = readFileSync(`/proc/${imageChild()}/environ`, 'utf8');
    delete process.env['DATABASE_URL'];
    expect(environment).not.toMatch(/DATABASE_URL|secret|DATA_DIR|HOME=/);
  });

  test('when it is killed in the middle, its picture is refused and the next one is taken', async () => {
    const heavy = sent('heavy.png', await sheet({ width: 7_000, height: 6_500, hue: 3 }).png().toBuffer());
    const next = await writeJpeg(join(dataDir, 'next.jpg'), { hue: 4 });
    await added(await writeJpeg(join(dataDir, 'warm.jpg'), { hue: 5 }));
    const child = imageChild();
    if (child === undefined) throw new Error('There is no image child.');
    const refused = expect(addPicture(store, heavy)).rejects.toMatchObject({
      code: 'picture-refused',
      message: expect.stringContaining('Decoding it failed'),
    });
    const waiting = added(next);
    const before = cpuTicks(child);
    await until('it to be at work', () => cpuTicks(child) > before + 2);
    process.kill(child, 'SIGKILL');
    await refused;
    expect((await waiting).width).toBe(320);
    expect(imageChild()).not.toBe(child);
  });
});

/** Hundredths of a second of processor time so far. */
function cpuTicks(pid: number): number {
  return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(' ')[13]);
}

test('JPEG is there at once, AVIF and WebP by the task; a page lists only what exists', async () => {
  const picture = await added(await writeJpeg(join(dataDir, 'shown.jpg'), { width: 1_600, height: 1_000, hue: 60 }));
  expect(new Set(picture.renditions.map((rendition) => rendition.format))).toEqual(new Set(['jpeg']));
  const said = { alt: 'A sheet.', caption: 'The sheet.', credit: 'Print: art desk' };
  const copy = sampleCopy({ picture: { id: picture.id, ...said } });
  const { storyId, slug } = await newStory(db, sampleStory(network, { slug: 'shown', copy }), 'desk:test');
  await publishStory(db, storyId, 'desk:test', new Date());
  const address = `/category/national/${slug}`;
  const first = (await get('news.localhost', address)).text;
  expect(first).not.toContain('<source');

  const { rows } = await sql`select 1 from graphile_worker.jobs where key = ${`renditions:${picture.id}`}`.execute(db);
  expect(rows).toHaveLength(1);
  const tasks = taskList({
    ...{ db, media: store, mail: silentMail, wireFolder: join(dataDir, 'wire'), letterSecret: Buffer.alloc(32) },
    originOf: ({ host }) => `http://${host}`,
    tombstones: openTombstones(join(dataDir, 'tombstones.log')),
    now: () => new Date(),
    log: pino({ level: 'silent' }),
  });
  const run = (): unknown => tasks['media.renditions']?.({ pictureId: picture.id }, {} as never);
  await Promise.all([run(), run()]);
  await run();
  const after = await pictureById(db, picture.id);
  const names = (after?.renditions ?? []).map(({ format, width }) => `${format} ${width}`);
  expect(names.toSorted()).toEqual(
    ['avif', 'jpeg', 'webp']
      .flatMap((format) => [168, 336, 640, 960, 1_440].map((width) => `${format} ${width}`))
      .toSorted(),
  );

  const second = await until('the new formats', async () => {
    const { text } = await get('news.localhost', address);
    return text.includes('type="image/webp"') && text;
  });
  expect(second.indexOf('image/avif')).toBeLessThan(second.indexOf('image/webp'));
  const addresses = [...new Set(second.match(/\/media\/[a-z0-9]+-\d+\.(?:avif|webp|jpg)/g))];
  expect(addresses.length).toBeGreaterThanOrEqual(6);
  for (const media of addresses) {
    const reply = await get('news.localhost', media);
    expect([reply.status, reply.headers['content-type']], media).toEqual([
      200,
      `image/${media.split('.').at(-1)?.replace('jpg', 'jpeg')}`,
    ]);
    expect((await sharp(reply.bytes).metadata()).width).toBe(Number(/-(\d+)\./.exec(media)?.[1]));
  }
  for (const none of ['-961.jpg', '-168.png', '.master.jpg', '-168.jpg/..'])
    expect((await get('news.localhost', `/media/${picture.key}${none}`)).status, none).toBe(404);
  // The network blocks of the other sites show it too, and ask no host but their own.
  expect((await get('life.localhost', `/media/${picture.key}-168.jpg`)).status).toBe(200);
});
