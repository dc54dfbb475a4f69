import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { testDataDir } from '../../../tests/support/data-folder.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { demoNetwork } from '../../../tests/support/demo-network.ts';
import { sheet, writeJpeg } from '../../../tests/support/sample-pictures.ts';
import { addPicture } from './add-picture.ts';
import { startImageProcess } from './image-process.ts';
import { pictureById } from './media-queries.ts';

const database = await testDatabase();
const dataDir = testDataDir();
const { db } = await demoNetwork(database.url);
const images = startImageProcess();
afterAll(() => images.close());
const store = { db, folder: join(dataDir, 'media'), images };

test('a picture higher than any column is made smaller, whole', async () => {
  const strip = join(dataDir, 'strip.png');
  writeFileSync(strip, await sheet({ width: 1_000, height: 40_000 }).png().toBuffer());
  const { pictureId } = await addPicture(store, strip);
  expect(await pictureById(db, pictureId)).toMatchObject({ width: 400, height: 16_000 });
});

test('a picture that gets no row leaves no file', async () => {
  const files = (): string[] =>
    readdirSync(store.folder, { recursive: true })
      .map(String)
      .filter((name) => name.endsWith('.jpg'));
  const before = files();
  await sql`alter table picture add constraint small check (width <> 321)`.execute(db);
  const file = await writeJpeg(join(dataDir, 'rowless.jpg'), { width: 321, height: 200, hue: 9 });
  await expect(addPicture(store, file)).rejects.toMatchObject({ code: '23514' });
  await sql`alter table picture drop constraint small`.execute(db);
  expect(files()).toEqual(before);
  // Nor does the one of two at once whose row was not needed.
  await Promise.all([addPicture(store, file), addPicture(store, file)]);
  expect(new Set(files().map((name) => name.split(/[-.]/)[0])).size).toBe(
    new Set(before.map((name) => name.split(/[-.]/)[0])).size + 1,
  );
});
