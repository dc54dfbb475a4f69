/** The demo's four sites, agencies and providers in a test's database, without its stories. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import { addLetters } from '../../src/features/letters/letters.ts';
import { addNetwork, loadNetwork, networkInput, themeInput } from '../../src/features/network/network.ts';
import type { Network } from '../../src/features/network/network.ts';
import { addProviders } from '../../src/features/wire/wire.ts';
import { openDatabase } from '../../src/platform/db/database.ts';
import type { Db } from '../../src/platform/db/database.ts';

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

export interface DemoNetwork {
  db: Db;
  network: Network;
}

/** The pool is closed when the file is done. */
export async function demoNetwork(databaseUrl: string): Promise<DemoNetwork> {
  const database = openDatabase({ url: databaseUrl, name: 'kawaraban test', statementTimeoutMs: 30_000 });
  afterAll(() => database.close());
  const input = networkInput.parse(readJson('demo/network.json'));
  const theme = themeInput.parse(readJson('src/features/network/default-theme.json'));
  await addNetwork(database.db, input, new Map(input.sites.map((site) => [site.theme, theme])));
  const network = await loadNetwork(database.db);
  await addProviders(database.db, network, input.providers);
  await addLetters(database.db, network);
  return { db: database.db, network };
}

/** A file of the project, by its path from the root. */
export function readJson(path: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));
}
