/**
 * Cuts the two faces to what our pages set: `node scripts/make-fonts.mjs` writes src/site/fonts/*.woff2.
 * Run it after an update of the @fontsource-variable packages; what it writes is committed.
 */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = join(root, 'src/site/fonts');
const packages = join(root, 'node_modules/@fontsource-variable');

/** What English about Japan is written with. The two faces cut to this weigh less than 46 KiB together. */
const latin = `${characters(0x20, 0x7e)}\u00a0£¥©«®°±·»½×Éàáâäçèéêïñóôöü–—‘’“”•…€−`;
/** For words such as Kyūshū: a file of its own, loaded only by pages that have one. */
const macrons = 'ĀāĒēĪīŌōŪū';
/** The rest of Latin-1, for names from elsewhere: likewise. */
const others = Array.from(characters(0xa1, 0xff))
  .filter((letter) => !latin.includes(letter))
  .join('');
const features = ['kern', 'liga', 'lnum', 'tnum', 'mark', 'mkmk', 'ccmp', 'locl'];

const newsreader = { from: 'newsreader/files/newsreader-latin-wght-normal', axes: { wght: { min: 400, max: 700 } } };
const franklin = {
  from: 'libre-franklin/files/libre-franklin-latin-wght-normal',
  axes: { wght: { min: 400, max: 800 } },
};
const italic = { from: 'newsreader/files/newsreader-latin-wght-italic', axes: { wght: 400 } };

const cuts = [
  { ...newsreader, file: 'newsreader', text: latin },
  { ...newsreader, file: 'newsreader-macrons', text: macrons, from: newsreader.from.replace('-latin-', '-latin-ext-') },
  { ...newsreader, file: 'newsreader-others', text: others },
  { ...italic, file: 'newsreader-italic', text: latin },
  { ...franklin, file: 'franklin', text: latin },
  { ...franklin, file: 'franklin-macrons', text: macrons, from: franklin.from.replace('-latin-', '-latin-ext-') },
  { ...franklin, file: 'franklin-others', text: others },
];

mkdirSync(folder, { recursive: true });
for (const { file, from, text, axes } of cuts) {
  const cut = await subsetFont(readFileSync(join(packages, `${from}.woff2`)), text, {
    targetFormat: 'woff2',
    variationAxes: axes,
    keepFeatures: features,
    noHinting: true,
  });
  writeFileSync(join(folder, `${file}.woff2`), cut);
  process.stdout.write(`${file}.woff2 ${cut.length} bytes\n`);
}
copyFileSync(join(packages, 'newsreader/LICENSE'), join(folder, 'OFL-newsreader.txt'));
copyFileSync(join(packages, 'libre-franklin/LICENSE'), join(folder, 'OFL-libre-franklin.txt'));

function characters(first, last) {
  return String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, index) => first + index));
}
