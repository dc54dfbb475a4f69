/**
 * The faces that cards are drawn with, as the drawing library reads them: `node scripts/make-card-fonts.mjs` writes
 * src/features/cards/fonts/. Run it after an update of the font packages; what it writes is committed.
 */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = join(root, 'src/features/cards/fonts');
const packages = join(root, 'node_modules');

const latin = `${characters(0x20, 0x7e)}${characters(0xa0, 0x17f)}–—‘’“”…€−`;
/** JIS X 0208, and what names and the list of 2010 have beyond it. */
const japanese = `${jisRows(1, 8)}${jisRows(16, 84)}𠮟塡剝頰髙﨑德濵神福視館隆`;

const variable = (name, file, min, max) => ({
  from: `@fontsource-variable/${name}/files/${file}.woff2`,
  text: latin,
  variationAxes: { wght: { min, max } },
});
const cuts = {
  'card-serif': variable('newsreader', 'newsreader-latin-wght-normal', 400, 700),
  'card-serif-more': variable('newsreader', 'newsreader-latin-ext-wght-normal', 400, 700),
  'card-sans': variable('libre-franklin', 'libre-franklin-latin-wght-normal', 400, 800),
  'card-sans-more': variable('libre-franklin', 'libre-franklin-latin-ext-wght-normal', 400, 800),
  'card-japanese': { from: '@expo-google-fonts/noto-sans-jp/700Bold/NotoSansJP_700Bold.ttf', text: japanese },
};

mkdirSync(folder, { recursive: true });
for (const [file, { from, text, ...axes }] of Object.entries(cuts)) {
  const cut = await subsetFont(readFileSync(join(packages, from)), text, {
    targetFormat: 'truetype',
    ...axes,
    keepFeatures: ['kern', 'liga', 'lnum', 'mark', 'mkmk', 'ccmp'],
    noHinting: true,
  });
  writeFileSync(join(folder, `${file}.ttf`), cut);
  process.stdout.write(`${file}.ttf ${cut.length} bytes\n`);
}
writeFileSync(join(folder, 'characters.txt'), [...new Set(latin + japanese)].sort().join(''));
copyFileSync(join(packages, '@fontsource-variable/newsreader/LICENSE'), join(folder, 'OFL-newsreader.txt'));
copyFileSync(join(packages, '@fontsource-variable/libre-franklin/LICENSE'), join(folder, 'OFL-libre-franklin.txt'));
copyFileSync(join(packages, '@expo-google-fonts/noto-sans-jp/LICENSE_FONT'), join(folder, 'OFL-noto-sans-jp.txt'));

function characters(first, last) {
  return String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, index) => first + index));
}

function jisRows(first, last) {
  const decoder = new TextDecoder('euc-jp');
  let all = '';
  for (let row = first; row <= last; row += 1)
    for (let cell = 1; cell <= 94; cell += 1) {
      const text = decoder.decode(new Uint8Array([0xa0 + row, 0xa0 + cell]));
      if (!text.includes('\ufffd')) all += text;
    }
  return all;
}
