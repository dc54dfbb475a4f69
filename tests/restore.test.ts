/** A restore brings a network back, and nothing that was killed or erased since. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { eraseNow } from '../src/erase-members.ts';
import { takeDownStory } from '../src/features/stories/stories.ts';
import { writeArchive } from '../src/platform/backup/archive.ts';
import { markUnfinished } from '../src/platform/backup/table-queries.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { openTombstones } from '../src/platform/page-cache/tombstones.ts';
import { backupDesk, elsewhere, notKept, opened, printOf, restoreTo } from './support/backup-desk.ts';
import { testDatabase } from './support/database.ts';
import { projectRoot, readJson } from './support/demo-network.ts';
import { addMember } from './support/members.ts';
import { servingNode } from './support/serving-node.ts';
import { until } from './support/until.ts';

const { url } = await testDatabase();
const desk = await backupDesk(url);
const { db, dataDir } = desk;
const harbour = 'harbour.localhost';

describe('a restore', () => {
  test('brings nobody and nothing back that went since', async () => {
    const [killed, removed, kept] = [await desk.publishNew(), await desk.publishNew(), await desk.publishNew()];
    const member = await addMember(db, 'Soon Gone');
    const file = await desk.backUp();
    const local = openTombstones(join(dataDir, 'tombstones.log'));
    const node = await servingNode({ databaseUrl: url, dataDir });
    await desk.kill(killed.id, 'It was wrong.');
    await takeDownStory(db, local, removed.id, 'desk:test', new Date());
    const born = await desk.publishNew();
    await desk.kill(born.id, 'It was wrong.');
    await eraseNow(db, local, member.id, { words: false, now: new Date() });
    await until('the file to know', () =>
      readFileSync(join(dataDir, 'tombstones.log'), 'utf8').includes(`member:${member.id} erasure-words-stay`),
    );
    node.node.server.closeAllConnections();

    // The database is lost; the folder’s file of tombstones is not.
    const to = { databaseUrl: (await testDatabase()).url, dataDir };
    expect(await restoreTo(to, file)).toMatchObject({ goneAgain: 3 });
    const served = await servingNode(to);
    const statuses = [killed, removed, kept].map(async ({ path }) => (await served.get(harbour, path)).status);
    expect(await Promise.all(statuses)).toEqual([410, 404, 200]);
    const there = opened(to.databaseUrl);
    const { rows } =
      await sql`select email, erased_at is not null as erased from member where id = ${member.id}`.execute(there);
    expect(rows).toEqual([{ email: null, erased: true }]);
    // The number of what was born and killed meanwhile is not given again.
    const { rows: next } = await sql<{
      id: number;
    }>`select nextval(pg_get_serial_sequence('story', 'id')) as id`.execute(there);
    expect(next[0]?.id).toBeGreaterThan(born.id);
    // In lots while it came; word by word again, or every search would look through what waits.
    const { rows: index } = await sql<{ options: string[] }>`
      select reloptions as options from pg_class where relname = 'search_document_keys'`.execute(there);
    expect(index).toEqual([{ options: ['fastupdate=off'] }]);

    // And on a machine that has neither, by the file that is brought there.
    const far = await elsewhere();
    expect(await restoreTo(far, file, { tombstoneFiles: [join(dataDir, 'tombstones.log')] })).toMatchObject({
      goneAgain: 3,
    });
    // Done once more, what has gone is not counted, and stays.
    expect(await restoreTo(far, file, { replace: true })).toMatchObject({ goneAgain: 3 });
  });

  test('sends no letter twice', async () => {
    await sql`
      insert into edition (letter_id, language, day, story_ids) select id, 'en', '2026-11-20', '{}' from letter where kind = 'daily' limit 1`.execute(
      db,
    );
    await sql`
      with one as (insert into subscriber (email, email_key) values ('twice@readers.example', 'twice@readers.example') returning id)
      insert into delivery (edition_id, subscriber_id, state) select e.id, one.id, 'queued' from edition e, one`.execute(
      db,
    );
    const to = await elsewhere();
    await restoreTo(to, await desk.backUp());
    const there = opened(to.databaseUrl);
    expect((await sql`select state from delivery`.execute(there)).rows).toEqual([{ state: 'uncertain' }]);
  });

  test('of a file that was cut off or changed touches nothing', async () => {
    const whole = readFileSync(await desk.backUp());
    const to = await elsewhere();
    const before = await printOf(to.databaseUrl);
    const broken = join(dataDir, 'broken');
    const bytes = [
      ...[0, 1, 100, whole.length >> 1, whole.length - 1].map((length) => whole.subarray(0, length)),
      ...[10, 1_000, whole.length >> 1, Math.floor(whole.length * 0.9)].map((at) => {
        const changed = Buffer.from(whole);
        changed[at]! ^= 0x10;
        return changed;
      }),
      Buffer.from('{"not": "a backup"}'),
    ];
    for (const [at, one] of bytes.entries()) {
      writeFileSync(broken, one);
      await expect(restoreTo(to, broken), String(at)).rejects.toMatchObject({ code: 'backup-broken' });
    }
    expect(await printOf(to.databaseUrl)).toEqual(before);
    expect(existsSync(join(to.dataDir, 'media'))).toBe(false);
  });

  test('does not write beside its folder, nor read what is none of ours', async () => {
    const to = await elsewhere();
    const about = { format: 1, madeAt: 'x', migrations: [], tables: [], counters: {} };
    const forged = async (name: string, entries: Record<string, string>): Promise<string> => {
      const file = join(dataDir, name);
      await writeArchive(file, async (archive) => {
        for (const [entry, text] of Object.entries(entries)) await archive.add(entry, Buffer.from(text));
      });
      return file;
    };
    await expect(restoreTo(to, await forged('no-about', { 'tables/story/1': 'x' }))).rejects.toMatchObject({
      code: 'backup-broken',
    });
    const later = { ...about, migrations: ['9999_later'] };
    await expect(restoreTo(to, await forged('newer', { 'ABOUT.json': JSON.stringify(later) }))).rejects.toThrow(
      '9999_later',
    );
    const migrations = readdirSync(join(projectRoot, 'migrations')).map((file) => file.replace('.sql', ''));
    const escape = {
      'ABOUT.json': JSON.stringify({ ...about, migrations }),
      [`media/../../${basename(to.dataDir)}-escaped`]: 'x',
    };
    await expect(restoreTo(to, await forged('escape', escape))).rejects.toMatchObject({ code: 'backup-broken' });
    expect(existsSync(`${to.dataDir}-escaped`)).toBe(false);
  });

  test('does not replace a network unless it is told to, nor one that runs', async () => {
    const file = await desk.backUp();
    const to = await elsewhere();
    await restoreTo(to, file);
    await expect(restoreTo(to, file)).rejects.toMatchObject({ code: 'restore-occupied' });
    const { node } = await servingNode(to);
    await expect(restoreTo(to, file, { replace: true })).rejects.toMatchObject({ code: 'restore-running' });
    await node.close();
    await until('the node to be gone', async () =>
      restoreTo(to, file, { replace: true }).then(
        () => true,
        (error: unknown) => {
          if ((error as { code?: string }).code === 'restore-running') return false;
          throw error;
        },
      ),
    );
    const but = [...notKept, 'audit', 'delivery'];
    expect(await printOf(to.databaseUrl, but)).toEqual(await printOf(url, but));
  });

  test('that broke off lets nothing start, and is done by doing it again', async () => {
    const file = await desk.backUp();
    const to = await elsewhere();
    await restoreTo(to, file);
    const client = new pg.Client({ connectionString: to.databaseUrl });
    await client.connect();
    await markUnfinished(client);
    await client.end();
    await expect(
      migrate({ databaseUrl: to.databaseUrl, root: projectRoot, say: () => undefined }),
    ).rejects.toMatchObject({ code: 'restore-unfinished' });
    await expect(servingNode(to)).rejects.toMatchObject({ code: 'restore-unfinished' });
    await restoreTo(to, file, { replace: true });
    await expect(
      migrate({ databaseUrl: to.databaseUrl, root: projectRoot, say: () => undefined }),
    ).resolves.toMatchObject({ applied: 0 });
  });

  test('leaves alone what is not ours, even if it is told to replace', async () => {
    const file = await desk.backUp();
    const to = await elsewhere();
    const client = new pg.Client({ connectionString: to.databaseUrl });
    await client.connect();
    await client.query('drop schema public cascade; create schema public; create table customers (name text)');
    await client.query(`insert into customers values ('somebody')`);
    await expect(restoreTo(to, file, { replace: true })).rejects.toMatchObject({ code: 'restore-foreign' });
    expect((await client.query('select name from customers')).rows).toEqual([{ name: 'somebody' }]);
    await client.end();
  });

  test(
    'whose process is killed at any time is done by doing it again, and still knows who went',
    { timeout: 60_000 },
    async () => {
      const [killed, kept] = [await desk.publishNew(), await desk.publishNew()];
      const member = await addMember(db, 'Went Unheard');
      const file = await desk.backUp();
      for (const afterMs of [300, 500, 700, 900, 1_200]) {
        const to = await elsewhere();
        await restoreTo(to, file);
        const there = opened(to.databaseUrl);
        // No node hears of either; the ledger of the database that goes is all there is.
        await sql`insert into tombstone (kind, tag) values ('kill', ${`story:${killed.id}`}), ('erasure', ${`member:${member.id}`})`.execute(
          there,
        );
        const env = { ...process.env, DATABASE_URL: to.databaseUrl, DATA_DIR: to.dataDir };
        const child = spawn(process.execPath, [join(projectRoot, 'dist/bin/cli.js'), 'restore', file, '--replace'], {
          env,
          stdio: 'ignore',
        });
        const ended = once(child, 'exit');
        await sleep(afterMs);
        child.kill('SIGKILL');
        await ended;
        await until('its connections to be gone', () =>
          restoreTo(to, file, { replace: true }).then(
            () => true,
            (error: { code?: string }) => {
              if (error.code === 'restore-running' || error.code === '55P03' || error.code === '40P01') return false;
              throw error;
            },
          ),
        );
        const served = await servingNode(to);
        const statuses = [killed, kept].map(async ({ path }) => (await served.get(harbour, path)).status);
        expect(await Promise.all(statuses), `${afterMs} ms`).toEqual([410, 200]);
        const { rows } = await sql`select erased_at is not null as erased from member where id = ${member.id}`.execute(
          opened(to.databaseUrl),
        );
        expect(rows, `${afterMs} ms`).toEqual([{ erased: true }]);
      }
    },
  );

  test('that broke off after the tables came knows still who went', async () => {
    const [killed, kept] = [await desk.publishNew(), await desk.publishNew()];
    const file = await desk.backUp();
    const to = await elsewhere();
    await restoreTo(to, file);
    // No node hears of it; the ledger of the database that goes is all there is.
    await sql`insert into tombstone (kind, tag) values ('kill', ${`story:${killed.id}`})`.execute(
      opened(to.databaseUrl),
    );
    const say = (line: string): void => {
      if (line.startsWith('bringing')) throw new Error('cut off');
    };
    await expect(restoreTo(to, file, { replace: true, say })).rejects.toThrow('cut off');
    await restoreTo(to, file, { replace: true });
    const served = await servingNode(to);
    const statuses = [killed, kept].map(async ({ path }) => (await served.get(harbour, path)).status);
    expect(await Promise.all(statuses)).toEqual([410, 200]);
  });

  test('of an older form brings it to the newest', async () => {
    const old = await elsewhere();
    const client = new pg.Client({ connectionString: old.databaseUrl });
    await client.connect();
    await client.query('drop schema public cascade; create schema public; drop schema graphile_worker cascade');
    await client.end();
    await migrate({ databaseUrl: old.databaseUrl, root: projectRoot, say: () => undefined, upTo: '0018_reports' });
    // As the program of that time wrote it: today's knows columns that are not there yet.
    const theme = JSON.stringify(readJson('src/features/network/default-theme.json'));
    const [db, words] = [opened(old.databaseUrl), '{"en": "News"}'];
    await sql`insert into network_setting (name, hub_host, newsroom_host) values ('Old', 'account.old.example', 'newsroom.old.example')`.execute(
      db,
    );
    await sql`
      insert into site (key, host, position, name, label, tagline, description, languages, time_zone, publisher, theme)
      values ('old', 'old.example', 1, 'Old', ${words}::jsonb, ${words}::jsonb, ${words}::jsonb, '{en}', 'Asia/Tokyo', 'Old Press', ${theme}::jsonb)`.execute(
      db,
    );
    const file = join(old.dataDir, 'old-backup');
    const { backUp } = await import('../src/backup-network.ts');
    await backUp({ ...old, now: new Date(), say: () => undefined }, file);
    const to = await elsewhere();
    await restoreTo(to, file);
    await expect(
      migrate({ databaseUrl: to.databaseUrl, root: projectRoot, say: () => undefined }),
    ).resolves.toMatchObject({ applied: 0 });
    const there = opened(to.databaseUrl);
    expect((await sql`select count(*)::int as n from promo_order`.execute(there)).rows).toEqual([{ n: 0 }]);
    expect((await sql`select key, territory from site`.execute(there)).rows).toEqual([{ key: 'old', territory: null }]);
  });
});
