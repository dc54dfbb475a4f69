/** What a text is about: its telling words, each with how much of the text it is. */

export interface TextParts {
  headline: string;
  kicker: string | null;
  standfirst: string | null;
  body: string;
}

const most = 60;
const longest = 40;
const longestText = 100_000;
const segmenters = new Map<string, Intl.Segmenter>();

/** The heaviest first. A word of the headline weighs three, of the standfirst two, one of the body by how often it comes. */
export function termsOf(parts: TextParts, language: string): Map<string, number> {
  const weights = new Map<string, number>();
  const add = (text: string | null, weight: (times: number) => number): void => {
    const counts = new Map<string, number>();
    for (const term of tellingWords((text ?? '').slice(0, longestText), language))
      counts.set(term, (counts.get(term) ?? 0) + 1);
    for (const [term, times] of counts) weights.set(term, (weights.get(term) ?? 0) + weight(times));
  };
  add(`${parts.headline}\n${parts.kicker ?? ''}`, () => 3);
  add(parts.standfirst, () => 2);
  add(parts.body, (times) => Math.log2(1 + times) / 2);
  return new Map([...weights].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, most));
}

function* tellingWords(text: string, language: string): Generator<string> {
  let segmenter = segmenters.get(language);
  if (!segmenter) segmenters.set(language, (segmenter = new Intl.Segmenter(language, { granularity: 'word' })));
  for (const { segment, isWordLike } of segmenter.segment(text.normalize('NFKC'))) {
    if (!isWordLike || segment.length > longest) continue;
    const term = language === 'ja' ? japanese(segment) : western(segment);
    if (term !== null) yield term;
  }
}

/** Kana alone are mostly grammar; katakana are words from elsewhere, and tell. */
function japanese(word: string): string | null {
  if (word.length < 2) return null;
  return /[\p{Script=Han}]/u.test(word) || /^[\p{Script=Katakana}ー]{3,}$/u.test(word) ? word : null;
}

/** One of many and many of one are the same thing; short words are mostly grammar. */
function western(word: string): string | null {
  const lower = word.toLowerCase().replace(/['’]s$/u, '');
  if (lower.length < 4 || /\d/.test(lower) || common.has(lower)) return null;
  const stem = lower.length > 4 && lower.endsWith('s') && !/(ss|us|is)$/.test(lower) ? lower.slice(0, -1) : lower;
  return stem.length < 4 ? null : stem;
}

/** English words of four letters and more that say nothing of what a text is about. */
const common = new Set(
  `about above after again against almost alone along already also although always among another anybody anyone anything
  around asked asks away back because become been before began begin behind being below between both bring brought came
  cannot come comes coming could days does doing done down during each early either else enough even evening ever every
  everybody everyone everything face fact feel felt find first five fixed found four from full gave gets give given gives
  goes going gone good great half hand hands happen hard have having hear heard held help here himself hold hour hours
  however into itself just keep keeps kept kind knew know known knows last late later learn least leave leaves left less
  like likes little live lived lives long longer look looked looks made make makes making many matter maybe mean means
  might mind minute minutes moment month months more morning most much must name named near nearly need needs never next
  night nine nobody none nothing number often once only open opened opens other others over part people perhaps place
  places puts quite rather read ready really right room round said same says second seem seemed seen sell seven several
  shall short should show side since small some somebody someone something sometimes soon stand stands start still stop
  such take taken takes taking tell tells than that their them themselves then there these they thing things think third
  this those though thought three through time times today together told tomorrow took toward tried turn turned turns
  twice under until upon used uses using usual usually very wait walk want wants week weeks well went were what when where
  whether which while whole whom whose will with within without word words work worked working works would write written
  wrote year years yesterday your yours yourself`.split(/\s+/),
);
