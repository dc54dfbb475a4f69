/** SQL stands where one looks for it: in *-queries.ts and src/platform/db, besides migrations, tests and benches. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sourceFiles } from './source-files.mjs';

const mayHold = /(^src\/platform\/db\/|-queries\.ts$|\.test\.tsx?$)/;
const signs = [
  /\bsql\s*(<[^`]*>)?\s*`/g,
  /\bsql\.(raw|lit|ref|table|id)\(/g,
  /\.(selectFrom|insertInto|updateTable|deleteFrom|replaceInto|mergeInto)\(/g,
  /\b(pool|client|connection)\.query\(/g,
];

export async function sql(root) {
  return sourceFiles(root, ['src', 'bin'])
    .filter((file) => !mayHold.test(file))
    .flatMap((file) => faultsOf(file, readFileSync(join(root, file), 'utf8')));
}

function faultsOf(file, text) {
  return signs.flatMap((sign) =>
    [...text.matchAll(sign)].map(({ index }) => {
      const line = text.slice(0, index).split('\n').length;
      return `${file}:${line} asks the database: move it to a *-queries.ts`;
    }),
  );
}
