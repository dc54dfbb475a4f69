/** A member's name: what it may be, what it looks like, and the address made of it. */

export type NameProblem = 'too-short' | 'too-long' | 'odd-characters' | 'reserved';

/** Combining marks, invisible characters and those that turn the direction of writing. */
const invisible =
  // eslint-disable-next-line no-misleading-character-class
  /[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}\u034F\u115F\u1160\u17B4\u17B5\u3164\uFFA0\uFE00-\uFE0F]|[\u{E0100}-\u{E01EF}]/u;
const letters = /^[\p{L}\p{M}\p{Nd}\p{Nl}'’.・ー〜 _-]+$/u;
const marks = /\p{M}/gu;

/** Letters of other scripts that are taken for Latin ones (after UTS #39, confusables), and digits for letters. */
const lookalikes: Readonly<Record<string, string>> = {
  ...pairs('аеорсухіјѕԁһԛԝзбвкмнтг', 'aeopcyxijsdhqw36bkmhtr'),
  ...pairs('αβγδεικνορτυχωη', 'abydeikvoptuxwn'),
  ...pairs('0135!|ıł', 'oi35iiil'),
  ...{ l: 'i', vv: 'w', rn: 'm' },
};

/** What everyone would believe of whoever bears it. */
const reservedNames =
  /^(?:admin|administrator|staff|moderator|moderation|editor|desk|system|support|help|root|official|owner|newsroom|kawaraban|formermember|anonymous|運営|管理者|編集部|公式|事務局|モデレーター)\d*$/u;

export function nameProblem(name: string, reserved: readonly string[]): NameProblem | null {
  const points = Array.from(name);
  if (points.length < 2) return 'too-short';
  if (points.length > 40) return 'too-long';
  const tooManyMarks = (name.normalize('NFD').match(marks)?.length ?? 0) > points.length;
  if (invisible.test(name) || !letters.test(name) || tooManyMarks) return 'odd-characters';
  const key = nameKey(name);
  if (key.length < 2) return 'odd-characters';
  return reservedNames.test(key) ||
    reservedNames.test(name.normalize('NFKC').toLowerCase()) ||
    reserved.some((other) => nameKey(other) === key)
    ? 'reserved'
    : null;
}

/** As it is typed, tidied: NFC, single spaces. */
export function tidyName(input: string): string {
  return input.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
}

/** Two names that look alike have the same key (UTS #39, skeleton). */
export function nameKey(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(marks, '')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
  const latin = Array.from(plain)
    .map((letter) => lookalikes[letter] ?? letter)
    .join('');
  // Marks of kana are letters' own: が is not か.
  const kana = Array.from(name.normalize('NFKC'))
    .filter((letter) => /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(letter))
    .join('');
  return latin.replaceAll('vv', 'w').replaceAll('rn', 'm') + (kana === '' ? '' : `:${kana}`);
}

/** For the address `/member/{slug}`; undefined where nothing of the name can stand in one. */
export function slugOfName(name: string): string | undefined {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(marks, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40);
  return slug.length >= 2 ? slug : undefined;
}

function pairs(from: string, to: string): Record<string, string> {
  const targets = Array.from(to);
  return Object.fromEntries(Array.from(from).map((letter, at) => [letter, targets[at] ?? letter]));
}
