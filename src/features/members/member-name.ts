/** A member's name: what it may be, what it looks like, and the address made of it. */

export type NameProblem = 'too-short' | 'too-long' | 'odd-characters' | 'reserved';

/** Combining marks, invisible characters and those that turn the direction of writing. */
const invisible =
  // eslint-disable-next-line no-misleading-character-class
  /[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}\u034F\u115F\u1160\u17B4\u17B5\u3164\uFFA0\uFE00-\uFE0F]|[\u{E0100}-\u{E01EF}]/u;
const letters = /^[\p{L}\p{M}\p{Nd}\p{Nl}'’.・ー〜 _-]+$/u;
const marks = /\p{M}/gu;

/** Signs of other scripts that are taken for one another (after UTS #39, confusables), and digits for letters. */
const lookalikes: Readonly<Record<string, string>> = {
  ...pairs('аеорсухіјѕԁһԛԝзбвкмнтгпѵҽүӏ', 'aeopcyxijsdhqw36bkmhtrnveyi'),
  ...pairs('αβγδεικνορτυχωησϲϳ', 'abydeikvoptuxwnocj'),
  ...pairs('0135!|ıłøđħɑɡɩſ', 'oi35iiiiodhagis'),
  l: 'i',
  // A kanji, and the kana that is drawn like it; kana of two scripts.
  ...pairs('エカニロタハトチーヘベペリ', '工力二口夕八卜千一へべぺり'),
};

/** What everyone would believe of whoever bears it. */
const reservedNames = keys(
  'moderation editor editors editorial desk system support help root official owner news press team media the',
  'formermember anonymous postmaster security abuse',
);
/** Of these one word is enough, whatever else is in the name; Japanese does not part its words. */
const reservedWords = keys('admin administrator staff moderator newsroom kawaraban webmaster');
const reservedParts = keys('運営 管理者 編集部 公式 事務局 モデレーター スタッフ');

export function nameProblem(name: string, reserved: readonly string[]): NameProblem | null {
  const points = Array.from(name);
  if (points.length < 2) return 'too-short';
  if (points.length > 40) return 'too-long';
  const tooManyMarks = (name.normalize('NFD').match(marks)?.length ?? 0) > points.length;
  if (invisible.test(name) || !letters.test(name) || tooManyMarks) return 'odd-characters';
  const key = nameKey(name);
  if (key.length < 2) return 'odd-characters';
  return isReserved(name, reserved) ? 'reserved' : null;
}

/** “Admin”, “Hibari”, “Hibari staff”, “hibaristaff 2”, “ひばり編集部”; not “Desk Lamp”. */
function isReserved(name: string, houses: readonly string[]): boolean {
  const key = nameKey(name);
  const words = name.split(/[^\p{L}\p{M}\p{N}]+/u).map((word) => nameKey(word));
  if (words.some((word) => reservedWords.has(word) || reservedWords.has(unnumbered(word)))) return true;
  if ([...reservedParts].some((part) => key.includes(part))) return true;
  let rest = key;
  // The longest first: one may be a part of another.
  for (const house of houses.map((other) => nameKey(other)).toSorted((a, b) => b.length - a.length))
    if (house.length >= 3) rest = rest.replace(house, '');
  if (reservedNames.has(rest) || reservedNames.has(unnumbered(rest))) return true;
  return rest !== key && (unnumbered(rest) === '' || reservedWords.has(unnumbered(rest)));
}

/** Digits at the end say nothing; as the key has them, some are letters. */
function unnumbered(key: string): string {
  return key.replace(/[0-9io]+$/, '');
}

/** As it is typed, tidied: NFC, single spaces. */
export function tidyName(input: string): string {
  return input.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
}

/** Two names that look alike have the same key (UTS #39, skeleton). */
export function nameKey(name: string): string {
  return Array.from(name.normalize('NFKC').toLowerCase())
    .flatMap((letter) => Array.from(plain(letter)))
    .map((letter) => lookalikes[letter] ?? letter)
    .join('')
    .replaceAll('vv', 'w')
    .replaceAll('rn', 'm');
}

/** Without its marks, and nothing for what is neither letter nor digit. Marks of kana are letters’ own: が is not か. */
function plain(letter: string): string {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}ー]/u.test(letter)) return letter;
  return letter
    .normalize('NFKD')
    .replaceAll(marks, '')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
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

function keys(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.split(' ')).map((name) => nameKey(name)));
}

function pairs(from: string, to: string): Record<string, string> {
  const targets = Array.from(to);
  return Object.fromEntries(Array.from(from).map((letter, at) => [letter, targets[at] ?? letter]));
}
