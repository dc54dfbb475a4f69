/**
 * `npm run check`: everything that holds without running the program, as CI asks it. `npm run check -- lint walls`
 * asks for some of it; `--root FOLDER` asks it of another folder, for the tests of the checks themselves.
 */
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { deadCode, format, lint, schema, types } from './check/tools.mjs';
import { files } from './check/files.mjs';
import { licences } from './check/licences.mjs';
import { lockfile } from './check/lockfile.mjs';
import { sql } from './check/sql.mjs';
import { walls } from './check/walls.mjs';

/** Each takes the root and returns what is wrong, a line per fault; nothing when nothing is. */
const checks = { types, lint, format, walls, sql, files, 'dead-code': deadCode, lockfile, licences, schema };

const { values, positionals } = parseArgs({ options: { root: { type: 'string' } }, allowPositionals: true });
const root = resolve(values.root ?? dirname(dirname(fileURLToPath(import.meta.url))));
const wanted = positionals.length > 0 ? positionals : Object.keys(checks);
const unknown = wanted.filter((name) => !(name in checks));
if (unknown.length > 0) {
  console.error(`There is no check ${unknown.join(', ')}; there are ${Object.keys(checks).join(', ')}.`);
  process.exit(2);
}

let failed = 0;
for (const name of wanted) {
  const started = performance.now();
  const faults = await checks[name](root).catch((error) => [error.stack]);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${faults.length === 0 ? 'ok    ' : 'failed'}  ${name.padEnd(9)}  ${seconds} s`);
  if (faults.length > 0) failed += 1;
  for (const fault of faults) console.log(fault.replace(/^/gm, '  '));
}
console.log(`check: ${wanted.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
