/**
 * Stylesheets, fonts and the script of pages as they are served: dist/assets/NAME-HASH.EXT with dist/assets/manifest.json, which says what
 * is what. Runs after tsc, by the pinned Node.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const outdir = join(root, 'dist/assets');

rmSync(outdir, { recursive: true, force: true });
mkdirSync(outdir, { recursive: true });

const { metafile } = await build({
  entryPoints: [
    'src/site/styles/site.css',
    'src/site/styles/lite.css',
    'src/newsroom/styles/newsroom.css',
    'src/site/islands/site.ts',
  ].map((file) => join(root, file)),
  outdir,
  bundle: true,
  format: 'esm',
  minify: true,
  metafile: true,
  loader: { '.woff2': 'file' },
  entryNames: '[name]-[hash]',
  assetNames: '[name]-[hash]',
  publicPath: '/assets',
  // light-dark() and nesting-free CSS reach these as written; older browsers read the same words in plain ink.
  target: ['chrome123', 'firefox120', 'safari17.5'],
  logLevel: 'warning',
  absWorkingDir: root,
});

const manifest = { fonts: {} };
for (const [path, { inputs, entryPoint }] of Object.entries(metafile.outputs)) {
  const file = basename(path);
  if (entryPoint) manifest[basename(entryPoint).replace(/\.ts$/, '.js')] = { file };
  else if (path.endsWith('.woff2')) manifest.fonts[basename(Object.keys(inputs)[0], '.woff2')] = file;
}
writeFileSync(join(outdir, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
