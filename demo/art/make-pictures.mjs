// Prints the pictures that the demo's stories name. See README.md.
import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { drawPrint, subjects } from './draw.mjs';
import { inks } from './inks.mjs';

sharp.concurrency(1);
const demo = fileURLToPath(new URL('..', import.meta.url)),
  pictures = join(demo, 'pictures'),
  width = 1600,
  height = 1067;

/** Takes `hibari-fishing-boats-2` apart, or says what is wrong with it. */
function parseName(name, from) {
  const [, site, subject, n] = /^([a-z]+)-([a-z-]+)-(\d+)$/.exec(name) ?? [];
  if (!site) throw new Error(`${from}: “${name}” is no picture name; write SITE-SUBJECT-N.`);
  if (!(site in inks)) throw new Error(`${from}: no inks for “${site}”. Known: ${Object.keys(inks).join(', ')}.`);
  if (!(subject in subjects))
    throw new Error(`${from}: no subject “${subject}”. Known: ${Object.keys(subjects).join(', ')}.`);
  return { name, site, subject, n: Number(n) };
}

/** What an agency sends with its item: printed from this name, filed under the agency's. */
const wirePictures = { 'hibari-waves-9': join(demo, 'wire', 'kp-041187.jpg') };

function fileOf({ name }) {
  return wirePictures[name] ?? join(pictures, `${name}.jpg`);
}

/** The names of the pictures in one file of stories. */
function namesIn(file) {
  let stories;
  try {
    stories = [JSON.parse(readFileSync(file, 'utf8'))].flat();
  } catch (error) {
    throw new Error(`${file}: ${error.message}`);
  }
  const named = stories.flatMap((story) =>
    picturesIn(story).map(({ subject, n }) => `${story.site}-${subject}-${n ?? 1}`),
  );
  const inBodies = JSON.stringify(stories.map(({ body }) => body ?? [])).matchAll(/"file":"([a-z0-9-]+)\.jpg"/g);
  return [...named, ...[...inBodies].map(([, name]) => name)];
}

/** Its lead, and those in the fields of its kind. */
function picturesIn(value) {
  if (typeof value !== 'object' || value === null) return [];
  return [...(typeof value.subject === 'string' ? [value] : []), ...Object.values(value).flatMap(picturesIn)];
}

/** Every distinct picture asked for, with all complaints collected. */
function wanted(extra) {
  const stories = join(demo, 'stories'),
    found = new Map(),
    complaints = [];
  const attempt = (from, job) => {
    try {
      job();
    } catch (error) {
      complaints.push(error.message);
    }
  };
  const add = (name, from) => {
    if (!found.has(name)) attempt(from, () => found.set(name, parseName(name, from)));
  };
  const files = existsSync(stories)
    ? readdirSync(stories, { recursive: true })
        .filter((file) => file.endsWith('.json'))
        .sort((a, b) => (a < b ? -1 : 1))
    : [];
  for (const file of files) attempt(file, () => namesIn(join(stories, file)).forEach((name) => add(name, file)));
  Object.keys(wirePictures).forEach((name) => add(name, 'demo/wire'));
  extra.forEach((name) => add(name, 'command line'));
  return { list: [...found.values()], complaints };
}

const svgOf = ({ subject, site, name }) => Buffer.from(drawPrint({ subject, site, seed: name }));

async function print(picture) {
  const { size } = await sharp(svgOf(picture), { density: (72 * width) / 1200 })
    .resize(width, height, { fit: 'cover' })
    .flatten()
    .jpeg({ quality: 76, mozjpeg: true })
    .toFile(fileOf(picture));
  console.log(`${picture.name}.jpg ${Math.round(size / 1024)} KB`);
}

/** Contact sheets, six to a row, for looking at. */
async function contactSheets(list) {
  const folder = join(tmpdir(), 'kawaraban-contact-sheets'),
    w = 336,
    h = 224,
    label = 22,
    rows = 4,
    perSheet = 6 * rows;
  mkdirSync(folder, { recursive: true });
  for (let start = 0; start < list.length; start += perSheet) {
    const part = list.slice(start, start + perSheet),
      layers = [];
    for (const [i, picture] of part.entries()) {
      const left = (i % 6) * (w + 8),
        top = Math.floor(i / 6) * (h + label + 6);
      layers.push({ input: await sharp(svgOf(picture)).resize(w, h).png().toBuffer(), left, top });
      layers.push({
        input: Buffer.from(
          `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${label}"><text x="2" y="15" font-family="sans-serif" font-size="14" fill="#222">${picture.name}</text></svg>`,
        ),
        left,
        top: top + h,
      });
    }
    const file = join(folder, `sheet-${start / perSheet + 1}.png`);
    await sharp({
      create: {
        width: 6 * (w + 8),
        height: Math.ceil(part.length / 6) * (h + label + 6),
        channels: 3,
        background: '#fff',
      },
    })
      .composite(layers)
      .png()
      .toFile(file);
    console.log(file);
  }
}

const words = process.argv.slice(2),
  flags = new Set(words.filter((word) => word.startsWith('--'))),
  named = words.filter((word) => !word.startsWith('--'));
if (flags.has('--help')) console.log('node make-pictures.mjs [--all] [--sheet] [SITE-SUBJECT-N …]');
else {
  // Names on the command line stand alone for a contact sheet; otherwise they come on top of the stories'.
  const { list, complaints } =
    flags.has('--sheet') && named.length
      ? { list: named.map((name) => parseName(name, 'command line')), complaints: [] }
      : wanted(named);
  mkdirSync(pictures, { recursive: true });
  if (flags.has('--sheet')) await contactSheets(list);
  else for (const picture of list) if (flags.has('--all') || !existsSync(fileOf(picture))) await print(picture);
  for (const complaint of complaints) console.error(complaint);
  if (complaints.length) process.exitCode = 1;
}
