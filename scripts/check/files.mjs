/** A file's name says what it knows, and the file is short enough to be read at once. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sourceFiles } from './source-files.mjs';

const maxLines = 300;
const sayNothing = new Set(['index', 'util', 'utils', 'helper', 'helpers', 'common', 'misc']);

export async function files(root) {
  return sourceFiles(root, ['src', 'bin', 'bench', 'faults', 'fuzz', 'tests', 'scripts']).flatMap((file) => {
    const faults = [];
    const empty = file.split('/').find((name) => sayNothing.has(name.split('.')[0]));
    if (empty) faults.push(`${file}: the name ${empty} says nothing about what it knows`);
    const lines = readFileSync(join(root, file), 'utf8').split('\n').length - 1;
    if (lines > maxLines) faults.push(`${file} has ${lines} lines; ${maxLines} are the most`);
    return faults;
  });
}
