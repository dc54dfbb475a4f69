/**
 * package-lock.json agrees with package.json and is complete. npm leaves an optional package that the registry lacks
 * out of the lockfile without a word, and `npm ci` then refuses the lockfile that npm wrote.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const kinds = ['dependencies', 'devDependencies', 'optionalDependencies'];

export async function lockfile(root) {
  const wanted = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  return [...disagreements(wanted, packages['']), ...missingEntries(packages)];
}

function disagreements(wanted, locked) {
  return kinds.flatMap((kind) => {
    const [ours, theirs] = [wanted[kind] ?? {}, locked[kind] ?? {}];
    const names = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])];
    return names
      .filter((name) => ours[name] !== theirs[name])
      .map((name) => `${name}: ${kind} of package.json says ${ours[name]}, package-lock.json ${theirs[name]}`);
  });
}

function missingEntries(packages) {
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !resolves(packages, path, name))
      .map((name) => `${name}, optional for ${path || 'us'}, has no entry in package-lock.json`),
  );
}

/** As Node looks for it: in the package's own node_modules, then in those of the folders above. */
function resolves(packages, path, name) {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
    if (packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`]) return true;
    if (folder === '') return false;
  }
}
