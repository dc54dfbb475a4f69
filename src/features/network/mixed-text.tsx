/** Text with its Japanese runs marked as such, so that they are set and read aloud as Japanese on an English page. */
import type { ComponentChild } from 'preact';
import type { Language } from './site.ts';

const japaneseRun =
  /([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々〆「」『』、。・！？（）]*[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}々][\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々〆「」『』、。・！？（）]*)/u;

export function mixedText(text: string, language: Language): ComponentChild {
  if (language === 'ja' || !japaneseRun.test(text)) return text;
  // With one capturing group, split leaves the runs at the odd places.
  return text.split(japaneseRun).map((run, index) => (index % 2 === 1 ? <span lang="ja">{run}</span> : run));
}
