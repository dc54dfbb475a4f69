/** The beginning of a text that is too long to be shown whole. */

/** Ends with a word where there is a space not far back, else within the text; never with half a character. */
export function cutAtWord(text: string, most: number): string {
  if (text.length <= most) return text;
  const begun = text.slice(0, most + 1);
  const space = begun.lastIndexOf(' ');
  const end = space > most * 0.8 ? space : most;
  return `${text.slice(0, end).toWellFormed().trimEnd()}…`;
}
