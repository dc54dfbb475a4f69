/**
 * The little markup of the desk's files: *emphasis*, **strong**, [words](address), {漢字|かんじ} for ruby. What does
 * not close is text; a link to anything but http, https or mailto is its words alone.
 */
import type { Inline, Mark } from './body-schema.shared.ts';

const token =
  /\*\*([^*]+)\*\*|\*([^*]+)\*|\[([^\]\n]{1,500})\]\(([^)\s]{1,2000})\)|\{([^|{}]{1,40})\|([^|{}]{1,60})\}/u;

export function parseInline(text: string, marks: readonly Mark[] = []): Inline[] {
  const found = token.exec(text);
  if (!found) return words(text, marks);
  const [whole, strong, em, label, address, base, reading] = found;
  const before = words(text.slice(0, found.index), marks);
  const after = parseInline(text.slice(found.index + whole.length), marks);
  const inside = ((): Inline[] => {
    if (strong !== undefined) return parseInline(strong, [...marks, { type: 'strong' }]);
    if (em !== undefined) return parseInline(em, [...marks, { type: 'em' }]);
    if (label !== undefined) return parseInline(label, [...marks, ...link(address ?? '')]);
    return [{ type: 'ruby', attrs: { base: base ?? '', reading: reading ?? '' } }];
  })();
  return [...before, ...inside, ...after];
}

function words(text: string, marks: readonly Mark[]): Inline[] {
  if (text === '') return [];
  return [marks.length > 0 ? { type: 'text', text, marks: [...marks] } : { type: 'text', text }];
}

function link(address: string): Mark[] {
  const href = safeHref(address);
  return href === null ? [] : [{ type: 'link', attrs: { href } }];
}

/** An address that a link may have, or null. A path stays a path; browsers drop tabs and line breaks, so none may be in it. */
export function safeHref(address: string): string | null {
  if (/^\/(?![/\\])/.test(address)) return /[\p{Cc}\p{Zl}\p{Zp}]/u.test(address) ? null : address;
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  return ['http:', 'https:', 'mailto:'].includes(url.protocol) && url.username === '' ? url.href : null;
}
