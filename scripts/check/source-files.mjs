/** The files of the folders that a check is about, as paths from the root. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export function sourceFiles(root, folders) {
  return folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => below(root, folder))
    .filter((file) => /\.(tsx?|mjs|cjs|css)$/.test(file) && !file.endsWith('.gen.ts'));
}

function below(root, folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? below(root, path) : [path];
  });
}
