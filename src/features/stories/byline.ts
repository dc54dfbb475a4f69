/** Who wrote it, as its page says: the byline as it was written, with those whom the house knows as links. Pure. */
import type { Language } from '../network/network.ts';
import type { NamedLink } from './story.ts';

/** A byline that does not name all of them, or that nobody wrote, is made from their names. */
export function bylineParts(
  byline: string | null,
  authors: readonly NamedLink[],
  language: Language,
): (string | NamedLink)[] {
  if (authors.length === 0) return byline === null ? [] : [byline];
  if (byline !== null && authors.every(({ name }) => byline.includes(name))) return linked(byline, authors);
  return written(authors, language);
}

function linked(text: string, authors: readonly NamedLink[]): (string | NamedLink)[] {
  const first = authors
    .map((author) => ({ author, at: text.indexOf(author.name) }))
    .filter(({ at }) => at >= 0)
    // Of two that begin at the same place the longer is meant.
    .toSorted((a, b) => a.at - b.at || b.author.name.length - a.author.name.length)[0];
  if (!first) return text === '' ? [] : [text];
  const { author, at } = first;
  const others = authors.filter((other) => other !== author);
  return [...(at === 0 ? [] : [text.slice(0, at)]), author, ...linked(text.slice(at + author.name.length), others)];
}

const joints = {
  en: { before: 'By ', between: ', ', last: ' and ' },
  ja: { before: '文・', between: '、', last: '、' },
};

function written(authors: readonly NamedLink[], language: Language): (string | NamedLink)[] {
  const { before, between, last } = joints[language];
  return [
    before,
    ...authors.flatMap((author, at) => {
      if (at === 0) return [author];
      return [at === authors.length - 1 ? last : between, author];
    }),
  ];
}
