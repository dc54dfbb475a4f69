/**
 * Whether the terms of a picture, in its agency's words, let it stand on a site. Words alone cannot tell all: what is found
 * here is what agencies and photographers write most, and a profile adds or takes away. What is meant for print, or not for
 * the country of a site's readers, is not shown. Pure.
 */
import { countryCode } from './readers/to-place.ts';
import type { WireProfile } from './wire-profile.ts';

const online = '(?:online|on-line|internet|web(?:sites?)?|digital|electronic)';
/** Who forbids these may let the picture stand on a site all the same. */
const other = String.raw`(?!\s+(?:manipulat|alter|edit|retouch|sale|archiv|resale))`;
const conditions = String.raw`(?!\s+(?:without|unless|except|for|in|by)\b)`;
const forbidding: readonly RegExp[] = [
  new RegExp(
    String.raw`\b(?:no|not for|not to be used|except|excluding|excludes)\s+(?:(?:use|usage|publication)\s+)?(?:on |in |for )?(?:any |the )?${online}\b${other}`,
    'i',
  ),
  new RegExp(
    String.raw`\b${online}(?:\s+use)?\s+(?:out|prohibited|forbidden|(?:is |are )?not (?:permitted|allowed|licensed))\b`,
    'i',
  ),
  /\b(?:print|newspapers?)(?: use)? only\b|\bonly (?:for|in) print\b/i,
  new RegExp(
    String.raw`\b(?:(?:do not|not to be|may not be) (?:used?|published?|show|shown)|not for (?:publication|release))\b${conditions}`,
    'i',
  ),
  /\b(?:picture|photo|mandatory) kill\b/i,
  /(?:ウェブ|web|ネット|オンライン|電子版|デジタル)[^。、\n]{0,8}(?:不可|禁止|NG)/i,
  /(?<!無断|無断で|無断での|目的外)(?:使用|掲載|公開|配信)(?:不可|禁止)/,
  /(?:紙面|新聞|印刷物)(?:のみ|限定)/,
];
/** “GERMANY, AUSTRIA AND JAPAN OUT”. */
const out = /(?<places>[^;.。、\n()]{2,200}?)\s+OUT\b/g;
const shortNames: Readonly<Record<string, string>> = { USA: 'US', UK: 'GB', GBR: 'GB', JPN: 'JP', PRC: 'CN' };

/** The words that forbid it; null where none do. `territories`: for whose readers the network's sites are, null for everyone. */
export function forbiddenBy(
  written: string,
  profile: Pick<WireProfile, 'terms'>,
  territories: readonly (string | null)[],
): string | null {
  // ＷＥＢ掲載不可 and ｳｪﾌﾞ掲載不可 forbid what WEB掲載不可 does.
  const terms = written.normalize('NFKC');
  const own = Object.entries(profile.terms).map(([words, meant]) => [words.normalize('NFKC'), meant] as const);
  const hiding = own.find(([words, meant]) => meant === 'hide' && holds(terms, words))?.[0];
  if (hiding !== undefined) return hiding;
  const rest = own.filter(([, meant]) => meant === 'show').reduce((text, [words]) => without(text, words), terms);
  for (const words of forbidding) {
    const [found] = words.exec(rest) ?? [];
    if (found !== undefined) return found;
  }
  for (const { groups } of rest.matchAll(out))
    for (const place of placesIn(groups?.['places'] ?? ''))
      if (territories.some((territory) => territory === null || territory === place.code)) return `${place.name} OUT`;
  return null;
}

/** Countries; cities, magazines and television are none. */
function placesIn(list: string): { name: string; code: string }[] {
  return list.split(/,|\/|&|\band\b/i).flatMap((part) => {
    const words = part.trim().split(/\s+/);
    const names = words.map((_word, at) => words.slice(at).join(' '));
    const name = names.find((candidate) => codeOf(candidate) !== undefined);
    return name === undefined ? [] : [{ name, code: codeOf(name) ?? '' }];
  });
}

function codeOf(name: string): string | undefined {
  const letters = name.replaceAll('.', '');
  if (letters === 'TV') return undefined;
  const byCode =
    /^[A-Z]{2}$/.test(letters) && new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }).of(letters);
  return countryCode(name) ?? shortNames[letters] ?? (byCode ? letters : undefined);
}

function holds(text: string, words: string): boolean {
  return text.toLowerCase().includes(words.toLowerCase());
}

function without(text: string, words: string): string {
  const at = text.toLowerCase().indexOf(words.toLowerCase());
  return at < 0 ? text : without(`${text.slice(0, at)}\n${text.slice(at + words.length)}`, words);
}
