/** A backup is made while everything runs, whole or not at all. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { backUp } from '../src/backup-network.ts';
import { writeArchive } from '../src/platform/backup/archive.ts';
import { backupDesk, elsewhere, notKept, opened, printOf, restoreTo } from './support/backup-desk.ts';
import { testDatabase } from './support/database.ts';
import { projectRoot } from './support/demo-network.ts';
import { kawaraban } from './support/kawaraban.ts';
import { loggedInReader } from './support/logged-in.ts';
import { addMember } from './support/members.ts';
import { servingNode } from './support/serving-node.ts';

const { url } = await testDatabase();
const desk = await backupDesk(url);
const { db, dataDir } = desk;
const harbour = 'harbour.localhost';

describe('a backup', () => {
  test('holds every row, every picture and every number; but no session, no salt, no origin', async () => {
    const pictureId = await desk.addPicture({ hue: 30 });
    const story = await desk.publishNew({ headline: 'The ferry, 渡し船 “again”\t\\N', pictureId });
    const member = await addMember(db, 'Tab\tand backslash \\');
    await sql`insert into subscriber (email, email_key, language) values ('a@readers.example', 'a@readers.example', 'en')`
      .execute(db)
      .catch(() => undefined);
    const { port } = await servingNode({ databaseUrl: url, dataDir });
    await loggedInReader(db, port, harbour, member.id);
    const file = await desk.backUp();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(dataDir, 'backups'))).toEqual(['backup-1']);
    const to = await elsewhere();
    await restoreTo(to, file);
    expect(await printOf(to.databaseUrl, notKept)).toEqual(await printOf(url, notKept));
    const there = opened(to.databaseUrl);
    const { rows } = await sql<{ left: number }>`
      select (select count(*) from session) + (select count(*) from read_salt) + (select count(*) from comment_origin) as left`.execute(
      there,
    );
    expect(rows[0]?.left).toBe(0);
    const next = async (one: typeof db): Promise<unknown> =>
      (await sql`select nextval(pg_get_serial_sequence('story', 'id')) as id`.execute(one)).rows;
    expect(await next(there)).toEqual(await next(db));
    const served = await servingNode(to);
    const page = await served.get(harbour, story.path);
    expect(page.text).toContain('The ferry, ');
    const [picture = ''] = await desk.renditionsOf(pictureId);
    expect((await served.get(harbour, picture)).status).toBe(200);
  });

  test('is of one moment, whatever is written meanwhile', async () => {
    let writing = true;
    const writer = (async () => {
      for (let at = 0; writing; at += 1) await desk.publishNew({ headline: `Written meanwhile ${at}` });
    })();
    const files = [await desk.backUp(), await desk.backUp()];
    writing = false;
    await writer;
    for (const file of files) {
      const to = await elsewhere();
      // All references are checked when they are put back.
      await restoreTo(to, file);
      const there = opened(to.databaseUrl);
      const { rows } = await sql<{ half: number }>`
        select count(*)::int as half from story s where s.state = 'live' and not exists (select from appearance a where a.story_id = s.id and a.listed)`.execute(
        there,
      );
      expect(rows[0]?.half).toBe(0);
    }
  });

  test('of which the process is killed leaves no file under its name', async () => {
    const file = join(dataDir, 'backups', 'never');
    const program = `
      import { writeArchive } from ${JSON.stringify(join(projectRoot, 'src/platform/backup/archive.ts'))};
      await writeArchive(${JSON.stringify(file)}, async (archive) => {
        for (let at = 0; ; at += 1) {
          await archive.add('tables/story/' + at, Buffer.alloc(100_000, at));
          if (at === 50) process.stdout.write('under way');
        }
      });`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(existsSync(file)).toBe(false);
    expect(readdirSync(join(dataDir, 'backups')).filter((name) => name.endsWith('.part'))).toHaveLength(1);
  });

  test('of nothing is none: whoever names another database than they mean is told', async () => {
    const to = await elsewhere();
    const file = join(dataDir, 'backups', 'of-nothing');
    await expect(backUp({ ...to, now: new Date(), say: () => undefined }, file)).rejects.toMatchObject({
      code: 'backup-nothing',
    });
    expect(existsSync(file)).toBe(false);
  });

  test('that fails leaves nothing, and says why', async () => {
    const file = join(dataDir, 'backups', 'fails');
    await expect(
      writeArchive(file, async (archive) => {
        await archive.add('ABOUT.json', Buffer.from('{}'));
        throw new Error('the disk is full');
      }),
    ).rejects.toThrow('the disk is full');
    expect(readdirSync(join(dataDir, 'backups')).filter((name) => name.startsWith('fails'))).toEqual([]);
  });

  test('in which files of pictures are missing says which, and is not noted as one that was made', async () => {
    await desk.addPicture({ hue: 77 });
    const [lost = ''] = readdirSync(join(dataDir, 'media'), { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.jpg'),
    );
    rmSync(join(dataDir, 'media', lost));
    const whole = { databaseUrl: desk.databaseUrl, dataDir, now: new Date(), say: () => undefined };
    const { missing } = await backUp(whole, join(dataDir, 'backups', 'incomplete'));
    expect(missing).toEqual([basename(lost)]);
    const again = await kawaraban(['backup', join(dataDir, 'backups', 'incomplete-too')], {
      DATABASE_URL: desk.databaseUrl,
      DATA_DIR: dataDir,
    });
    expect(again.code).toBe(1);
    expect(again.stderr).toContain(`1, among them ${basename(lost)}`);
    const { rows } = await sql<{ noted: number }>`
      select count(*)::int as noted from audit where action = 'backup.made'`.execute(db);
    expect(rows[0]?.noted).toBe(0);
  });
});
