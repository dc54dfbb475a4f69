/** Whatever runs in production may be used by anyone for anything; what is printed with may be embedded. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const permissive = new Set(
  'MIT MIT-0 ISC 0BSD BSD-2-Clause BSD-3-Clause Apache-2.0 BlueOak-1.0.0 CC0-1.0 Python-2.0 Unlicense PostgreSQL Zlib'.split(
    ' ',
  ),
);
/** A shared library, loaded as it is: what the LGPL asks for is met by leaving it a file of its own. */
const libvips = /^node_modules\/@img\/sharp-(libvips-|win32-|wasm32|freebsd-)/;
/** Fonts that our pages, or pictures of them, carry. */
const fonts = /^node_modules\/@(fontsource|expo-google-fonts)/;

export async function licences(root) {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  return Object.entries(packages)
    .filter(([path, entry]) => path !== '' && (fonts.test(path) || !(entry.dev || entry.devOptional)))
    .map(([path, entry]) => ({ path, licence: entry.license ?? installedLicence(root, path) }))
    .filter(({ path, licence }) => !isFine(path, licence))
    .map(({ path, licence }) => `${path}: its licence is ${licence ?? 'not named'}`);
}

function isFine(path, licence) {
  if (fonts.test(path) && /\bOFL-1\.1\b/.test(licence)) return true;
  const named = String(licence).replace(/[()]/g, '');
  return named
    .split(' AND ')
    .every((all) =>
      all.split(' OR ').some((one) => permissive.has(one) || (one.startsWith('LGPL-') && libvips.test(path))),
    );
}

function installedLicence(root, path) {
  const file = join(root, path, 'package.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).license : undefined;
}
