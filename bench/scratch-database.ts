/** A copy of the demo's database, for what writes: the data that is kept stays as it was made. */
import pg from 'pg';
import type { Config } from '../src/config.ts';
import type { BenchContext } from './bench.ts';
import { openDemoDatabase } from './demo-data.ts';

export async function openScratchDatabase(context: BenchContext): Promise<Config & { databaseUrl: string }> {
  const config = await openDemoDatabase(context);
  const name = 'kawaraban_bench';
  const dropped = `drop database if exists ${name} with (force)`;
  const admin = databaseNamed(config.databaseUrl, 'postgres');
  await command(admin, dropped);
  await command(admin, `create database ${name} template kawaraban strategy file_copy`);
  context.cleanUp.defer(() => command(admin, dropped));
  return { ...config, databaseUrl: databaseNamed(config.databaseUrl, name) };
}

export async function command(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

export function databaseNamed(url: string, name: string): string {
  const named = new URL(url);
  named.pathname = `/${name}`;
  return named.href;
}
