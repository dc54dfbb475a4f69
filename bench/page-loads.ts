/** What a browser loads for a page, read from its markup: a phone 412 CSS pixels wide with two dots to each. */

const widthPx = 412;
const density = 2;
/** No thumbnail is drawn wider, on a phone. */
const thumbnailPx = 120;

export interface FontFace {
  path: string;
  italic: boolean;
  /** Code points, both ends included. */
  ranges: [from: number, to: number][];
}

export function stylesheet(html: string): string | undefined {
  return /<link rel="stylesheet" href="([^"]+)"/.exec(html)?.[1];
}

export function script(html: string): string | undefined {
  return /<script type="module" src="([^"]+)"/.exec(html)?.[1];
}

/** The one picture that is loaded at once, in AVIF. */
export function leadPicture(html: string): string | undefined {
  const lead = pictures(html).find((picture) => picture.includes('fetchpriority="high"'));
  return lead && rendition(lead)?.path;
}

/** The small ones beside headlines, in AVIF. */
export function thumbnails(html: string): string[] {
  const found = pictures(html).flatMap((picture) => rendition(picture) ?? []);
  return [...new Set(found.filter(({ drawn }) => drawn <= thumbnailPx).map(({ path }) => path))];
}

function pictures(html: string): string[] {
  return html.match(/<picture>.*?<\/picture>/gs) ?? [];
}

/** The one that a browser takes, and how wide it draws it. */
function rendition(picture: string): { path: string; drawn: number } | undefined {
  const source = /<source type="image\/avif" srcset="([^"]+)" sizes="([^"]+)"/.exec(picture);
  if (!source) return undefined;
  const [, srcset = '', sizes = ''] = source;
  const drawn = drawnPx(sizes);
  const renditions = srcset
    .split(', ')
    .map((entry) => entry.split(' '))
    .map(([path = '', width = '']) => ({ path, width: Number.parseInt(width, 10) }))
    .toSorted((a, b) => a.width - b.width);
  const taken = renditions.find(({ width }) => width >= drawn * density) ?? renditions.at(-1);
  return taken && { path: taken.path, drawn };
}

/** The first of `sizes` whose condition holds; those of ours are all about widths above a phone's. */
function drawnPx(sizes: string): number {
  const drawn = sizes.split(',').find((entry) => widthPx >= Number(/min-width:(\d+)px/.exec(entry)?.[1] ?? 0)) ?? '';
  const [, number = '0', unit] = /(\d+)(vw|px)$/.exec(drawn) ?? [];
  return unit === 'vw' ? (Number(number) * widthPx) / 100 : Number(number);
}

export function fontFaces(css: string): FontFace[] {
  return (css.match(/@font-face\s*\{[^}]*\}/g) ?? []).flatMap((face) => {
    const path = /url\("?'?([^"')]+)/.exec(face)?.[1];
    if (path === undefined) return [];
    const ranges = /unicode-range:([^;}]+)/.exec(face)?.[1]?.split(',') ?? ['U+0-10FFFF'];
    return [{ path, italic: /font-style:\s*italic/.test(face), ranges: ranges.map(toRange) }];
  });
}

/** `U+20-7E`, `U+a9`, and `U+4??` as minifiers write it. */
function toRange(text: string): [number, number] {
  const [from = '', to = from] = text.trim().replace(/^U\+/i, '').split('-');
  return [Number.parseInt(from.replaceAll('?', '0'), 16), Number.parseInt(to.replaceAll('?', 'F'), 16)];
}

/** An upright face with the letters that every English page has. */
export function isPlainLatin(face: FontFace): boolean {
  return !face.italic && covers(face, 'e');
}

/** At most: that a letter is on the page does not say that it is set in this family. */
export function wants(html: string, face: FontFace): boolean {
  const text = html.replace(/<head>.*?<\/head>/s, '');
  if (face.italic && !/<(em|i|cite)[ >]/.test(text)) return false;
  return [...new Set(text)].some((letter) => covers(face, letter));
}

function covers({ ranges }: FontFace, letter: string): boolean {
  const point = letter.codePointAt(0) ?? 0;
  return ranges.some(([from, to]) => from <= point && point <= to);
}
