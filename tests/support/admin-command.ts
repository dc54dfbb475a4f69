/** Statements about whole databases, each by a connection of its own. */
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

export async function command(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

/** With whoever is in it. */
export async function dropDatabase(url: string, name: string): Promise<void> {
  for (let patience = 100; ; patience -= 1)
    try {
      return await command(url, `drop database if exists ${name} with (force)`);
    } catch (error) {
      // The server's own tidying is in it, which only a superuser may end; it is soon done.
      if ((error as pg.DatabaseError).code !== '42501' || patience === 0) throw error;
      await sleep(100);
    }
}

/** The same server, another database. */
export function databaseNamed(url: string, name: string): string {
  const named = new URL(url);
  named.pathname = `/${name}`;
  return named.href;
}
