/** What stands beside the text: a line for each rendition, and the best one of each picture. */
import type { WireMedia, WirePicture } from '../wire-item.ts';
import { noProfile } from '../wire-profile.ts';
import type { WireProfile } from '../wire-profile.ts';
import type { SaidMedia, SaidRendition } from './reader.ts';
import { toPictureRights } from './to-picture-rights.ts';
import { spaced } from './xml-nodes.ts';

const most = 500;
const longest = { caption: 4_000, credit: 300, alt: 1_000, href: 2_000 };
const readable = /^image\/(jpe?g|pjpeg|png|webp|gif|avif)\b/i;
const readableName = /\.(jpe?g|png|webp|gif|avif)([?#]|$)/i;
const small = /thumb|icon|small|preview/i;
const large = /main|orig|high|full|base|large/i;

export function toMedia(
  said: readonly SaidMedia[],
  problems: string[],
  profile: WireProfile = noProfile,
): { media: WireMedia[]; pictures: WirePicture[] } {
  const media: WireMedia[] = [];
  const pictures: WirePicture[] = [];
  if (said.length > most)
    problems.push(`It has ${said.length} pictures and other files; those after the first ${most} are left out.`);
  for (const part of said.slice(0, most)) {
    const words = toWords(part, problems);
    const renditions = part.renditions.filter(({ href }) => href !== '' && href.length <= longest.href);
    media.push(
      ...renditions.map(({ name, href }) => ({ rendition: name?.trim().slice(0, 100) || null, href, ...words })),
    );
    if (!part.picture) continue;
    const best = bestOf(renditions);
    const rights = part.rights && toPictureRights(part.rights, profile, problems);
    if (best) pictures.push({ href: best.href.replace(/^\.\//, ''), ...words, ...(rights ? { rights } : {}) });
    else problems.push('A picture has no rendition.');
  }
  if (media.length > most)
    problems.push(`It has ${media.length} renditions; those after the first ${most} are left out.`);
  return { media: media.slice(0, most), pictures: pictures.slice(0, most) };
}

/** Those that we can read, before thumbnails and the rest; among them the widest. */
function bestOf(renditions: readonly SaidRendition[]): SaidRendition | undefined {
  const rank = ({ name, href, type }: SaidRendition): number => {
    const read = type === null ? readableName.test(href) : readable.test(type);
    return (read ? 4 : type === null ? 2 : 0) + (small.test(name ?? '') ? 0 : 1);
  };
  const sized = (rendition: SaidRendition): number => rendition.width ?? (large.test(rendition.name ?? '') ? 1 : 0);
  return renditions
    .filter(({ type }) => type === null || /^image\//i.test(type))
    .toSorted((a, b) => rank(b) - rank(a) || sized(b) - sized(a))[0];
}

function toWords(
  part: SaidMedia,
  problems: string[],
): { caption: string | null; credit: string | null; alt: string | null } {
  const said = part.caption === null ? null : spaced(part.caption);
  const split = part.picture && said !== null && said.length <= longest.caption ? splitCredit(said) : null;
  return {
    caption: upTo('caption', split?.caption ?? said, problems),
    credit: upTo('credit', part.credit ?? split?.credit ?? null, problems),
    alt: upTo('alt', part.alt, problems),
  };
}

function upTo(name: 'caption' | 'credit' | 'alt', said: string | null, problems: string[]): string | null {
  const text = said === null ? '' : spaced(said);
  if (text.length <= longest[name]) return text || null;
  problems.push(`A picture’s ${name} has more than ${longest[name]} characters and is left out.`);
  return null;
}

const creditWords =
  /photo|foto|picture|image|credit|courtesy|handout|pool|illustration|graphic|print|©|\/| via |撮影|提供|写真|共同|時事|ロイター/i;

/**
 * “… fell. (AP Photo/N. N.)”, “… fell. Photo: N. N.”: after the sentence's end it is a credit; before it, only if it says so
 * itself, as parentheses stand there for other ends too.
 */
export function splitCredit(caption: string): { caption: string; credit: string | null } {
  const [, before, inside] = /^(.*?)\s*[(（]([^()（）]{2,150})[)）]\.?$/su.exec(caption) ?? [];
  if (before && inside && /\p{L}/u.test(inside)) {
    const ended = /[.!?。！？」”"]$/u.test(before) && !/[.!?。]$/u.test(inside);
    if (ended || creditWords.test(inside)) return { caption: before, credit: inside.trim() };
  }
  const labelled = /^(.*[.!?。！？」”"])\s*((?:photo|foto|bild|credit|写真)\s*[:：]\s*.{2,150})$/isu.exec(caption);
  return labelled ? { caption: labelled[1] ?? caption, credit: labelled[2] ?? null } : { caption, credit: null };
}
