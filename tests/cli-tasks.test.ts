/** `./kawaraban task …`: what was given up is named, tried anew or removed. */
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { cliDesk } from './support/cli-desk.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { demoNetwork } from './support/demo-network.ts';

const database = await testDatabase();
const { db } = await demoNetwork(database.url);
const { run } = cliDesk(database.url, testDataDir());

test('tasks that were given up: listed with why, retried by number, all the rest dropped; wrong use is told', async () => {
  const ids: number[] = [];
  for (const task of ['media.renditions', 'mail.send', 'mail.send']) {
    const { rows } = await sql<{ id: number }>`
      select id from graphile_worker.add_job(${task}, payload => '{"text": "Secret words"}', max_attempts => 3)`.execute(
      db,
    );
    ids.push(rows[0]!.id);
  }
  expect(await run(['task', 'list'])).toMatchObject({ code: 0, stdout: '' });
  await sql`update graphile_worker._private_jobs set attempts = 3, last_error = E'No room left.\n  at line 3'`.execute(
    db,
  );
  const { stdout } = await run(['task', 'list']);
  for (const id of ids) expect(stdout).toMatch(new RegExp(`^${id}  20.*, 3 times: No room left\\.$`, 'm'));
  expect(stdout).not.toMatch(/Secret|line 3/);
  const retried = await run(['task', 'retry', String(ids[0])]);
  expect(retried.stdout).toBe(`task ${ids[0]} (media.renditions): is tried anew\n`);
  expect((await run(['task', 'drop', '--all', '--json'])).json()).toHaveLength(2);
  expect((await run(['task', 'list', '--json'])).stdout).toBe('');
  expect(await run(['task', 'drop', String(ids[0])])).toMatchObject({ code: 1 });
  for (const wrong of [
    ['task', 'drop'],
    ['task', 'drop', 'x'],
    ['task', 'drop', '1', '--all'],
    ['task', 'retry', '-1'],
  ])
    expect((await run(wrong)).code, wrong.join(' ')).toBe(2);
  const { rows } = await sql<{
    action: string;
  }>`select action from audit where action like 'task.%' order by id`.execute(db);
  expect(rows.map(({ action }) => action)).toEqual(['task.retry', 'task.drop', 'task.drop']);
});
