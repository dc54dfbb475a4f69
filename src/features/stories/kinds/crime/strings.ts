import type { Language } from '../../../network/network.ts';

type CrimeStrings = Record<'accordingTo' | 'source' | 'notConvicted', string>;

const catalogue: Record<Language, CrimeStrings> = {
  en: {
    accordingTo: 'Who says so',
    source: 'Read it',
    notConvicted: 'Nobody named here has been convicted of what is reported.',
  },
  ja: {
    accordingTo: '誰が述べているか',
    source: '出典',
    notConvicted: 'ここに名前のある人は、報じられた件で有罪と決まったわけではありません。',
  },
};

export function crimeStrings(language: Language): CrimeStrings {
  return catalogue[language];
}
