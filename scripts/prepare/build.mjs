/**
 * dist/ from the sources. The stamp names the sources it was built from; it goes before the first byte is written
 * and comes back after the last, so that a build that broke off is built again.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pinnedNode } from './pinned-node.mjs';
import { Refusal } from './refusal.mjs';
import { lastLines, run } from './run.mjs';
import { step } from './step.mjs';

const compiled = ['bin', 'src', 'bench', 'faults', 'fuzz'];
const others = ['tsconfig.json', 'tsconfig.build.json', 'package-lock.json', 'scripts/build-assets.mjs'];

export function isBuilt(root) {
  return existsSync(stampFile(root)) && readFileSync(stampFile(root), 'utf8') === fingerprint(root);
}

export async function build(root) {
  mkdirSync(join(root, 'dist'), { recursive: true });
  rmSync(stampFile(root), { force: true });
  const built = fingerprint(root);
  removeLeftovers(root);
  await step('compiling', () => compile(root));
  await step('building styles and fonts', () => buildAssets(root));
  writeFileSync(stampFile(root), built);
}

async function compile(root) {
  const tsc = join(root, 'node_modules', '@typescript', 'native', 'bin', 'tsc');
  const { code, output } = await run(pinnedNode(root), [tsc, '-p', 'tsconfig.build.json'], { cwd: root });
  if (code !== 0)
    throw new Refusal(`${output.trim()}\nThe sources do not compile: mend the errors above, and run again.`);
}

async function buildAssets(root) {
  const { code, output } = await run(pinnedNode(root), [join('scripts', 'build-assets.mjs')], { cwd: root });
  if (code !== 0) throw new Refusal(`${lastLines(output, 20)}\nscripts/build-assets.mjs failed (exit code ${code}).`);
}

/** Sizes and times, not contents: looking at them takes a few milliseconds, at every start. */
function fingerprint(root) {
  const hash = createHash('sha256');
  const files = [...compiled.flatMap((folder) => filesBelow(root, folder)), ...others].filter(
    (file) => !/\.test\.tsx?$/.test(file),
  );
  for (const file of files) {
    const found = statSync(join(root, file), { throwIfNoEntry: false });
    hash.update(`${file} ${found?.size} ${found?.mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** A module whose source is gone must not go on running. */
function removeLeftovers(root) {
  for (const file of compiled.flatMap((folder) => filesBelow(root, join('dist', folder)))) {
    const source = file.slice('dist/'.length).replace(/\.js(\.map)?$/, '');
    if (
      source !== file.slice('dist/'.length) &&
      !existsSync(join(root, `${source}.ts`)) &&
      !existsSync(join(root, `${source}.tsx`))
    ) {
      rmSync(join(root, file));
    }
  }
}

function filesBelow(root, folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) =>
      entry.isDirectory() ? filesBelow(root, join(folder, entry.name)) : [join(folder, entry.name)],
    );
}

function stampFile(root) {
  return join(root, 'dist', '.built');
}
