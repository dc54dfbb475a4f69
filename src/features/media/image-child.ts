/**
 * The process that touches foreign pictures: it decodes and re-encodes, knows no database and no secret, and may be
 * killed at any time. SVG and every format that we did not choose are refused before a decoder sees them. One that was
 * started to draw gets no foreign picture, and reads nothing but SVG of our own.
 */
import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import type { OverlayOptions, Region, Sharp } from 'sharp';
import { embeddedRights } from './embedded-rights.ts';
import type { DrawnText, ImageJob, ImageReply, ImageResult } from './image-jobs.ts';
import type { Focus } from './picture.ts';

const maxPixels = 50_000_000;
const formats = new Set(['jpeg', 'png', 'webp', 'gif', 'heif']);

sharp.cache(false);
sharp.concurrency(1);
const draws = process.argv[2] === 'draw';
// Only the decoders for the formats above; their loaders' names are those of libvips.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: draws
    ? ['VipsForeignLoadSvg']
    : [
        'VipsForeignLoadJpeg',
        'VipsForeignLoadPng',
        'VipsForeignLoadWebp',
        'VipsForeignLoadNsgif',
        'VipsForeignLoadHeif',
      ],
});

process.on('message', (job: ImageJob) => {
  void run(job).then(
    (reply) => process.send?.(reply),
    (error: unknown) =>
      process.send?.({
        id: job.id,
        refused: error instanceof Error ? error.message : 'unreadable',
      } satisfies ImageReply),
  );
});
process.on('disconnect', () => process.exit(0));

async function run(job: ImageJob): Promise<ImageReply> {
  if (job.kind === 'drawing') return { id: job.id, results: [await draw(job)] };
  const bytes = job.kind === 'master' ? job.bytes : await readFile(job.file);
  const input = sharp(bytes, { limitInputPixels: maxPixels, failOn: 'error', animated: false });
  if (job.kind === 'master') {
    const { format, width, height, iptc, xmp } = await input.metadata();
    if (!formats.has(format) || (width ?? 0) < 16 || (height ?? 0) < 16)
      return { id: job.id, refused: `the format ${format} or its size is not accepted` };
    // What it says of itself is read here, where foreign bytes are; then all of it goes, the place where it was taken too.
    const embedded = embeddedRights({ iptc, xmp });
    // The orientation stays: rotate() applies it to the pixels.
    const { data, info } = await input
      .rotate()
      .resize({ width: job.maxWidth, height: job.maxHeight, fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 88 })
      .toBuffer({ resolveWithObject: true });
    return { id: job.id, results: [{ bytes: data, width: info.width, height: info.height, embedded }] };
  }
  const piece = job.kind === 'crop' ? await cut(input, job.ratio, job.focus) : undefined;
  const results = [];
  for (const width of job.widths) {
    const whole = piece ? input.clone().extract(piece) : input.clone();
    const resized = whole.resize({
      width,
      ...(piece ? { height: Math.round((width * piece.height) / piece.width) } : {}),
      withoutEnlargement: true,
    });
    const { data, info } = await encode(resized, job.format, width).toBuffer({ resolveWithObject: true });
    results.push({ bytes: data, width: info.width, height: info.height });
  }
  return { id: job.id, results };
}

/** The largest piece of a shape that has a point as near to its middle as the edges allow. */
async function cut(image: Sharp, ratio: number, focus: Focus): Promise<Region> {
  const { width, height } = await image.metadata();
  const piece = {
    width: Math.max(1, Math.min(width, Math.round(height * ratio))),
    height: Math.max(1, Math.min(height, Math.round(width / ratio))),
  };
  const before = (size: number, part: number, at: number): number =>
    Math.min(size - part, Math.max(0, Math.round((size * at) / 100 - part / 2)));
  return { ...piece, left: before(width, piece.width, focus.x), top: before(height, piece.height, focus.y) };
}

/** Drawn half as wide, twenty on a page: each may have 8 kB. */
const thumbnailPx = 336;

/** AVIF at effort 2: 0.5 s where the default takes 3.5 s for the same bytes. */
function encode(image: Sharp, format: 'avif' | 'webp' | 'jpeg', width: number): Sharp {
  switch (format) {
    case 'avif':
      return image.avif({ quality: width <= thumbnailPx ? 46 : 50, effort: 2 });
    case 'webp':
      return image.webp({ quality: 74 });
    case 'jpeg':
      return image.jpeg({ quality: 74, progressive: true });
  }
}

async function draw({ svg, texts }: Extract<ImageJob, { kind: 'drawing' }>): Promise<ImageResult> {
  const written = [];
  for (const text of texts) written.push({ ...(await write(text)), left: text.left, top: text.top });
  const { data, info } = await sharp(Buffer.from(svg))
    .composite(written)
    .png({ palette: true, colours: 64 })
    .toBuffer({ resolveWithObject: true });
  return { bytes: data, width: info.width, height: info.height };
}

async function write({ markup, families, weight, sizes, width, maxHeight }: DrawnText): Promise<OverlayOptions> {
  for (const [at, size] of sizes.entries()) {
    const text = sharp({
      text: {
        text: markup,
        font: `${families} ${size} @wght=${weight}`,
        ...{ width, dpi: 72, rgba: true, wrap: 'word-char' },
      },
    });
    const { data, info } = await text.raw().toBuffer({ resolveWithObject: true });
    const fits = info.height <= maxHeight && info.width <= width;
    if (!fits && at < sizes.length - 1) continue;
    const raw = { width: info.width, height: info.height, channels: info.channels };
    if (fits) return { input: data, raw };
    // What is longer than anybody writes is cut off.
    const cut = { left: 0, top: 0, width: Math.min(info.width, width), height: Math.min(info.height, maxHeight) };
    const whole = await sharp(data, { raw }).extract(cut).raw().toBuffer();
    return { input: whole, raw: { width: cut.width, height: cut.height, channels: info.channels } };
  }
  throw new Error('A text without a size cannot be drawn.');
}
