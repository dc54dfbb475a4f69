/**
 * Chromium as @sparticuz/chromium packs it, with the fonts that it shows, unpacked once per version. It is unpacked in a
 * folder that gets its name last: the package reuses whatever it finds, also an older version or one that broke off half
 * way. Nothing in it points back to the checkout that unpacked it: that may be gone when the next one comes, and
 * Chromium crashes at the first page without a font.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export function unpackedChromium(root: string): string {
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/@sparticuz/chromium/package.json'), 'utf8')) as {
    version: string;
  };
  const folder = join(tmpdir(), `kawaraban-browser-${version}`);
  if (existsSync(folder)) return folder;
  const unfinished = mkdtempSync(`${folder}-`);
  unpack(root, unfinished);
  unpackFonts(root, unfinished);
  writeFileSync(join(unfinished, 'fonts.conf'), fontsConf(folder));
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    // Another run was faster.
    rmSync(unfinished, { recursive: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** The runtime that it is told to be in makes it unpack NSS too, which a small system lacks. */
function unpack(root: string, folder: string): void {
  const program = `import('@sparticuz/chromium').then((chromium) => chromium.default.executablePath())`;
  const env = { TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' };
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: root,
    env,
    encoding: 'utf8',
  });
  if (status !== 0 || !existsSync(join(folder, 'chromium')))
    throw new Error(`Chromium could not be unpacked: ${stderr}`);
}

/** TTF: text in a woff2 that fontconfig hands out stays blank. */
function unpackFonts(root: string, folder: string): void {
  const fonts = join(root, 'node_modules/@expo-google-fonts/noto-sans-jp');
  for (const weight of ['400Regular', '700Bold'])
    cpSync(join(fonts, weight), join(folder, 'fonts', weight), { recursive: true });
}

function fontsConf(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <cachedir>${folder}/font-cache</cachedir>
</fontconfig>
`;
}
